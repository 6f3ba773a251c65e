#include "server/accounts/session_pages.h"

#include "server/accounts/form_page.h"
#include "server/accounts/session_store.h"
#include "server/accounts/sign_out.h"
#include "server/calendar/local_time.h"

namespace okienko::accounts {

namespace {

constexpr const char* kList = "/konto/ustawienia/urzadzenia";

web::Response after_signing_out_here() {
    auto response = web::see_other("/konto/logowanie?stan=wylogowano");
    response.cookie(kSessionCookie, "", 0);
    return response;
}

}  // namespace

void SessionPages::add_routes(web::Router& router) {
    const auto access = web::Access::signed_in();
    router.get(kList, access, [this](const web::Request& request) { return show(request); });
    router.post("/konto/ustawienia/urzadzenia/wyloguj",
                access,
                [this](const web::Request& request) { return end_all(request); });
    router.post("/konto/ustawienia/urzadzenia/{session}/wyloguj",
                access,
                [this](const web::Request& request) { return end_one(request); });
}

web::Response SessionPages::show(const web::Request& request) const {
    FormPage page(pages_, request, "sessions", "/konto/ustawienia");
    page.notice(request.query.get("stan"));
    const auto now = context_.clock.now();
    const auto sessions = context_.database.read([&](storage::Transaction& transaction) {
        return SessionStore{}.of_account(transaction,
                                         request.identity->account,
                                         now - context_.settings.session_idle,
                                         now - context_.settings.session_longest);
    });
    for (const Session& session : sessions) {
        const auto slash = session.device.find('/');
        page.root()
            .add("session")
            .set("id", session.id)
            .set("browser", session.device.substr(0, slash))
            .set("system", slash == std::string::npos ? "other" : session.device.substr(slash + 1))
            .set("created", calendar::local(session.created))
            .set("seen", calendar::local(session.seen))
            .set("here", session.id == request.identity->session);
    }
    return page.show();
}

web::Response SessionPages::end_one(const web::Request& request) const {
    const auto& session = request.parameter("session");
    sign_out(context_, request.identity->account, session);
    if (session == request.identity->session) return after_signing_out_here();
    return web::see_other(std::string(kList) + "?stan=urzadzenie-wylogowane");
}

web::Response SessionPages::end_all(const web::Request& request) const {
    const bool others_only = request.form.get("zakres") == "inne";
    sign_out_everywhere(context_,
                        request.identity->account,
                        others_only ? request.identity->session : std::string());
    if (!others_only) return after_signing_out_here();
    return web::see_other(std::string(kList) + "?stan=inne-wylogowane");
}

}  // namespace okienko::accounts
