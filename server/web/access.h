#pragma once

#include "server/web/exchange.h"

namespace okienko::web {

/// Finds the route, if there is one: the stations after it need to know. 400 for bytes that were no
/// request, 408 for late ones.
class RouteMatch {
public:
    explicit RouteMatch(const Router& router) : router_(&router) {}
    Response operator()(Exchange& exchange, const Next& next) const;

private:
    const Router* router_;
};

/// 404 and 405 (with Allow) without a route. Lets through whom the route's access names and nobody
/// else: a page sends to sign-in or answers 403, the API 401 or 403.
class AccessCheck {
public:
    Response operator()(Exchange& exchange, const Next& next) const;
};

}  // namespace okienko::web
