#include "server/accounts/token_pages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "server/accounts/account.h"
#include "server/accounts/api_tokens.h"
#include "server/accounts/confirm_form.h"
#include "server/accounts/form_page.h"
#include "server/accounts/person_name.h"
#include "server/accounts/secrets.h"
#include "server/calendar/local_time.h"

namespace okienko::accounts {

namespace {

constexpr const char* kList = "/konto/ustawienia/klucze";
constexpr std::array<int, 4> kLives = {30, 90, 180, 365};  // days
// Carries the secret of a new key over the redirect, to the one page that shows it.
constexpr const char* kShowOnce = "okn-key";
constexpr long kShowOnceSeconds = 120;

bool has(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

FormPage order_page(const web::Pages& pages, const web::Request& request) {
    FormPage page(pages, request, "token_new", kList);
    const bool posted = request.method == web::Method::post;
    const auto chosen = request.form.all("scopes");
    page.form().set("name", request.form.get("name"));
    for (const auto scope : kScopes) {
        page.root().add("scope").set("value", scope).set("selected", posted && has(chosen, scope));
    }
    const std::string life = posted ? request.form.get("life") : "90";
    for (const int days : kLives) {
        page.root().add("life").set("days", days).set("selected", life == std::to_string(days));
    }
    return page;
}

/// Reads the form and puts what is wrong on the page.
TokenOrder read_order(const web::Request& request, FormPage& page) {
    constexpr std::size_t kLongestName = 80;
    TokenOrder order;
    const auto name = read_person_name(request.form.get("name"));
    if (!name || name->empty() || name->size() > kLongestName) {
        page.fault("name", "token-name");
    } else {
        order.name = *name;
    }
    for (const auto& scope : request.form.all("scopes")) {
        if (is_scope(scope) && !has(order.scopes, scope)) order.scopes.push_back(scope);
    }
    if (order.scopes.empty()) page.fault("scopes", "token-scopes");
    const auto life = std::find_if(kLives.begin(), kLives.end(), [&](int days) {
        return request.form.get("life") == std::to_string(days);
    });
    if (life == kLives.end()) {
        page.fault("life", "token-life");
    } else {
        order.life = std::chrono::days{*life};
    }
    return order;
}

void add_token(schemas::Node parent, const Token& token, config::Instant now) {
    auto element = parent.add("token");
    element.set("id", token.id)
        .set("name", token.name)
        .set("created", calendar::local(token.created))
        .set("expires", calendar::local(token.expires))
        .set("expired", now >= token.expires);
    if (token.used) element.set("used", calendar::local(*token.used));
    for (const auto& scope : token.scopes) element.add("scope").set("value", scope);
}

}  // namespace

void TokenPages::add_routes(web::Router& router) {
    const auto access = web::Access::signed_in();
    router.get(kList, access, [this](const web::Request& request) { return show(request); });
    router.get("/konto/ustawienia/klucze/nowy", access, [this](const web::Request& request) {
        return show_new(request);
    });
    router.post("/konto/ustawienia/klucze/nowy", access, [this](const web::Request& request) {
        return make(request);
    });
    router.get("/konto/ustawienia/klucze/gotowy", access, [this](const web::Request& request) {
        return show_made(request);
    });
    router.post("/konto/ustawienia/klucze/{token}/uniewaznij",
                access,
                [this](const web::Request& request) { return revoke(request); });
}

web::Response TokenPages::show(const web::Request& request) const {
    FormPage page(pages_, request, "tokens", "/konto/ustawienia");
    page.notice(request.query.get("stan"));
    const auto tokens = context_.database.read([&](storage::Transaction& transaction) {
        return TokenStore{}.of_account(transaction, request.identity->account);
    });
    for (const Token& token : tokens) add_token(page.root(), token, context_.clock.now());
    return page.show();
}

web::Response TokenPages::show_new(const web::Request& request) const {
    return order_page(pages_, request).show();
}

web::Response TokenPages::make(const web::Request& request) const {
    auto page = order_page(pages_, request);
    const auto order = read_order(request, page);
    if (!page.is_sound()) return page.show();
    try {
        if (auto refused = refuse_unless_confirmed(context_, request, page)) return *refused;
    } catch (const Busy&) {
        return page.show_busy();
    }
    const auto& account = request.identity->account;
    const auto made = create_token(context_, account, order, audit_name(account));
    auto response = web::see_other("/konto/ustawienia/klucze/gotowy");
    response.cookie(kShowOnce, made.secret, kShowOnceSeconds);
    return response;
}

web::Response TokenPages::show_made(const web::Request& request) const {
    const auto secret = request.cookie(kShowOnce).value_or("");
    // Only a key of this account is shown: the cookie could have been planted. Looking is no use of
    // the key.
    const auto found = context_.database.read([&](storage::Transaction& transaction) {
        return TokenStore{}.find(transaction, digest(secret));
    });
    if (!found || found->identity.account != request.identity->account) {
        return web::see_other(kList);
    }
    FormPage page(pages_, request, "token_made", kList);
    page.form().set("secret", secret);
    auto response = page.show();
    response.cookie(kShowOnce, "", 0);
    return response;
}

web::Response TokenPages::revoke(const web::Request& request) const {
    revoke_token(context_, request.identity->account, request.parameter("token"));
    return web::see_other(std::string(kList) + "?stan=klucz-uniewazniony");
}

}  // namespace okienko::accounts
