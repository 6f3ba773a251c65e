#include "server/accounts/totp.h"

#include <array>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "server/web/escape.h"

namespace okienko::accounts {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

Digest hmac_sha1(std::string_view key, std::uint64_t counter) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = message.size(); i-- > 0; counter >>= 8U) {
        message[i] = static_cast<unsigned char>(counter & 0xFFU);
    }
    Digest digest{};
    unsigned length = 0;
    if (HMAC(EVP_sha1(),
             key.data(),
             static_cast<int>(key.size()),
             message.data(),
             message.size(),
             digest.data(),
             &length) == nullptr ||
        length != 20) {
        throw std::runtime_error("HMAC-SHA-1 is not available");
    }
    return digest;
}

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

std::int64_t totp_step(config::Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch() / kTotpPeriod;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    const Digest digest = hmac_sha1(secret, static_cast<std::uint64_t>(step));
    const std::size_t offset = digest[19] & 0x0FU;
    const std::uint32_t number = (static_cast<std::uint32_t>(digest[offset] & 0x7FU) << 24U) |
                                 (static_cast<std::uint32_t>(digest[offset + 1]) << 16U) |
                                 (static_cast<std::uint32_t>(digest[offset + 2]) << 8U) |
                                 static_cast<std::uint32_t>(digest[offset + 3]);
    std::uint32_t modulus = 1;
    for (int n = 0; n < digits; ++n) modulus *= 10;
    return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> matching_step(std::string_view secret,
                                          std::string_view code,
                                          config::Instant now,
                                          std::int64_t used) {
    const std::int64_t current = totp_step(now);
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {current - 1, current, current + 1}) {
        if (same(totp_code(secret, step), code) && step > used && !found) found = step;
    }
    return found;
}

std::string provisioning_uri(std::string_view secret,
                             std::string_view issuer,
                             std::string_view account) {
    const std::string name = web::percent_encode(issuer);
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period=30",
                       name,
                       web::percent_encode(account),
                       base32(secret),
                       name);
}

std::string base32(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        held += 8;
        while (held >= 5) {
            held -= 5;
            text += kAlphabet[(bits >> held) & 31U];
        }
    }
    if (held > 0) text += kAlphabet[(bits << (5 - held)) & 31U];
    return text;
}

std::optional<std::string> base32_bytes(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (char letter : text) {
        if (letter == ' ' || letter == '-' || letter == '=') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        const auto value = kAlphabet.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 5U) | static_cast<std::uint32_t>(value);
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>((bits >> held) & 0xFFU);
        }
    }
    return bytes;
}

std::string in_fours(std::string_view text, char between) {
    constexpr std::size_t kGroup = 4;
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); i += kGroup) {
        if (i > 0) grouped += between;
        grouped += text.substr(i, kGroup);
    }
    return grouped;
}

}  // namespace okienko::accounts
