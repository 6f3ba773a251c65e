#pragma once

#include "server/cases/act.h"

namespace okienko::cases {

/// The clerk takes the case, also from a colleague of the unit. Of several clerks who try at once
/// one wins; the others are told who was faster.
ActOutcome take_case(storage::Transaction& transaction, const ActContext& context);

/// Nobody has the case any more; it waits in the unit's queue.
ActOutcome return_case(storage::Transaction& transaction, const ActContext& context);

}  // namespace okienko::cases
