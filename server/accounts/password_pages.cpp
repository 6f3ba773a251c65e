#include "server/accounts/password_pages.h"

#include "server/accounts/form_page.h"
#include "server/accounts/password_rules.h"
#include "server/accounts/register_account.h"
#include "server/accounts/reset_password.h"
#include "server/accounts/send_link.h"

namespace okienko::accounts {

namespace {

FormPage forgotten_page(const web::Pages& pages,
                        const web::Request& request,
                        const web::Fields& fields) {
    FormPage page(pages, request, "forgotten", "/konto/logowanie");
    page.form().set("email", fields.get("email"));
    return page;
}

FormPage link_page(const web::Pages& pages,
                   const web::Request& request,
                   const web::Fields& fields,
                   const Link& link) {
    FormPage page(pages, request, "new_password");
    page.form().set("secret", fields.get("klucz")).set("email", link.email.address);
    return page;
}

web::Response expired_page(const web::Pages& pages, const web::Request& request) {
    FormPage page(pages, request, "link_expired");
    page.form().set("kind", "password");
    return page.show(410);
}

}  // namespace

void PasswordPages::add_routes(web::Router& router) {
    const auto anyone = web::Access::anyone();
    router.get(
        "/konto/haslo", anyone, [this](const web::Request& request) { return show(request); });
    router.post(
        "/konto/haslo", anyone, [this](const web::Request& request) { return send(request); });
    router.get("/konto/haslo/wyslano", anyone, [this](const web::Request& request) {
        FormPage page(pages_, request, "letter_sent");
        page.form().set("kind", "password");
        return page.show();
    });
    router.get(
        kPasswordPath, anyone, [this](const web::Request& request) { return show_link(request); });
    router.post(
        kPasswordPath, anyone, [this](const web::Request& request) { return finish(request); });
}

web::Response PasswordPages::show(const web::Request& request) const {
    return forgotten_page(pages_, request, request.query).show();
}

web::Response PasswordPages::send(const web::Request& request) const {
    auto page = forgotten_page(pages_, request, request.form);
    const auto email = read_email(request.form.get("email"));
    if (!email) {
        page.fault("email", request.form.get("email").empty() ? "email-missing" : "email");
        return page.show();
    }
    const auto wait =
        send_link(context_, Wish::new_password, *email, request.language, {}, visit_of(request));
    if (wait.count() > 0) return page.show_wait("wait-mail", wait);
    return web::see_other("/konto/haslo/wyslano");
}

web::Response PasswordPages::show_link(const web::Request& request) const {
    const auto link = read_link(context_, LinkKind::password, request.query.get("klucz"));
    if (!link) return expired_page(pages_, request);
    return link_page(pages_, request, request.query, *link).show();
}

web::Response PasswordPages::finish(const web::Request& request) const {
    const auto link = read_link(context_, LinkKind::password, request.form.get("klucz"));
    if (!link) return expired_page(pages_, request);
    auto page = link_page(pages_, request, request.form, *link);
    const std::string password = request.form.get("password");
    if (const auto fault = find_fault(password, link->email.address)) {
        page.fault("password", "password-" + std::string(to_string(*fault)));
        return page.show();
    }
    try {
        if (!reset_password(context_, request.form.get("klucz"), password)) {
            return expired_page(pages_, request);
        }
    } catch (const Busy&) {
        return page.show_busy();
    }
    auto response = web::see_other("/konto/logowanie?stan=haslo-ustalone");
    response.cookie(kSessionCookie, "", 0);
    return response;
}

}  // namespace okienko::accounts
