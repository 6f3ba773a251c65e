#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "server/letters/context.h"
#include "server/letters/letter.h"
#include "server/web/identity.h"

namespace okienko::letters {

/// A letter in an account waits two weeks to be opened, is called to mind after one, and is deemed
/// delivered on the day after (KPA art. 46 § 5 and 6).
inline constexpr std::chrono::days kWaits{14};
inline constexpr std::chrono::days kReminded{7};

/// The letter as delivered on a day: the reader's own term begins to run. `announced`: as
/// cases::Case::announced.
void deliver(Letter& letter,
             Delivery how,
             std::chrono::sys_days day,
             config::Instant now,
             const std::vector<std::chrono::sys_days>& announced = {});

/// Who opens a letter: an account, or whoever holds the key of the case.
struct Reader {
    std::optional<std::string> account;
    config::Instant now{};
};

/// The reader confirms receipt: the sealed confirmation (UPD), the event and the audit entry, in
/// the caller's transaction. A letter that was delivered already stays as it is; one whose days ran
/// out is deemed delivered first. Returns the letter as it now stands.
Letter confirm_receipt(storage::Transaction& transaction,
                       const Context& context,
                       const cases::Case& about,
                       const Letter& letter,
                       const Reader& reader);

/// A clerk notes that the letter was delivered on paper. False when it was delivered already, or
/// the day is before it was sent or still to come.
bool note_delivery(storage::Transaction& transaction,
                   const cases::Case& about,
                   const std::string& letter_id,
                   const web::Identity& clerk,
                   std::chrono::sys_days day,
                   config::Instant now);

/// The periodic work: reminds of letters that wait for a week, and deems those delivered whose days
/// ran out. Each letter in a transaction of its own. Returns how many it changed.
std::size_t look_after_letters(const Context& context, config::Instant now);

}  // namespace okienko::letters
