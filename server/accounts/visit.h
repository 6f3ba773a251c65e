#pragma once

#include <string>
#include <string_view>

#include "server/web/request.h"

namespace okienko::accounts {

/// From where somebody acts, as far as limits and the list of sessions need it.
struct Visit {
    std::string
        client;  ///< what attempts are counted under: an IPv4 address, or the /64 of an IPv6 one
    std::string browser;  ///< digest of the browser's own secret; empty when it has none
    std::string device;   ///< "firefox/linux"
    std::string session;  ///< digest of the session cookie sent along; empty without one
};

Visit visit_of(const web::Request& request);

/// "<browser>/<system>" of a User-Agent, each a known word or "other": enough to recognise one's
/// own, useless to track.
std::string describe_device(std::string_view user_agent);

/// An IPv4 address stays, of an IPv6 address the network part does (one household has 2^64 of
/// them).
std::string client_key(const std::string& address);

}  // namespace okienko::accounts
