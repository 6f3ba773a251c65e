#pragma once

#include <string>

#include "server/cases/act.h"

namespace okienko::cases {

/// Adds a note only the office sees, also to a closed case. Posted field: `notatka`.
ActOutcome note_case(storage::Transaction& transaction,
                     const ActContext& context,
                     const std::string& note);

}  // namespace okienko::cases
