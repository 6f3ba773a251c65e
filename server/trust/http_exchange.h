#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <variant>

#include "signing/source_fault.h"

namespace okienko::trust {

/// What a proof may cost to fetch.
struct ExchangeLimits {
    std::chrono::seconds time{20};  ///< for the whole exchange, once the name is resolved
    std::size_t bytes = std::size_t{10} << 20U;  ///< of the answer
    unsigned redirects = 0;  ///< how many a GET without a user follows; never from https to http
};

/// One request to a service outside: POST of the body, GET when there is none.
struct Exchange {
    std::string url;              ///< http or https; nothing else is asked
    std::string media_type = {};  ///< of the body
    std::string body = {};
    std::string user = {};  ///< basic authentication; none when empty
    std::string password = {};
};

/// The body of a 200 answer. Otherwise why there is none: never the password or the user. Of HTTPS
/// the system's authorities are asked, TLS 1.2 or newer. Any thread.
std::variant<std::string, signing::SourceFault> exchange(const Exchange& wish,
                                                         const ExchangeLimits& limits);

/// Whether an address may be asked at all: http or https, with a host, without a user in it.
bool is_web_address(const std::string& url);

}  // namespace okienko::trust
