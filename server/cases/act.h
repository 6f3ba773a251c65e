#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/workflow.h"
#include "server/cases/act_store.h"
#include "server/cases/case.h"
#include "server/storage/database.h"
#include "server/web/identity.h"

namespace okienko::cases {

/// Who wants to do something to a case, and what they had before their eyes when they decided to.
struct ActContext {
    const web::Identity& clerk;
    std::string number;  ///< of the case
    int revision = 0;    ///< of the case on the page the clerk saw
    config::Instant now;
};

/// What became of it. Only `done` changed anything; the others say why not.
struct ActOutcome {
    enum class Kind {
        done,
        missing,     ///< no such case
        forbidden,   ///< another unit's case; the attempt is in the audit trail
        changed,     ///< somebody was faster: `now` and `meanwhile` show what happened
        impossible,  ///< the case's state does not allow it; `reason` is a text id
        unfit,  ///< what was typed does not do; `field` and `reason` (a text id) say where and why
    };
    Kind kind = Kind::done;
    std::optional<Case> now;             ///< as it stands after the act, or instead of it
    std::string reason;                  ///< for impossible and unfit
    std::string field;                   ///< for unfit: name of the posted field
    std::vector<OfficeEvent> meanwhile;  ///< for changed, newest first

    bool ok() const { return kind == Kind::done; }
};

/// One act of a clerk on one case: locks the row, checks scope and revision, and at the end writes
/// the change, the event and the audit entry, all in the caller's transaction. Used by one thread
/// for one act.
class Act {
public:
    Act(storage::Transaction& transaction, const ActContext& context);

    /// Why the act can't begin; nullopt when it can.
    const std::optional<ActOutcome>& refusal() const { return refusal_; }
    Case& subject() { return *subject_; }  ///< change it, then finish()

    /// Leads the case through a transition, as lead() of term.h.
    void go(const forms::Workflow& workflow,
            const forms::Transition& transition,
            std::optional<std::chrono::sys_days> chosen = std::nullopt);

    /// What the history and the audit trail say about a finished act.
    struct Record {
        std::string kind;     ///< "taken", "passed", …
        std::string note;     ///< words; the resident sees them when `shown`
        std::string details;  ///< JSON members without braces, ids and codes only: "\"to\":\"ZZM\""
        std::string reason;   ///< words for the office alone; never in the audit trail
        bool shown = true;    ///< whether the resident's history has it
    };
    /// Writes the subject as it now is, the event and the audit entry.
    ActOutcome finish(const Record& record);

    static ActOutcome impossible(std::string reason);
    static ActOutcome unfit(std::string field, std::string reason);

private:
    storage::Transaction& transaction_;
    const ActContext& context_;
    ActStore store_;
    std::optional<Case> subject_;
    std::optional<ActOutcome> refusal_;
};

/// Most letters a note may have.
inline constexpr std::size_t kLongestNote = 2000;
/// Without surrounding space; line ends as the sheet shows them.
std::string clean_note(std::string_view typed);
/// Code points of UTF-8.
std::size_t length_of(std::string_view text);

}  // namespace okienko::cases
