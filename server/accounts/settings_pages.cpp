#include "server/accounts/settings_pages.h"

#include "server/accounts/account_store.h"
#include "server/accounts/change_password.h"
#include "server/accounts/confirm_form.h"
#include "server/accounts/form_page.h"
#include "server/accounts/password_rules.h"
#include "server/accounts/person_name.h"
#include "server/accounts/session_store.h"
#include "server/accounts/token_store.h"
#include "server/accounts/visit.h"
#include "server/web/failures.h"

namespace okienko::accounts {

namespace {

constexpr const char* kSettings = "/konto/ustawienia";

Account own_account(const Context& context, const web::Request& request) {
    auto account = context.database.read([&](storage::Transaction& transaction) {
        return AccountStore{}.by_id(transaction, request.identity->account);
    });
    if (!account) throw web::not_found("the account is gone");
    return *account;
}

}  // namespace

void SettingsPages::add_routes(web::Router& router) {
    const auto access = web::Access::signed_in();
    router.get(kSettings, access, [this](const web::Request& request) { return show(request); });
    router.get("/konto/ustawienia/dane", access, [this](const web::Request& request) {
        return show_profile(request);
    });
    router.post("/konto/ustawienia/dane", access, [this](const web::Request& request) {
        return save_profile(request);
    });
    router.get("/konto/ustawienia/haslo", access, [this](const web::Request& request) {
        return show_password(request);
    });
    router.post("/konto/ustawienia/haslo", access, [this](const web::Request& request) {
        return save_password(request);
    });
}

web::Response SettingsPages::show(const web::Request& request) const {
    FormPage page(pages_, request, "settings", "/konto");
    page.notice(request.query.get("stan"));
    const auto now = context_.clock.now();
    const auto& id = request.identity->account;
    context_.database.read([&](storage::Transaction& transaction) {
        const auto account = AccountStore{}.by_id(transaction, id);
        if (!account) throw web::not_found("the account is gone");
        const auto sessions = SessionStore{}.of_account(transaction,
                                                        id,
                                                        now - context_.settings.session_idle,
                                                        now - context_.settings.session_longest);
        const auto tokens = TokenStore{}.of_account(transaction, id);
        page.root()
            .add("account")
            .set("name", account->name)
            .set("greeting", account->greeting)
            .set("language", account->language)
            .set("email", account->email)
            .set("sessions", sessions.size())
            .set("tokens", tokens.size())
            .set("second-factor", request.identity->second_factor);
    });
    return page.show();
}

web::Response SettingsPages::show_profile(const web::Request& request) const {
    const auto account = own_account(context_, request);
    FormPage page(pages_, request, "profile", kSettings);
    page.form()
        .set("name", account.name)
        .set("greeting", account.greeting)
        .set("language", account.language);
    return page.show();
}

web::Response SettingsPages::save_profile(const web::Request& request) const {
    FormPage page(pages_, request, "profile", kSettings);
    page.form()
        .set("name", request.form.get("name"))
        .set("greeting", request.form.get("greeting"))
        .set("language", request.form.get("language"));
    auto account = own_account(context_, request);
    const auto name = read_person_name(request.form.get("name"));
    const auto greeting = read_person_name(request.form.get("greeting"));
    const std::string language = request.form.get("language");
    if (!name) page.fault("name", "name");
    if (!greeting) page.fault("greeting", "greeting");
    if (language != "pl" && language != "en") page.fault("language", "language");
    if (!page.is_sound()) return page.show();
    account.name = *name;
    account.greeting = *greeting;
    account.language = language;
    context_.database.run([&](storage::Transaction& transaction) {
        AccountStore{}.set_profile(transaction, account);
    });
    context_.identities.forget();
    return web::see_other("/konto/ustawienia?stan=dane-zapisane");
}

web::Response SettingsPages::show_password(const web::Request& request) const {
    FormPage page(pages_, request, "password", kSettings);
    page.form().set("email", request.identity->email);
    return page.show();
}

web::Response SettingsPages::save_password(const web::Request& request) const {
    FormPage page(pages_, request, "password", kSettings);
    page.form().set("email", request.identity->email);
    const std::string password = request.form.get("password");
    if (const auto fault = find_fault(password, request.identity->email)) {
        page.fault("password", "password-" + std::string(to_string(*fault)));
        return page.show();
    }
    try {
        if (auto refused = refuse_unless_confirmed(context_, request, page)) return *refused;
        const auto secret =
            change_password(context_, request.identity->account, password, visit_of(request));
        auto response = web::see_other("/konto/ustawienia?stan=haslo-zmienione");
        response.cookie(kSessionCookie, secret);
        return response;
    } catch (const Busy&) {
        return page.show_busy();
    }
}

}  // namespace okienko::accounts
