#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/config/clock.h"

namespace okienko::accounts {

// Time-based one-time passwords (RFC 6238) as the authenticator apps know them: HMAC-SHA-1, six
// digits, steps of 30 seconds since 1970.

inline constexpr std::chrono::seconds kTotpPeriod{30};
/// Bytes of a secret: as many as SHA-1 gives (RFC 4226, section 4, R6).
inline constexpr std::size_t kTotpSecretBytes = 20;

/// Which step an instant lies in.
std::int64_t totp_step(config::Instant at);

/// The code of a step (RFC 4226, section 5.3): `digits` decimal digits, leading zeros kept.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);

/// The step a code belongs to, among the one of `now` and its two neighbours (clocks differ, people
/// are slow) and later than `used`; nothing when it fits none. Compares in constant time.
std::optional<std::int64_t> matching_step(std::string_view secret,
                                          std::string_view code,
                                          config::Instant now,
                                          std::int64_t used);

/// `otpauth://totp/…`: what the QR code says to the app. `issuer` and `account` are shown there.
std::string provisioning_uri(std::string_view secret,
                             std::string_view issuer,
                             std::string_view account);

/// Base32 (RFC 4648, section 6) without padding.
std::string base32(std::string_view bytes);
/// Lower case, spaces, hyphens and padding are forgiven; nothing for other letters.
std::optional<std::string> base32_bytes(std::string_view text);

/// "ABCD EFGH …": in groups of four, to be typed or compared.
std::string in_fours(std::string_view text, char between = ' ');

}  // namespace okienko::accounts
