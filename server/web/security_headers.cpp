#include "server/web/security_headers.h"

#include "server/web/ascii.h"
#include "server/web/session.h"

namespace okienko::web {

namespace {

constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr const char* kPermissions =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), "
    "midi=(), payment=(), usb=()";

void set_unless_told(Response& response, std::string_view name, std::string_view value) {
    for (const auto& [key, told] : response.headers) {
        if (equal_ascii(key, name)) return;
    }
    response.header(std::string(name), std::string(value));
}

/// A page made for one person, or one that holds a secret of this browser, must not stay in any
/// cache.
bool is_personal(const Exchange& exchange, const Response& response) {
    const Request& request = exchange.request;
    const bool safe = request.method == Method::get || request.method == Method::head;
    const bool holds_token =
        !request.csrf.empty() && response.body.find(request.csrf) != std::string::npos;
    return request.identity || !safe || holds_token || !response.cookies.empty() ||
           response.status >= 400;
}

}  // namespace

Response SecurityHeaders::operator()(Exchange& exchange, const Next& next) const {
    Response response = next();
    set_visitor_cookie(exchange, response);
    set_unless_told(response, "Content-Security-Policy", kPolicy);
    set_unless_told(response, "X-Content-Type-Options", "nosniff");
    set_unless_told(response, "X-Frame-Options", "DENY");
    set_unless_told(response, "Referrer-Policy", "same-origin");
    set_unless_told(response, "Cross-Origin-Opener-Policy", "same-origin");
    set_unless_told(response, "Cross-Origin-Resource-Policy", "same-origin");
    set_unless_told(response, "Permissions-Policy", kPermissions);
    if (exchange.secure) set_unless_told(response, "Strict-Transport-Security", "max-age=31536000");
    set_unless_told(
        response, "Cache-Control", is_personal(exchange, response) ? "no-store" : "no-cache");
    return response;
}

}  // namespace okienko::web
