#include "server/cases/withdraw_case.h"

#include <algorithm>

#include "server/audit/entry.h"
#include "server/cases/act.h"
#include "server/cases/case_store.h"
#include "server/cases/choices.h"
#include "server/cases/event_note.h"
#include "server/cases/term.h"
#include "server/web/escape.h"

namespace okienko::cases {

namespace {

void tell(storage::Transaction& transaction,
          const documents::DocumentKeys& keys,
          const Case& ended,
          const std::string& from,
          const WithdrawalOrder& order,
          const std::string& reason) {
    Event event;
    event.kind = "withdrawn";
    event.actor = "resident";
    event.account = order.account;
    event.details = "{\"revision\":" + std::to_string(ended.revision) +
                    ",\"from\":" + web::json_string(from) +
                    ",\"to\":" + web::json_string(ended.status) +
                    ",\"transition\":" + web::json_string(ended.outcome) + "}";
    event.at = order.now;
    if (!reason.empty()) {
        const auto key = keys.open(transaction, ended.key, documents::Reader::owner);
        event.note_sealed = seal_note(key, ended.id, reason);
    }
    CaseStore{}.add_event(transaction, ended.id, event);
    audit::append(transaction,
                  {order.account ? "account:" + *order.account : "anonymous",
                   "cases.withdrawn",
                   "case:" + ended.id,
                   event.details});
}

}  // namespace

bool is_withdrawn(const Case& of, const forms::Workflow& workflow) {
    const auto& steps = workflow.transitions;
    return of.closed && std::any_of(steps.begin(), steps.end(), [&](const auto& step) {
               return step.on_withdrawal && step.id == of.outcome;
           });
}

WithdrawalOutcome withdraw_case(storage::Transaction& transaction,
                                const documents::DocumentKeys& keys,
                                const forms::Workflow& workflow,
                                const WithdrawalOrder& order) {
    using Kind = WithdrawalOutcome::Kind;
    const ActStore store;
    store.lock(transaction, order.number);
    auto subject = CaseStore{}.by_number(transaction, order.number);
    if (!subject) return {Kind::impossible, std::nullopt};
    if (is_withdrawn(*subject, workflow)) return {Kind::already, std::nullopt};
    const forms::Transition* step =
        subject->closed ? nullptr : withdrawal(workflow, subject->status);
    if (step == nullptr) return {Kind::impossible, std::nullopt};
    const std::string reason = clean_note(order.reason);
    if (length_of(reason) > kLongestReason) return {Kind::too_long, std::nullopt};
    const std::string from = subject->status;
    lead(*subject, workflow, *step, order.now);
    store.write(transaction, *subject);
    tell(transaction, keys, *subject, from, order, reason);
    return {Kind::done, std::move(subject)};
}

}  // namespace okienko::cases
