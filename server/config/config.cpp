#include "server/config/config.h"

#include <fmt/format.h>

namespace okienko::config {

std::string Config::base_address() const {
    if (!public_address.empty()) return public_address;
    const bool ipv6 = host.find(':') != std::string::npos;
    return fmt::format(
        "{}://{}:{}", tls() ? "https" : "http", ipv6 ? "[" + host + "]" : host, port);
}

}  // namespace okienko::config
