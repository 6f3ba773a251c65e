#include "server/administration/account_pages.h"

#include <algorithm>

#include "server/accounts/account_store.h"
#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/accounts/standing.h"
#include "server/administration/account_acts.h"
#include "server/administration/page.h"
#include "server/calendar/local_time.h"
#include "server/web/failures.h"

namespace okienko::administration {

namespace {

constexpr const char* kList = "/administracja/konta";

std::string address_of(const std::string& account) {
    return std::string(kList) + "/" + account;
}

bool has(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

void AccountPages::add_routes(web::Router& router) {
    const auto access = web::Access::role("administrator");
    router.get("/administracja/konta/{account}", access, [this](const web::Request& request) {
        return show(request);
    });
    router.post("/administracja/konta/{account}", access, [this](const web::Request& request) {
        return save(request);
    });
    router.get("/administracja/konta/{account}/{act}", access, [this](const web::Request& request) {
        return ask(request);
    });
    router.post("/administracja/konta/{account}/{act}",
                access,
                [this](const web::Request& request) { return act(request); });
}

accounts::Account AccountPages::account_of(const web::Request& request) const {
    const auto& id = request.parameter("account");
    if (!accounts::is_uuid(id)) throw web::not_found("no id of an account");
    auto found = context_.accounts.database.read([&](storage::Transaction& transaction) {
        return accounts::AccountStore{}.by_id(transaction, id);
    });
    if (!found) throw web::not_found("no such account");
    return *found;
}

void AccountPages::fill(Page& page,
                        const web::Request& request,
                        const accounts::Account& account) const {
    const auto now = context_.accounts.clock.now();
    const auto& settings = context_.accounts.settings;
    const auto sessions = context_.accounts.database.read([&](storage::Transaction& transaction) {
        return accounts::SessionStore{}.of_account(
            transaction, account.id, now - settings.session_idle, now - settings.session_longest);
    });
    const auto factor = factor_.state(account.id);
    auto shown = page.root().add("account");
    shown.set("id", account.id)
        .set("audit-name", accounts::audit_name(account.id))
        .set("email", account.email)
        .set("name", account.name)
        .set("own", account.id == request.identity->account)
        .set("staff", !account.roles.empty())
        .set("created", calendar::local(account.created))
        .set("sessions", sessions.size());
    if (account.blocked) shown.set("blocked", calendar::local(*account.blocked));
    if (factor.since) shown.set("second-factor", calendar::local(*factor.since));
    for (const auto role : accounts::kRoles) {
        shown.add("role").set("id", role).set("selected", has(account.roles, role));
    }
    for (const auto& unit : context_.office.units()) {
        shown.add("unit")
            .set("code", unit.code)
            .set("name", context_.office.unit_name(unit.code, request.language))
            .set("selected", has(account.units, unit.code));
    }
}

web::Response AccountPages::show(const web::Request& request) const {
    const auto account = account_of(request);
    Page page(context_, request, "account", "accounts", kList);
    page.notice(request.query.get("stan"));
    fill(page, request, account);
    return page.show();
}

web::Response AccountPages::save(const web::Request& request) const {
    auto account = account_of(request);
    account.roles.clear();
    account.units.clear();
    for (const auto& role : request.form.all("rola")) {
        if (accounts::is_role(role) && !has(account.roles, role)) account.roles.push_back(role);
    }
    for (const auto& unit : request.form.all("jednostka")) {
        if (context_.office.has_unit(unit) && !has(account.units, unit)) {
            account.units.push_back(unit);
        }
    }
    Page page(context_, request, "account", "accounts", kList);
    if (has(account.roles, "clerk") && account.units.empty() &&
        !has(account.roles, "administrator")) {
        page.fault("jednostka", "clerk-without-unit");
    } else if (!accounts::change_standing_unless_last(
                   context_.accounts, account, actor_of(request))) {
        page.fault("rola", "last-administrator");
    }
    if (page.is_sound()) return web::see_other(address_of(account.id) + "?stan=uprawnienia");
    fill(page, request, account);
    return page.show();
}

web::Response AccountPages::ask(const web::Request& request) const {
    const auto account = account_of(request);
    const auto& act = request.parameter("act");
    if (!is_act(act)) throw web::not_found("no such act");
    if (!is_possible(act, account, factor_.is_set_up(account.id))) {
        return web::see_other(address_of(account.id));
    }
    Page page(context_, request, "account_act", "accounts", address_of(account.id));
    page.root()
        .add("act")
        .set("id", act)
        .set("account", account.id)
        .set("email", account.email)
        .set("own", account.id == request.identity->account);
    return page.show();
}

web::Response AccountPages::act(const web::Request& request) const {
    const auto account = account_of(request);
    const auto& act = request.parameter("act");
    if (!is_act(act)) throw web::not_found("no such act");
    switch (perform(act, context_.accounts, account, actor_of(request))) {
        case ActResult::done:
            return web::see_other(address_of(account.id) + "?stan=" + act);
        case ActResult::nothing:
            return web::see_other(address_of(account.id));
        case ActResult::last_administrator:
            break;
    }
    Page page(context_, request, "account", "accounts", kList);
    page.fault("", "last-administrator");
    fill(page, request, account);
    return page.show();
}

}  // namespace okienko::administration
