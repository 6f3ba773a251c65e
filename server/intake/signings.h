#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/cases/case.h"
#include "server/intake/companion.h"
#include "server/intake/drafts.h"
#include "server/intake/judge_returned.h"
#include "server/intake/signing_store.h"

namespace okienko::intake {

/// Drafts that are being signed: the frozen document, and the signed file that came back. Shared by
/// threads.
class Signings {
public:
    Signings(storage::Database& database,
             const Drafts& drafts,
             const signing::Verifier& verifier,
             Companions companions = {});

    const Companions& companions() const { return companions_; }

    struct Frozen {
        std::string document;  ///< the very bytes that were given out
        config::Instant at{};
        std::string signed_file;  ///< as it came; empty: none yet
        std::string upload;       ///< of the signed file, where it goes beside the document

        bool is_signed() const { return !signed_file.empty(); }
        /// What is filed as the document: the signed one, or the frozen one with the signed file
        /// beside it.
        const std::string& filed() const { return upload.empty() ? signed_file : document; }
    };
    /// nullopt when the draft's revision isn't frozen.
    std::optional<Frozen> find(const Draft& draft) const;
    /// What is frozen of the revision, or `document` from now on.
    Frozen freeze(const Draft& draft, const std::string& document) const;

    /// Judges a signed file against the frozen document.
    Returned judge(const OpenDraft& open, const Frozen& frozen, std::string_view bytes) const;
    /// Keeps one that was judged to be good. False when the draft changed meanwhile.
    bool keep(const Draft& draft,
              const Frozen& frozen,
              const Returned& returned,
              std::string_view bytes) const;
    /// Forgets it, so that the draft can be changed.
    void drop(const Draft& draft) const;

    /// The signed file as an attachment with the number `n`; nullopt when it is the document
    /// itself.
    std::optional<cases::Attachment> beside(const Draft& draft, const Frozen& frozen, int n) const;

private:
    storage::Database& database_;
    const Drafts& drafts_;
    const signing::Verifier& verifier_;
    Companions companions_;
};

}  // namespace okienko::intake
