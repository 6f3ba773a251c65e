#pragma once

#include <string>

#include "server/cases/act.h"

namespace okienko::cases {

/// Leads the case to another open state by a transition of its workflow. A waiting state stops the
/// term. Only the clerk who has the case may. Posted fields: `przejscie`, `uwaga` (words for the
/// office).
ActOutcome move_case(storage::Transaction& transaction,
                     const ActContext& context,
                     const forms::Workflow& workflow,
                     const std::string& transition,
                     const std::string& reason);

}  // namespace okienko::cases
