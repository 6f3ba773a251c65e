#include "server/accounts/address_pages.h"

#include "server/accounts/change_address.h"
#include "server/accounts/confirm_form.h"
#include "server/accounts/form_page.h"
#include "server/accounts/register_account.h"
#include "server/accounts/send_link.h"

namespace okienko::accounts {

namespace {

FormPage address_page(const web::Pages& pages, const web::Request& request) {
    FormPage page(pages, request, "address", "/konto/ustawienia");
    page.form().set("email", request.form.get("email")).set("current", request.identity->email);
    return page;
}

web::Response expired_page(const web::Pages& pages, const web::Request& request) {
    FormPage page(pages, request, "link_expired");
    page.form().set("kind", "address");
    return page.show(410);
}

}  // namespace

void AddressPages::add_routes(web::Router& router) {
    router.get("/konto/ustawienia/adres",
               web::Access::signed_in(),
               [this](const web::Request& request) { return show(request); });
    router.post("/konto/ustawienia/adres",
                web::Access::signed_in(),
                [this](const web::Request& request) { return send(request); });
    router.get("/konto/ustawienia/adres/wyslano",
               web::Access::signed_in(),
               [this](const web::Request& request) {
                   FormPage page(pages_, request, "letter_sent", "/konto/ustawienia");
                   page.form().set("kind", "address");
                   return page.show();
               });
    router.get(kAddressPath, web::Access::anyone(), [this](const web::Request& request) {
        return show_link(request);
    });
    router.post(kAddressPath, web::Access::anyone(), [this](const web::Request& request) {
        return finish(request);
    });
}

web::Response AddressPages::show(const web::Request& request) const {
    return address_page(pages_, request).show();
}

web::Response AddressPages::send(const web::Request& request) const {
    auto page = address_page(pages_, request);
    const auto email = read_email(request.form.get("email"));
    const auto now = read_email(request.identity->email);
    if (!email) {
        page.fault("email", request.form.get("email").empty() ? "email-missing" : "email");
    } else if (now && now->key == email->key) {
        page.fault("email", "email-same");
    }
    if (!page.is_sound()) return page.show();
    try {
        if (auto refused = refuse_unless_confirmed(context_, request, page)) return *refused;
    } catch (const Busy&) {
        return page.show_busy();
    }
    const auto wait =
        request_address(context_, request.identity->account, *email, visit_of(request));
    if (wait.count() > 0) return page.show_wait("wait-mail", wait);
    return web::see_other("/konto/ustawienia/adres/wyslano");
}

web::Response AddressPages::show_link(const web::Request& request) const {
    const auto link = read_link(context_, LinkKind::address, request.query.get("klucz"));
    if (!link) return expired_page(pages_, request);
    FormPage page(pages_, request, "address_confirm");
    page.form().set("secret", request.query.get("klucz")).set("email", link->email.address);
    return page.show();
}

web::Response AddressPages::finish(const web::Request& request) const {
    switch (confirm_address(context_, request.form.get("klucz"))) {
        case AddressChange::done:
            return web::see_other(request.identity ? "/konto/ustawienia?stan=adres-zmieniony"
                                                   : "/konto/logowanie?stan=adres-zmieniony");
        case AddressChange::taken:
        case AddressChange::expired:
            break;
    }
    return expired_page(pages_, request);
}

}  // namespace okienko::accounts
