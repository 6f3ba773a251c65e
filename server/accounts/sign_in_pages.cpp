#include "server/accounts/sign_in_pages.h"

#include "server/accounts/form_page.h"
#include "server/accounts/sign_in.h"
#include "server/accounts/sign_out.h"
#include "server/accounts/staff_home.h"
#include "server/web/escape.h"

namespace okienko::accounts {

namespace {

FormPage make_page(const web::Pages& pages,
                   const web::Request& request,
                   const web::Fields& fields) {
    FormPage page(pages, request, "sign_in");
    page.form().set("email", fields.get("email"));
    const auto back = return_path(fields);
    if (!back.empty()) {
        page.form().set("return", back).set("return-encoded", web::percent_encode(back));
        // Somebody in the middle of a form is told that nothing is lost.
        page.form().set("continues", back.starts_with("/wnioski/"));
    }
    return page;
}

}  // namespace

void SignInPages::add_routes(web::Router& router) {
    router.get("/konto/logowanie", web::Access::anyone(), [this](const web::Request& request) {
        return show(request);
    });
    router.post("/konto/logowanie", web::Access::anyone(), [this](const web::Request& request) {
        return sign_in(request);
    });
    router.get("/konto/wylogowanie", web::Access::anyone(), [this](const web::Request& request) {
        return show_sign_out(request);
    });
    router.post("/konto/wylogowanie", web::Access::anyone(), [this](const web::Request& request) {
        return sign_out(request);
    });
}

web::Response SignInPages::show(const web::Request& request) const {
    if (request.identity) {
        const auto back = return_path(request.query);
        return web::see_other(back.empty() ? "/konto" : back);
    }
    auto page = make_page(pages_, request, request.query);
    page.notice(request.query.get("stan"));
    return page.show();
}

web::Response SignInPages::sign_in(const web::Request& request) const {
    auto page = make_page(pages_, request, request.form);
    const std::string password = request.form.get("password");
    const auto email = read_email(request.form.get("email"));
    if (!email) page.fault("email", request.form.get("email").empty() ? "email-missing" : "email");
    if (password.empty()) page.fault("password", "password-missing");
    if (!page.is_sound()) return page.show();

    try {
        const SignIn outcome = accounts::sign_in(context_, *email, password, visit_of(request));
        switch (outcome.kind) {
            case SignIn::Kind::wrong:
                page.fault("email", "sign-in");
                return page.show();
            case SignIn::Kind::wait:
                return page.show_wait("wait", outcome.wait);
            case SignIn::Kind::signed_in:
                break;
        }
        auto response = web::see_other(next_of(outcome.session, return_path(request.form)));
        response.cookie(kSessionCookie, outcome.session);
        return response;
    } catch (const Busy&) {
        return page.show_busy();
    }
}

/// Whoever works for the office has a code to type first.
std::string SignInPages::next_of(const std::string& session, const std::string& back) const {
    const auto identity = context_.identities.by_session(session);
    if (identity && is_staff(*identity)) {
        return "/konto/drugi-skladnik" +
               (back.empty() ? std::string() : "?powrot=" + web::percent_encode(back));
    }
    if (!back.empty()) return back;
    return identity ? home_of(*identity) : "/konto";
}

web::Response SignInPages::show_sign_out(const web::Request& request) const {
    if (!request.identity) return web::see_other("/konto/logowanie");
    return FormPage(pages_, request, "sign_out", "/konto").show();
}

web::Response SignInPages::sign_out(const web::Request& request) const {
    if (request.identity) {
        accounts::sign_out(context_, request.identity->account, request.identity->session);
    }
    auto response = web::see_other("/konto/logowanie?stan=wylogowano");
    response.cookie(kSessionCookie, "", 0);
    return response;
}

}  // namespace okienko::accounts
