#pragma once

#include <chrono>
#include <string>

namespace okienko::accounts {

/// How long things live, and the address links in mail begin with.
struct Settings {
    std::chrono::seconds session_idle = std::chrono::minutes{60};  ///< without a request
    std::chrono::seconds session_longest = std::chrono::hours{12};
    std::chrono::seconds slide_every =
        std::chrono::minutes{1};  ///< at most once: last use is noted
    std::chrono::seconds cache =
        std::chrono::seconds{3};  ///< how late another server sees a sign-out
    std::chrono::seconds registration_link = std::chrono::hours{24};
    std::chrono::seconds password_link = std::chrono::minutes{60};
    std::chrono::seconds address_link = std::chrono::hours{24};
    std::string base_address;  ///< without a trailing slash; never taken from a request's Host
};

}  // namespace okienko::accounts
