#pragma once

#include <string>
#include <string_view>

#include "server/cases/act.h"
#include "server/letters/context.h"
#include "server/letters/frozen_letter.h"
#include "server/letters/letter_draft.h"

namespace okienko::letters {

/// Makes the letter its clerk is to sign: what would be sent now, sealed by the office so that a
/// signature of any kind may be added without breaking the seal. Kept with the draft, with an entry
/// of the audit trail, in the caller's transaction.
FrozenLetter freeze_letter(storage::Transaction& transaction,
                           const Context& context,
                           const cases::ActContext& act,
                           LetterSource source,
                           const LetterDraft& draft);

/// Whether a frozen letter is what would be sent now.
bool still_good(const FrozenLetter& frozen,
                const LetterDraft& draft,
                int next_number,
                std::chrono::sys_days today);

/// A letter that came back from signing.
struct SignedLetter {
    std::string fault;   ///< "" when it may be sent; else id of the words
    std::string signer;  ///< in whose name, as the certificate says
    std::string bytes;   ///< as they came
};

/// Holds the file against the frozen letter: the same document, the seal still intact, one
/// signature more inside the file, whole; a qualified one where the workflow asks for it.
SignedLetter judge_signed(const Context& context,
                          const forms::Transition& transition,
                          std::string bytes,
                          const FrozenLetter& frozen,
                          config::Instant now);

}  // namespace okienko::letters
