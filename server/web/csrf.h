#pragma once

#include <string>
#include <string_view>

#include "server/web/exchange.h"

namespace okienko::web {

/// Forms must be ours: each carries a token bound to the visitor's cookie (HMAC), and a browser
/// must not say that another site sent it (Sec-Fetch-Site, else Origin). Routes with a Bearer token
/// have no cookie to abuse and are exempt.
class Csrf {
public:
    Response operator()(Exchange& exchange, const Next& next) const;
};

/// The token of one visitor's forms, 43 characters.
std::string form_token(std::string_view key, std::string_view visitor);

}  // namespace okienko::web
