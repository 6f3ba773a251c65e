#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace okienko::trust {

/// What encryption adds to a text: the nonce before it and the tag behind it.
inline constexpr std::size_t sealed_overhead = 12 + 16;

/// Encrypts with AES-256-GCM (NIST SP 800-38D) under a 32-byte key: random 96-bit nonce,
/// ciphertext, 128-bit tag. `context` is authenticated but not stored: opening needs the same. One
/// key may seal at most 2^32 texts. Throws signing::CryptoError. Safe from any thread.
std::string seal(std::string_view key, std::string_view plain, std::string_view context);

/// nullopt when the key or the context is another, or a byte was changed.
std::optional<std::string> open(std::string_view key,
                                std::string_view sealed,
                                std::string_view context);

}  // namespace okienko::trust
