#include "server/web/csrf.h"

#include "server/web/failures.h"
#include "server/web/secrets.h"

namespace okienko::web {

namespace {

bool from_another_site(const Request& request) {
    if (const auto site = request.header("Sec-Fetch-Site"))
        return *site != "same-origin" && *site != "none";
    if (const auto origin = request.header("Origin")) return *origin != request.origin;
    return false;
}

}  // namespace

std::string form_token(std::string_view key, std::string_view visitor) {
    return base64url(hmac_sha256(key, "form:" + std::string(visitor)));
}

Response Csrf::operator()(Exchange& exchange, const Next& next) const {
    const Request& request = exchange.request;
    const Route& route = *exchange.match.route;
    if (route.access.kind == Access::Kind::token || route.access.kind == Access::Kind::machine)
        return next();
    const bool changes = request.method != Method::get && request.method != Method::head;
    if (!changes || !route.body.csrf) return next();
    if (from_another_site(request)) throw Refusal(403, "error.csrf", "sent by another site");
    const std::string sent = request.form.has("_csrf")
                                 ? request.form.get("_csrf")
                                 : request.header("X-CSRF-Token").value_or("");
    if (exchange.new_visitor || !equal_secrets(sent, request.csrf))
        throw Refusal(403, "error.csrf", "no or another token");
    return next();
}

}  // namespace okienko::web
