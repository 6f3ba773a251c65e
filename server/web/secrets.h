#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace okienko::web {

/// Unguessable text from the system's generator: `bytes` of chance as lower-case hexadecimal
/// digits.
std::string random_hex(std::size_t bytes);
/// The same in base64url without padding (RFC 4648, 5): 32 bytes give 43 characters.
std::string random_secret(std::size_t bytes = 32);

std::string base64url(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view message);  ///< 32 raw bytes
std::string sha256(std::string_view bytes);                               ///< 32 raw bytes
std::string hex(std::string_view bytes);

/// Compares in a time that depends on the lengths only.
bool equal_secrets(std::string_view left, std::string_view right);

}  // namespace okienko::web
