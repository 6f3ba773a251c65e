#include "server/services/query_journal/approve_answer.h"

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/notice_mail.h"

namespace okienko::query_journal {

namespace {

AnswerOutcome only(cases::ActOutcome outcome) {
    return {std::move(outcome), std::nullopt};
}

QueryStore::Answered answered_now(const cases::Case& of, config::Instant now) {
    const auto today = calendar::local_date(now);
    const auto waited = today - calendar::local_date(of.received);
    return {now,
            today,
            of.unit,
            static_cast<int>(waited.count()),
            !of.term || today <= of.term->last_day};
}

Entry to_moderate(const Query& query,
                  const cases::Case& of,
                  const Answer& answer,
                  const QueryStore::Answered& answered) {
    Entry entry;
    entry.case_id = query.case_id;
    entry.year = query.year;
    entry.n = query.n;
    entry.unit = of.unit;
    entry.received = calendar::local_date(of.received);
    entry.answered = answered.on;
    entry.days = answered.days;
    entry.written_name = answer.written_name;
    entry.approved_name = answer.approved_name;
    entry.changed = answered.at;
    return entry;
}

}  // namespace

AnswerOutcome approve_answer(storage::Transaction& transaction,
                             const Context& context,
                             const AnswerOrder& order) {
    AnswerAct act(transaction, context, order);
    if (act.refusal()) return *act.refusal();
    if (act.subject().closed) return only(cases::Act::impossible("journal.error.answered"));
    if (act.subject().status != kToApprove) {
        return only(cases::Act::impossible("journal.error.not-submitted"));
    }
    Answer answer = act.answer();
    if (answer.written_by == order.clerk.account || answer.submitted_by == order.clerk.account) {
        audit::append(transaction,
                      {"clerk:" + order.clerk.account,
                       "query_journal.approval-refused",
                       "case:" + act.query().case_id,
                       "{\"reason\":\"same-person\"}"});
        return only(cases::Act::impossible("journal.error.same-person"));
    }
    answer.approved_by = order.clerk.account;
    answer.approved_name = AnswerAct::name_of(order.clerk);
    answer.approved = order.now;
    const auto answered = answered_now(act.subject(), order.now);
    act.write(answer, "answer-approved");
    QueryStore{}.set_answered(transaction, act.query().case_id, answered);
    if (act.query().consent) {
        EntryStore{}.insert(transaction, to_moderate(act.query(), act.subject(), answer, answered));
    }
    send_notice(transaction, context, act.subject(), act.query(), "answer");
    return act.move(kApprove, "closed", {}, true);
}

AnswerOutcome send_back_answer(storage::Transaction& transaction,
                               const Context& context,
                               const AnswerOrder& order,
                               const std::string& note) {
    AnswerAct act(transaction, context, order);
    if (act.refusal()) return *act.refusal();
    if (act.subject().status != kToApprove) {
        return only(cases::Act::impossible("journal.error.not-submitted"));
    }
    const std::string words = cases::clean_note(note);
    if (words.empty()) return only(cases::Act::unfit("uwaga", "journal.error.note"));
    if (cases::length_of(words) > cases::kLongestNote) {
        return only(cases::Act::unfit("uwaga", "cases.error.long"));
    }
    Answer answer = act.answer();
    answer.submitted_by.reset();
    answer.submitted_name.clear();
    answer.returned_note = words;
    act.write(answer, "answer-sent-back");
    return act.move(kSendBack, "moved", words, false);
}

}  // namespace okienko::query_journal
