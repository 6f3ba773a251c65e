#include "server/services/query_journal/write_answer.h"

namespace okienko::query_journal {

namespace {

AnswerOutcome only(cases::ActOutcome outcome) {
    return {std::move(outcome), std::nullopt};
}

/// Everything that both have in common; nullopt: go on.
std::optional<AnswerOutcome> hindrance(AnswerAct& act, const std::string& words) {
    if (act.refusal()) return *act.refusal();
    if (act.subject().closed) return only(cases::Act::impossible("journal.error.answered"));
    if (act.subject().status == kToApprove) {
        return only(cases::Act::impossible("journal.error.submitted"));
    }
    if (cases::length_of(words) > kLongestAnswer) {
        return only(cases::Act::unfit("odpowiedz", "journal.error.long"));
    }
    return std::nullopt;
}

Answer written(const AnswerAct& act, const AnswerOrder& order, const std::string& words) {
    Answer answer = act.answer();
    if (answer.revision == 0 || answer.text != words) {
        answer.written_by = order.clerk.account;
        answer.written_name = AnswerAct::name_of(order.clerk);
        answer.written = order.now;
    }
    answer.text = words;
    return answer;
}

}  // namespace

AnswerOutcome save_answer(storage::Transaction& transaction,
                          const Context& context,
                          const AnswerOrder& order,
                          const std::string& text) {
    AnswerAct act(transaction, context, order);
    const std::string words = cases::clean_note(text);
    if (auto why = hindrance(act, words)) return *why;
    act.take_up();
    act.write(written(act, order, words), "answer-saved");
    return only({cases::ActOutcome::Kind::done, act.subject(), {}, {}, {}});
}

AnswerOutcome submit_answer(storage::Transaction& transaction,
                            const Context& context,
                            const AnswerOrder& order,
                            const std::string& text) {
    AnswerAct act(transaction, context, order);
    const std::string words = cases::clean_note(text);
    if (auto why = hindrance(act, words)) return *why;
    if (words.empty()) return only(cases::Act::unfit("odpowiedz", "journal.error.empty"));
    act.take_up();
    Answer answer = written(act, order, words);
    answer.submitted_by = order.clerk.account;
    answer.submitted_name = AnswerAct::name_of(order.clerk);
    answer.returned_note.clear();
    act.write(answer, "answer-submitted");
    return act.move(kSubmit, "moved", {}, false);
}

}  // namespace okienko::query_journal
