#pragma once

#include <string>

#include "server/web/exchange.h"
#include "server/web/message_head.h"
#include "server/web/networks.h"

namespace okienko::web {

/// What the connection knows and the head doesn't.
struct Arrival {
    std::string peer;            ///< address of the other end
    bool tls = false;            ///< our own
    std::string public_address;  ///< configured, e.g. "https://okienko.example"; empty: from Host
    const Networks* proxies = nullptr;
};

/// Makes the exchange of a head: decoded path and query, cookies, language, theme, client, origin.
/// Throws FramingFault for a path or query that can't be decoded.
void fill_exchange(Exchange& exchange, const MessageHead& head, const Arrival& arrival);

}  // namespace okienko::web
