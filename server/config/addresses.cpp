#include "server/config/addresses.h"

#include <array>
#include <charconv>

#include <arpa/inet.h>

namespace okienko::config {
namespace {

/// 32 or 128 for an address, else 0.
int bits_of(const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return 32;
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return 128;
    return 0;
}

}  // namespace

bool is_address(const std::string& text) {
    return bits_of(text) != 0;
}

bool is_loopback(const std::string& text) {
    return text == "::1" || (bits_of(text) == 32 && text.starts_with("127."));
}

bool is_network(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) return is_address(text);
    const int bits = bits_of(text.substr(0, slash));
    int prefix = -1;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data() + slash + 1, end, prefix);
    return bits != 0 && fault == std::errc{} && stop == end && prefix >= 0 && prefix <= bits;
}

}  // namespace okienko::config
