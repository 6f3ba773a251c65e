#include "server/web/networks.h"

#include <charconv>
#include <stdexcept>

#include "server/web/ascii.h"

namespace okienko::web {

using Poco::Net::IPAddress;

namespace {

/// An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is the IPv4 address.
IPAddress plain(const IPAddress& address) {
    if (address.family() == IPAddress::IPv6 && address.isIPv4Mapped()) {
        return IPAddress(static_cast<const char*>(address.addr()) + 12, 4);
    }
    return address;
}

bool parse(const std::string& text, IPAddress& address) {
    if (!IPAddress::tryParse(text, address)) return false;
    address = plain(address);
    return true;
}

unsigned bits(const IPAddress& address) {
    return address.family() == IPAddress::IPv4 ? 32 : 128;
}

IPAddress masked(const IPAddress& address, unsigned prefix) {
    return address & IPAddress(prefix, address.family());
}

}  // namespace

Networks::Networks(const std::vector<std::string>& entries) {
    for (const std::string& entry : entries) {
        const std::size_t slash = entry.find('/');
        IPAddress address;
        if (!parse(entry.substr(0, slash), address))
            throw std::invalid_argument("not an address: " + entry);
        unsigned prefix = bits(address);
        if (slash != std::string::npos) {
            const char* end = entry.data() + entry.size();
            const auto [last, error] = std::from_chars(entry.data() + slash + 1, end, prefix);
            if (error != std::errc() || last != end || prefix > bits(address)) {
                throw std::invalid_argument("not a CIDR block: " + entry);
            }
        }
        blocks_.emplace_back(masked(address, prefix), prefix);
    }
}

bool Networks::contains(const std::string& text) const {
    IPAddress address;
    if (!parse(text, address)) return false;
    for (const auto& [network, prefix] : blocks_) {
        if (network.family() == address.family() && masked(address, prefix) == network) return true;
    }
    return false;
}

std::string client_address(const std::string& peer,
                           std::string_view forwarded_for,
                           const Networks& proxies) {
    if (!proxies.contains(peer)) return peer;
    std::string client = peer;
    std::vector<std::string> hops;
    for_each_element(forwarded_for, [&hops](std::string_view hop) { hops.emplace_back(hop); });
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        IPAddress address;
        if (!parse(*hop, address)) return client;
        client = address.toString();
        if (!proxies.contains(client)) return client;
    }
    return client;
}

std::string rate_key(const std::string& text) {
    IPAddress address;
    if (!parse(text, address) || address.family() == IPAddress::IPv4) return text;
    return masked(address, 64).toString();
}

}  // namespace okienko::web
