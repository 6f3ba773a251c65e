#pragma once

#include <optional>
#include <string>

#include "server/cases/case.h"
#include "server/letters/context.h"
#include "server/letters/letter.h"

namespace okienko::letters {

/// Tells the owner of a case by e-mail that a letter waits in the account: never what it says, nor
/// its kind. False when the case has no owner, or the address can't be written to: then nobody was
/// told.
bool tell_owner(storage::Transaction& transaction,
                const Context& context,
                const cases::Case& about,
                const Letter& letter);
/// The same again after a week (KPA art. 46 § 5).
bool remind_owner(storage::Transaction& transaction,
                  const Context& context,
                  const cases::Case& about,
                  const Letter& letter);

}  // namespace okienko::letters
