#pragma once

#include <string>

#include "server/web/exchange.h"
#include "server/web/identity.h"

namespace okienko::web {

/// Who sends: the session cookie or the Bearer token becomes an identity; a browser without a
/// visitor's secret gets one, whose cookie is set only when an answer made use of it.
class Session {
public:
    Session(IdentitySource& identities, std::string csrf_key);
    Response operator()(Exchange& exchange, const Next& next) const;

private:
    IdentitySource* identities_;
    std::string csrf_key_;
};

/// Sets the visitor's cookie when it is new and the answer holds its form token, or the request
/// changed something.
void set_visitor_cookie(const Exchange& exchange, Response& response);

}  // namespace okienko::web
