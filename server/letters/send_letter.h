#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/cases/act.h"
#include "server/letters/context.h"
#include "server/letters/letter.h"
#include "server/letters/letter_draft.h"

namespace okienko::letters {

struct SignedLetter;

/// What became of sending a letter. Nothing was written unless `sent` is there.
struct SendOutcome {
    cases::ActOutcome act;  ///< done, or why not; reasons as for any act of a clerk
    std::optional<Letter> sent;
    bool stale = false;  ///< the draft isn't the one that was shown
};

/// The transition a letter goes with, as the case stands: nullptr when the workflow has no such one
/// from its state.
const forms::Transition* letter_transition(const forms::Workflow& workflow,
                                           const cases::Case& about,
                                           const std::string& id);

/// Why the guard of a transition (`after`) is not met; nullopt when it is.
std::optional<LetterFault> guard_fault(storage::Transaction& transaction,
                                       const forms::Transition& transition,
                                       const cases::Case& about,
                                       config::Instant now,
                                       const schemas::Texts& words);

/// All a letter in a case is made of, from its draft; nullopt when the service's version or the
/// template is gone.
std::optional<LetterSource> source_of(const Context& context,
                                      const cases::Case& about,
                                      const forms::Service& service,
                                      const forms::Transition& transition,
                                      const LetterDraft& draft,
                                      std::vector<Attachment> attachments,
                                      config::Instant now);
/// Finished files of a draft, numbered as the letter will name them.
std::vector<Attachment> files_of(const std::vector<documents::Attachment>& stored);

/// Sends a letter: the document sealed by the office and encrypted under the case's key, its files
/// bound to the case, the transition, events, audit entry and the notice by mail, in the caller's
/// transaction. The draft is gone afterwards. `revision`: of the draft as the preview showed it.
/// `by_clerk`: the frozen letter as its clerk signed it, judged already and sent as it came;
/// without it a letter that needs a signature is not sent.
SendOutcome send_letter(storage::Transaction& transaction,
                        const Context& context,
                        const cases::ActContext& act,
                        const forms::Service& service,
                        const std::string& transition,
                        int revision,
                        const SignedLetter* by_clerk = nullptr);

}  // namespace okienko::letters
