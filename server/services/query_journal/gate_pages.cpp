#include "server/services/query_journal/gate_pages.h"

#include "server/intake/draft_door.h"
#include "server/services/query_journal/gate.h"
#include "server/services/query_journal/moved_draft_store.h"
#include "server/web/failures.h"

namespace okienko::query_journal {

namespace {

std::string address(const intake::Draft& draft, std::string_view rest = {}) {
    return "/wnioski/" + draft.id + std::string(rest);
}

/// Lets the owner of a query's draft in; the answer for everybody else.
intake::Entered enter(const intake::Drafts& drafts, const web::Request& request) {
    intake::Entered entered = intake::enter_draft(drafts, request);
    if (!entered.answer && entered.open->draft.service != kService) {
        throw web::not_found("a draft of another service");
    }
    return entered;
}

}  // namespace

void GatePages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    router.get("/wnioski/{draft}/inna-droga", anyone, [this](const web::Request& request) {
        return show(request);
    });
    router.post("/wnioski/{draft}/inna-droga", anyone, [this](const web::Request& request) {
        return carry_over(request);
    });
}

web::Response GatePages::show(const web::Request& request) const {
    const intake::Entered entered = enter(drafts_, request);
    if (entered.answer) return *entered.answer;
    const intake::Draft& draft = entered.open->draft;
    const Gate* gate = gate_of(entered.open->values);
    if (gate == nullptr) return web::see_other(address(draft, "/sprawdz"));
    const Question question = question_of(entered.open->values);
    web::View view;
    view.root().set("active", "services").set("back", address(draft, "/zmien/droga"));
    view.root()
        .add("gate")
        .set("id", gate->id)
        .set("service", gate->service)
        .set("draft", draft.id)
        .set("subject", question.subject)
        .set("unit", context_.office.unit_name(question.unit, request.language));
    return context_.pages.render(request, "query_journal/gate", view);
}

web::Response GatePages::carry_over(const web::Request& request) const {
    const intake::Entered entered = enter(drafts_, request);
    if (entered.answer) return *entered.answer;
    const Gate* gate = gate_of(entered.open->values);
    if (gate == nullptr || gate->service.empty()) {
        return web::see_other(address(entered.open->draft, "/sprawdz"));
    }
    const auto former = context_.database.read([&](storage::Transaction& transaction) {
        return MovedDraftStore{}.find(transaction, entered.open->draft.id, gate->service);
    });
    const bool there = former && drafts_.find(entered.requester, *former).access ==
                                     intake::Drafts::Access::granted;
    if (there) return web::see_other("/wnioski/" + *former);
    auto known = known_for(*gate, question_of(entered.open->values));
    if (request.identity) {
        known.emplace_back("account.email", request.identity->email);
        known.emplace_back("account.name", request.identity->name);
    }
    const auto draft = drafts_.start(entered.requester, gate->service, request.language, known);
    if (!draft) throw web::not_found("the right service can't be filed here");
    // Of two that were begun at once, the first that is remembered.
    const auto first = context_.database.run([&](storage::Transaction& transaction) {
        const MovedDraftStore store;
        const std::string& query = entered.open->draft.id;
        return store.keep(transaction, query, gate->service, draft->id, former.value_or(""))
                   ? draft->id
                   : store.find(transaction, query, gate->service).value_or(draft->id);
    });
    if (first != draft->id) drafts_.discard(*draft);
    return web::see_other("/wnioski/" + first);
}

}  // namespace okienko::query_journal
