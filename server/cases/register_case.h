#pragma once

#include "server/cases/act.h"

namespace okienko::cases {

/// Enters a case into the list of cases of its unit: it gets its sign (unit, class of the workflow,
/// next number, the year in which it began) and goes on from the new state to an open one, if the
/// workflow has such a transition. Numbers have no gaps and follow the order of commits: the list
/// is locked until the caller's transaction ends.
ActOutcome register_case(storage::Transaction& transaction,
                         const ActContext& context,
                         const forms::Workflow& workflow);

}  // namespace okienko::cases
