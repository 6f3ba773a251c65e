#include "server/accounts/registration_pages.h"

#include "server/accounts/form_page.h"
#include "server/accounts/password_rules.h"
#include "server/accounts/person_name.h"
#include "server/accounts/register_account.h"
#include "server/accounts/send_link.h"

namespace okienko::accounts {

namespace {

FormPage registration_page(const web::Pages& pages,
                           const web::Request& request,
                           const web::Fields& fields) {
    FormPage page(pages, request, "register", "/konto/logowanie");
    page.form().set("email", fields.get("email")).set("return", return_path(fields));
    return page;
}

FormPage link_page(const web::Pages& pages,
                   const web::Request& request,
                   const web::Fields& fields,
                   const Link& link) {
    FormPage page(pages, request, "new_account");
    page.form()
        .set("secret", fields.get("klucz"))
        .set("name", fields.get("name"))
        .set("email", link.email.address);
    return page;
}

web::Response expired_page(const web::Pages& pages, const web::Request& request) {
    FormPage page(pages, request, "link_expired");
    page.form().set("kind", "registration");
    return page.show(410);
}

}  // namespace

void RegistrationPages::add_routes(web::Router& router) {
    const auto anyone = web::Access::anyone();
    router.get("/konto/rejestracja", anyone, [this](const web::Request& request) {
        return show(request);
    });
    router.post("/konto/rejestracja", anyone, [this](const web::Request& request) {
        return send(request);
    });
    router.get("/konto/rejestracja/wyslano", anyone, [this](const web::Request& request) {
        FormPage page(pages_, request, "letter_sent");
        page.form().set("kind", "registration");
        return page.show();
    });
    router.get(kRegistrationPath, anyone, [this](const web::Request& request) {
        return show_link(request);
    });
    router.post(
        kRegistrationPath, anyone, [this](const web::Request& request) { return finish(request); });
}

web::Response RegistrationPages::show(const web::Request& request) const {
    if (request.identity) return web::see_other("/konto");
    return registration_page(pages_, request, request.query).show();
}

web::Response RegistrationPages::send(const web::Request& request) const {
    auto page = registration_page(pages_, request, request.form);
    const auto email = read_email(request.form.get("email"));
    if (!email) {
        page.fault("email", request.form.get("email").empty() ? "email-missing" : "email");
        return page.show();
    }
    const auto wait = send_link(context_,
                                Wish::account,
                                *email,
                                request.language,
                                return_path(request.form),
                                visit_of(request));
    if (wait.count() > 0) return page.show_wait("wait-mail", wait);
    return web::see_other("/konto/rejestracja/wyslano");
}

web::Response RegistrationPages::show_link(const web::Request& request) const {
    const auto link = read_link(context_, LinkKind::registration, request.query.get("klucz"));
    if (!link) return expired_page(pages_, request);
    return link_page(pages_, request, request.query, *link).show();
}

web::Response RegistrationPages::finish(const web::Request& request) const {
    const auto link = read_link(context_, LinkKind::registration, request.form.get("klucz"));
    if (!link) return expired_page(pages_, request);
    auto page = link_page(pages_, request, request.form, *link);
    const std::string password = request.form.get("password");
    const auto name = read_person_name(request.form.get("name"));
    if (!name) page.fault("name", "name");
    if (const auto fault = find_fault(password, link->email.address)) {
        page.fault("password", "password-" + std::string(to_string(*fault)));
    }
    if (!page.is_sound()) return page.show();
    try {
        const auto outcome = register_account(context_,
                                              request.form.get("klucz"),
                                              *name,
                                              password,
                                              request.language,
                                              visit_of(request));
        switch (outcome.kind) {
            case Registration::Kind::expired:
                return expired_page(pages_, request);
            case Registration::Kind::exists:
                return web::see_other("/konto/logowanie?stan=konto-istnieje");
            case Registration::Kind::done:
                break;
        }
        auto response = web::see_other(outcome.return_to.empty() ? "/konto?stan=konto-zalozone"
                                                                 : outcome.return_to);
        response.cookie(kSessionCookie, outcome.session);
        return response;
    } catch (const Busy&) {
        return page.show_busy();
    }
}

}  // namespace okienko::accounts
