#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/cases/act.h"
#include "server/services/query_journal/context.h"
#include "server/services/query_journal/entry.h"
#include "server/services/query_journal/query.h"

namespace okienko::query_journal {

/// Who moderates what, and which state of the publication they saw.
struct ModerationOrder {
    const web::Identity& clerk;
    std::string number;  ///< of the case
    int revision = 0;    ///< of the entry
    config::Instant now;
};

struct ModerationOutcome {
    cases::ActOutcome::Kind kind = cases::ActOutcome::Kind::done;
    std::string reason;  ///< text id, for impossible and unfit
    std::string field;   ///< posted field, for unfit
    bool ok() const { return kind == cases::ActOutcome::Kind::done; }
};

/// The words for everybody. Posted fields: `tytul`, `pytanie`, `tresc`, `potwierdzam`.
struct PublicWords {
    std::string title;
    std::string question;
    std::string answer;
    bool confirmed = false;  ///< what looks like personal data is none

    /// First field in which something looks plainly like personal data; empty: none.
    std::string suspicious_field() const;
};

/// Shows the words in the journal, or corrects those shown. Without the author's consent never.
/// Looks for words: on the connections for searching.
ModerationOutcome publish_entry(storage::Transaction& transaction,
                                const Context& context,
                                const ModerationOrder& order,
                                const PublicWords& words);

/// It won't be published; the author is told why. Posted field: `powod`.
ModerationOutcome refuse_entry(storage::Transaction& transaction,
                               const Context& context,
                               const ModerationOrder& order,
                               const std::string& reason);

/// Takes it out of the journal; its address says why, to everybody. Posted field: `powod`.
ModerationOutcome withdraw_entry(storage::Transaction& transaction,
                                 const Context& context,
                                 const ModerationOrder& order,
                                 const std::string& reason);

/// The consent ends: what waits is not published, what is published disappears.
void end_consent(storage::Transaction& transaction, std::string_view case_id, config::Instant now);

/// The author takes the consent back: what waits is not published, what is published disappears.
/// False when the case isn't this account's query.
bool withdraw_consent(storage::Transaction& transaction,
                      std::string_view account,
                      std::string_view number,
                      config::Instant now);

}  // namespace okienko::query_journal
