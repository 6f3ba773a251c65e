#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <Poco/Net/IPAddress.h>

namespace okienko::web {

/// A list of addresses and CIDR blocks ("127.0.0.1", "10.0.0.0/8", "::1"). Immutable; shared by
/// threads.
class Networks {
public:
    /// Throws std::invalid_argument naming the entry that is neither.
    explicit Networks(const std::vector<std::string>& entries);
    bool contains(const std::string& address) const;  ///< false for anything that is no address
    bool empty() const { return blocks_.empty(); }

private:
    std::vector<std::pair<Poco::Net::IPAddress, unsigned>>
        blocks_;  // with the length of the prefix
};

/// The client of a request: the peer, or, when the peer is a trusted proxy, the last address of
/// X-Forwarded-For that is not one itself.
std::string client_address(const std::string& peer,
                           std::string_view forwarded_for,
                           const Networks& proxies);

/// What a client is counted by: an IPv4 address, or the /64 of an IPv6 address.
std::string rate_key(const std::string& address);

}  // namespace okienko::web
