#pragma once

#include <optional>
#include <string>

#include "forms/workflow.h"
#include "server/cases/act.h"
#include "server/services/query_journal/context.h"
#include "server/services/query_journal/query.h"
#include "server/services/query_journal/query_store.h"

namespace okienko::query_journal {

/// What a clerk wants to do to an answer, and which answer was before their eyes.
struct AnswerOrder {
    const web::Identity& clerk;
    std::string number;  ///< of the case
    int revision = 0;    ///< of the answer; 0: none was written yet
    config::Instant now;
};

/// What became of it; for `changed` with the answer as it stands now.
struct AnswerOutcome {
    cases::ActOutcome act;
    std::optional<Answer> stored;
    bool ok() const { return act.ok(); }
};

/// One act of a clerk on the answer to one query: locks case and query, checks scope and revision.
/// Everything happens in the caller's transaction. Used by one thread for one act.
class AnswerAct {
public:
    AnswerAct(storage::Transaction& transaction, const Context& context, const AnswerOrder& order);

    /// Why it can't begin; nullopt when it can.
    const std::optional<AnswerOutcome>& refusal() const { return refusal_; }
    cases::Case& subject() { return act_->subject(); }
    const Query& query() const { return query_; }
    const Answer& answer() const { return answer_; }

    /// Enters the case into the list of cases and gives it to the clerk, as far as that hasn't been
    /// done.
    void take_up();
    /// Stores the answer; `act` names it in the audit trail: "answer-saved".
    void write(const Answer& answer, const std::string& act);
    /// Leads the case through a transition of its workflow and writes the event.
    AnswerOutcome move(const std::string& transition,
                       const std::string& event,
                       const std::string& reason,
                       bool shown);

    /// The person as the office's lists name them.
    static std::string name_of(const web::Identity& clerk);

private:
    void begin();
    void open_answer();

    storage::Transaction& transaction_;
    const Context& room_;
    const AnswerOrder& order_;
    cases::ActContext context_;
    std::optional<cases::Act> act_;
    std::shared_ptr<const forms::Service> service_;
    Query query_;
    Answer answer_;
    std::optional<AnswerOutcome> refusal_;
};

}  // namespace okienko::query_journal
