#include "server/web/access.h"

#include <algorithm>
#include <optional>

#include "server/web/byte_source.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::web {

namespace {

bool is_safe(const Request& request) {
    return request.method == Method::get || request.method == Method::head;
}

/// Where to come back to after signing in: the page itself, or for a POST the page its form stood
/// on.
std::string way_back(const Request& request) {
    if (is_safe(request)) return request.target;
    const std::string referer = request.header("Referer").value_or("");
    if (referer.rfind(request.origin + "/", 0) != 0) return request.path;
    const std::string path = referer.substr(request.origin.size());
    return is_local_path(path) ? path : request.path;
}

Response to_sign_in(const Request& request) {
    return see_other("/konto/logowanie?powrot=" + percent_encode(way_back(request)));
}

Response without_identity(const Exchange& exchange) {
    if (!exchange.for_machines()) return to_sign_in(exchange.request);
    throw Refusal(401, "error.unauthorized").header("WWW-Authenticate", "Bearer realm=\"okienko\"");
}

Response without_second_factor(const Exchange& exchange) {
    if (exchange.for_machines()) throw Refusal(403, "error.forbidden", "without second factor");
    return see_other("/konto/drugi-skladnik?powrot=" +
                     percent_encode(way_back(exchange.request)));
}

/// "/uslugi?q=x" for "/uslugi/?q=x": people type the slash, and mean the page.
std::optional<Response> without_last_slash(const Router& router, const Request& request) {
    if (!is_safe(request) || request.path.size() < 2 || request.path.back() != '/')
        return std::nullopt;
    const std::string path = request.path.substr(0, request.path.size() - 1);
    if (router.match(request.method, path).route == nullptr) return std::nullopt;
    const std::size_t end = std::min(request.target.find('?'), request.target.size());
    Response response;
    response.status = 308;
    response.header("Location", request.target.substr(0, end - 1) + request.target.substr(end));
    return response;
}

}  // namespace

Response RouteMatch::operator()(Exchange& exchange, const Next& next) const {
    if (exchange.too_slow) throw ConnectionLost(exchange.fault, true);
    if (!exchange.fault.empty()) throw FramingFault(exchange.fault);
    Request& request = exchange.request;
    exchange.match = router_->match(request.method, request.path);
    if (exchange.match.route == nullptr) {
        if (auto elsewhere = without_last_slash(*router_, request)) return *elsewhere;
    }
    request.parameters = exchange.match.parameters;
    return next();
}

Response AccessCheck::operator()(Exchange& exchange, const Next& next) const {
    const Request& request = exchange.request;
    if (exchange.match.route == nullptr) {
        if (exchange.match.allow.empty()) throw not_found();
        throw Refusal(405, "error.method").header("Allow", exchange.match.allow);
    }
    const Access& access = exchange.match.route->access;
    const bool post_goes_on = access.keeps_posts && !is_safe(request);
    switch (access.kind) {
        case Access::Kind::anyone:
        case Access::Kind::machine:
            return next();
        case Access::Kind::signed_in:
            if (request.identity || post_goes_on) return next();
            return without_identity(exchange);
        case Access::Kind::token:
            if (request.identity) return next();
            throw Refusal(401, "error.unauthorized")
                .header("WWW-Authenticate", "Bearer realm=\"okienko\"");
        case Access::Kind::role:
            if (!request.identity && post_goes_on) return next();
            if (!request.identity) return without_identity(exchange);
            if (request.identity->has_role(access.name)) return next();
            if (request.identity->waits_for(access.name)) return without_second_factor(exchange);
            throw Refusal(403, "error.forbidden", "without the role " + access.name);
    }
    throw Refusal(403, "error.forbidden", "an access nobody knows");
}

}  // namespace okienko::web
