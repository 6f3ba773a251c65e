#include "server/accounts/second_factor_pages.h"

#include "server/accounts/account.h"
#include "server/accounts/confirm_form.h"
#include "server/accounts/form_page.h"
#include "server/accounts/identities.h"
#include "server/accounts/qr_code.h"
#include "server/accounts/staff_home.h"
#include "server/accounts/totp.h"
#include "server/calendar/local_time.h"
#include "server/web/failures.h"

namespace okienko::accounts {

namespace {

constexpr const char* kPath = "/konto/drugi-skladnik";
constexpr const char* kState = "/konto/ustawienia/drugi-skladnik";

/// A short list is told to be renewed.
constexpr int kFewCodes = 3;

std::string next_of(const web::Fields& fields, const web::Identity& identity) {
    const auto back = return_path(fields);
    return back.empty() ? home_of(identity) : back;
}

}  // namespace

void SecondFactorPages::add_routes(web::Router& router) {
    const auto access = web::Access::signed_in();
    router.get(kPath, access, [this](const web::Request& request) { return show(request); });
    router.post(kPath, access, [this](const web::Request& request) { return prove(request); });
    router.get("/konto/drugi-skladnik/kod.svg", access, [this](const web::Request& request) {
        return show_picture(request);
    });
    router.get(kState, access, [this](const web::Request& request) { return show_state(request); });
    router.post("/konto/ustawienia/drugi-skladnik/kody",
                access,
                [this](const web::Request& request) { return renew_codes(request); });
    router.post("/konto/ustawienia/drugi-skladnik/zmiana",
                access,
                [this](const web::Request& request) { return change_app(request); });
}

FormPage SecondFactorPages::make_page(const web::Request& request,
                                      const web::Fields& fields) const {
    const auto& account = request.identity->account;
    const auto secret = factor_.offered_secret(account);
    FormPage page(pages_, request, secret ? "second_factor_new" : "second_factor");
    page.form().set("return", return_path(fields)).set("email", request.identity->email);
    if (secret) page.form().set("secret", in_fours(base32(*secret)));
    if (const auto code = factor_.demonstration_code(account)) {
        page.root().add("demonstration").set("code", *code);
    }
    return page;
}

web::Response SecondFactorPages::show(const web::Request& request) const {
    const auto& identity = *request.identity;
    if (!is_staff(identity) || identity.second_factor) {
        return web::see_other(next_of(request.query, identity));
    }
    return make_page(request, request.query).show();
}

web::Response SecondFactorPages::prove(const web::Request& request) const {
    using Kind = SecondFactor::Outcome::Kind;
    const auto& identity = *request.identity;
    if (!is_staff(identity) || identity.second_factor) {
        return web::see_other(next_of(request.form, identity));
    }
    auto page = make_page(request, request.form);
    const std::string typed = request.form.get("code");
    if (typed.empty()) {
        page.fault("code", "code-missing");
        return page.show();
    }
    const auto outcome = factor_.prove(identity.account, typed, visit_of(request));
    switch (outcome.kind) {
        case Kind::wrong:
            page.fault("code", "code");
            return page.show();
        case Kind::used:
            page.fault("code", "code-used");
            return page.show();
        case Kind::wait:
            return page.show_wait("wait", outcome.wait);
        case Kind::done:
            break;
    }
    const auto now = context_.identities.by_session(outcome.session);
    const std::string next = next_of(request.form, now ? *now : identity);
    const bool few = outcome.recovery_left >= 0 && outcome.recovery_left <= kFewCodes;
    auto response = !outcome.recovery_codes.empty()
                        ? show_codes(request, outcome.recovery_codes, next)
                        : web::see_other(few ? std::string(kState) + "?stan=malo-kodow" : next);
    response.cookie(kSessionCookie, outcome.session);
    return response;
}

web::Response SecondFactorPages::show_picture(const web::Request& request) const {
    const auto& identity = *request.identity;
    const auto secret =
        is_staff(identity) ? factor_.offered_secret(identity.account) : std::nullopt;
    if (!secret) throw web::not_found("no factor is being set up");
    web::Response response;
    response.header("Content-Type", "image/svg+xml");
    response.header("Cache-Control", "no-store");
    response.body =
        qr_code_svg(provisioning_uri(*secret, factor_.settings().issuer, identity.email));
    return response;
}

FormPage SecondFactorPages::state_page(const web::Request& request) const {
    FormPage page(pages_, request, "second_factor_state", "/konto/ustawienia");
    const auto state = factor_.state(request.identity->account);
    if (state.since) {
        page.form()
            .set("since", calendar::local(*state.since))
            .set("codes", static_cast<long long>(state.recovery_codes));
    }
    return page;
}

web::Response SecondFactorPages::show_state(const web::Request& request) const {
    if (!request.identity->second_factor) {
        return web::see_other(is_staff(*request.identity) ? std::string(kPath) + "?powrot=" + kState
                                                          : "/konto/ustawienia");
    }
    auto page = state_page(request);
    page.notice(request.query.get("stan"));
    return page.show();
}

web::Response SecondFactorPages::renew_codes(const web::Request& request) const {
    if (!request.identity->second_factor) return web::see_other(kState);
    auto page = state_page(request);
    try {
        if (auto refused = refuse_unless_confirmed(context_, request, page)) return *refused;
    } catch (const Busy&) {
        return page.show_busy();
    }
    return show_codes(request, factor_.renew_recovery_codes(request.identity->account), kState);
}

web::Response SecondFactorPages::change_app(const web::Request& request) const {
    if (!request.identity->second_factor) return web::see_other(kState);
    auto page = state_page(request);
    try {
        if (auto refused = refuse_unless_confirmed(context_, request, page)) return *refused;
    } catch (const Busy&) {
        return page.show_busy();
    }
    const auto& account = request.identity->account;
    reset_second_factor(context_, account, audit_name(account));
    auto response = web::see_other("/konto/logowanie?stan=nowa-aplikacja");
    response.cookie(kSessionCookie, "", 0);
    return response;
}

web::Response SecondFactorPages::show_codes(const web::Request& request,
                                            const std::vector<std::string>& codes,
                                            const std::string& next) const {
    FormPage page(pages_, request, "recovery_codes");
    page.form().set("next", next).set("email", request.identity->email);
    for (const auto& code : codes) page.root().add("code").set("value", code);
    return page.show();
}

}  // namespace okienko::accounts
