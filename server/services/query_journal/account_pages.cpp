#include "server/services/query_journal/account_pages.h"

#include <array>

#include "server/calendar/local_time.h"
#include "server/cases/case_store.h"
#include "server/services/query_journal/gate.h"
#include "server/services/query_journal/moderate.h"
#include "server/services/query_journal/query_store.h"
#include "server/services/query_journal/query_view.h"
#include "server/web/failures.h"

namespace okienko::query_journal {

namespace {

constexpr std::array<std::pair<std::string_view, AccountList>, 3> kLists = {
    {{"nowe", AccountList::fresh},
     {"w-realizacji", AccountList::in_progress},
     {"zrealizowane", AccountList::done}}};

void add_draft(schemas::Node parent, const intake::Draft& draft) {
    parent.add("draft")
        .set("href", "/wnioski/" + draft.id)
        .set("saved", calendar::local(draft.saved))
        .set("expires", calendar::format_date(calendar::local_date(draft.expires)));
}

}  // namespace

void AccountPages::add_routes(web::Router& router) const {
    const auto signed_in = web::Access::signed_in();
    router.get(
        "/konto/zapytania", signed_in, [this](const auto& request) { return list(request); });
    router.get("/konto/zapytania/{number}", signed_in, [this](const auto& request) {
        return show(request);
    });
    router.post("/konto/zapytania/{number}/zgoda", signed_in, [this](const auto& request) {
        return end_consent(request);
    });
}

web::Response AccountPages::list(const web::Request& request) const {
    auto chosen = kLists.front();
    for (const auto& known : kLists) {
        if (request.query.get("widok") == known.first) chosen = known;
    }
    const std::string& account = request.identity->account;
    const auto rows = context_.database.read([&](storage::Transaction& transaction) {
        return QueryStore{}.of_account(transaction, chosen.second, account, kListed);
    });
    web::View view;
    view.root().set("active", "account").set("back", "/konto");
    schemas::Node list = view.root().add("queries");
    list.set("view", chosen.first);
    for (const auto& [id, unused] : kLists) {
        list.add("tab").set("id", id).set("current", id == chosen.first);
    }
    const auto today = calendar::local_date(request.received);
    for (const QueryRow& row : rows) add_row(list, row, context_, request.language, today);
    if (chosen.second == AccountList::fresh) {
        for (const auto& draft : drafts_.of_account(account)) {
            if (draft.service == kService) add_draft(list, draft);
        }
    }
    return context_.pages.render(request, "query_journal/account_list", view);
}

web::Response AccountPages::show(const web::Request& request) const {
    const auto file =
        context_.database.read([&](storage::Transaction& transaction) -> std::optional<QueryFile> {
            const auto found =
                cases::CaseStore{}.by_number(transaction, request.parameter("number"));
            if (!found || found->owner != request.identity->account) return std::nullopt;
            return read_query(transaction, context_, *found);
        });
    if (!file) throw web::not_found("no query of this person");
    const std::string_view list = file->of.closed            ? "zrealizowane"
                                  : file->of.status == kSent ? "nowe"
                                                             : "w-realizacji";
    web::View view;
    view.root().set("active", "account").set("back", "/konto/zapytania?widok=" + std::string(list));
    if (request.query.get("gotowe") == "zgoda") {
        const schemas::Texts& texts = context_.pages.texts(request.language);
        view.root().add("notice", texts.get("journal.consent.ended-now")).set("kind", "success");
    }
    QueryFile shown = *file;
    if (!shown.of.closed) shown.answer = {};  // nobody has let it through
    shown.answer.returned_note.clear();
    add_query(
        view.root(), shown, context_, request.language, calendar::local_date(request.received));
    web::Response response = context_.pages.render(request, "query_journal/account_query", view);
    response.header("Cache-Control", "no-store");
    return response;
}

web::Response AccountPages::end_consent(const web::Request& request) const {
    const std::string& number = request.parameter("number");
    const bool done = context_.database.run([&](storage::Transaction& transaction) {
        return withdraw_consent(transaction, request.identity->account, number, request.received);
    });
    if (!done) throw web::not_found("no query of this person");
    return web::see_other("/konto/zapytania/" + number + "?gotowe=zgoda");
}

}  // namespace okienko::query_journal
