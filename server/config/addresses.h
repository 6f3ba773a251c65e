#pragma once

#include <string>

namespace okienko::config {

/// An IPv4 or IPv6 address in digits.
bool is_address(const std::string& text);
/// An address of the machine itself: 127.0.0.0/8 or ::1.
bool is_loopback(const std::string& text);
/// An address, or a block "10.0.0.0/8".
bool is_network(const std::string& text);

}  // namespace okienko::config
