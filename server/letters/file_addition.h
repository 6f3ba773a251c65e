#pragma once

#include <optional>
#include <string>

#include "server/letters/context.h"
#include "server/letters/letter.h"

namespace okienko::letters {

/// Longest text of an addition, in letters.
inline constexpr std::size_t kLongestAddition = 8000;

/// What the resident wants to add: words and files, which lie in the documents room under
/// addition_owner().
struct AdditionOrder {
    std::string case_number;
    std::optional<std::string> account;
    std::string text;
    config::Instant now{};
};

struct AdditionOutcome {
    enum class Kind {
        done,
        not_asked,  ///< the case doesn't wait for anything
        unread,     ///< the letter that asks has not been opened yet
        empty,      ///< neither words nor files
        too_long,
    };
    Kind kind = Kind::done;
    std::optional<Addition> filed;
};

/// Owner of the files of an addition that isn't sent yet.
std::string addition_owner(std::string_view case_id);

/// The letter a case waits for an answer to; nullopt when it waits for none.
std::optional<Letter> asking_letter(storage::Transaction& transaction,
                                    const forms::Service& service,
                                    const cases::Case& about);

/// Files the addition to the case: document and sealed receipt (UPP) encrypted under the case's
/// key, files bound, the workflow's transition that waits for it, event and audit entry, in the
/// caller's transaction. What comes after the last day is taken, too, and marked as late: the
/// office decides.
AdditionOutcome file_addition(storage::Transaction& transaction,
                              const Context& context,
                              const forms::Service& service,
                              const AdditionOrder& order);

}  // namespace okienko::letters
