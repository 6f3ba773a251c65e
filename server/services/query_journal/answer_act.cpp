#include "server/services/query_journal/answer_act.h"

#include <stdexcept>

#include "server/audit/entry.h"
#include "server/cases/case_store.h"
#include "server/cases/choices.h"
#include "server/cases/register_case.h"
#include "server/cases/take_case.h"
#include "server/services/query_journal/gate.h"
#include "server/web/escape.h"

namespace okienko::query_journal {

namespace {

AnswerOutcome refused(cases::ActOutcome::Kind kind) {
    return {{kind, std::nullopt, {}, {}, {}}, std::nullopt};
}

}  // namespace

AnswerAct::AnswerAct(storage::Transaction& transaction,
                     const Context& context,
                     const AnswerOrder& order)
    : transaction_(transaction),
      room_(context),
      order_(order),
      context_{order.clerk, order.number, 0, order.now} {
    begin();
    if (refusal_) return;
    service_ = room_.words.service(subject().package);
    if (!service_) throw std::runtime_error("the service version of the case can't be read");
    open_answer();
    if (answer_.revision != order.revision) {
        refusal_ = refused(cases::ActOutcome::Kind::changed);
        refusal_->act.now = subject();
        refusal_->stored = answer_;
    }
}

/// The revision that counts is the answer's: the case may be moved on meanwhile, as it is locked
/// from here on.
void AnswerAct::begin() {
    if (!cases::ActStore{}.lock(transaction_, order_.number)) {
        refusal_ = refused(cases::ActOutcome::Kind::missing);
        return;
    }
    const auto found = cases::CaseStore{}.by_number(transaction_, order_.number);
    const auto query = QueryStore{}.find(transaction_, found->id, true);
    if (found->service != kService || !query) {
        refusal_ = refused(cases::ActOutcome::Kind::missing);
        return;
    }
    query_ = *query;
    context_.revision = found->revision;
    act_.emplace(transaction_, context_);
    if (act_->refusal()) refusal_ = AnswerOutcome{*act_->refusal(), std::nullopt};
}

void AnswerAct::open_answer() {
    const auto sealed = QueryStore{}.answer(transaction_, query_.case_id);
    if (!sealed) return;
    answer_ = sealed->answer;
    const auto key = room_.documents.keys().open(transaction_, subject().key);
    answer_.text = key.open(sealed->text, sealing_context(query_.case_id));
}

void AnswerAct::take_up() {
    const auto again = [&](const cases::ActOutcome& outcome) {
        if (!outcome.ok()) throw std::logic_error("a locked case refuses: " + outcome.reason);
        context_.revision = outcome.now->revision;
        act_.emplace(transaction_, context_);
    };
    if (!subject().sign) {
        again(cases::register_case(transaction_, context_, service_->workflow()));
    }
    if (!subject().assignee) again(cases::take_case(transaction_, context_));
}

void AnswerAct::write(const Answer& answer, const std::string& act) {
    const auto key = room_.documents.keys().open(transaction_, subject().key);
    QueryStore{}.write_answer(transaction_,
                              query_.case_id,
                              answer,
                              key.seal(answer.text, sealing_context(query_.case_id)));
    audit::append(transaction_,
                  {"clerk:" + order_.clerk.account,
                   "query_journal." + act,
                   "case:" + query_.case_id,
                   "{\"revision\":" + std::to_string(answer_.revision + 1) + "}"});
    answer_ = answer;
}

AnswerOutcome AnswerAct::move(const std::string& transition,
                              const std::string& event,
                              const std::string& reason,
                              bool shown) {
    const auto* step = cases::step_of_service(service_->workflow(), subject().status, transition);
    if (step == nullptr) {
        throw std::logic_error("the workflow has no " + transition);  // nothing is committed
    }
    const std::string details = "\"from\":" + web::json_string(step->from) +
                                ",\"to\":" + web::json_string(step->to) +
                                ",\"transition\":" + web::json_string(step->id);
    act_->go(service_->workflow(), *step);
    if (subject().closed) subject().outcome = step->id;
    return {act_->finish({event, {}, details, reason, shown}), std::nullopt};
}

std::string AnswerAct::name_of(const web::Identity& clerk) {
    return clerk.name.empty() ? clerk.email : clerk.name;
}

}  // namespace okienko::query_journal
