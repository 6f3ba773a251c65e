#include "server/accounts/secrets.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace okienko::accounts {

namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kSecretLetters = 43;
constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

template <std::size_t Size>
std::array<unsigned char, Size> random_bytes() {
    std::array<unsigned char, Size> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("the system gives no random bytes");
    }
    return bytes;
}

}  // namespace

std::string new_secret() {
    const auto bytes = random_bytes<kSecretBytes>();
    std::string text;
    text.reserve(kSecretLetters);
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const unsigned char byte : bytes) {
        bits = (bits << 8U) | byte;
        held += 8;
        while (held >= 6) {
            held -= 6;
            text += kBase64Url[(bits >> held) & 63U];
        }
    }
    text += kBase64Url[(bits << (6 - held)) & 63U];
    return text;
}

std::string random_secret(std::size_t bytes) {
    std::string secret(bytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(secret.data()),  // NOLINT: OpenSSL's bytes
                   static_cast<int>(bytes)) != 1) {
        throw std::runtime_error("the system gives no random bytes");
    }
    return secret;
}

bool has_secret_form(std::string_view text) {
    return text.size() == kSecretLetters &&
           text.find_first_not_of(kBase64Url) == std::string_view::npos;
}

std::string digest(std::string_view text) {
    std::string result(kSecretBytes, '\0');
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    if (EVP_Digest(text.data(), text.size(), bytes.data(), &length, EVP_sha256(), nullptr) != 1 ||
        length != kSecretBytes) {
        throw std::runtime_error("SHA-256 is not available");
    }
    std::copy_n(bytes.begin(), kSecretBytes, result.begin());
    return result;
}

std::string new_uuid() {
    constexpr std::string_view kHex = "0123456789abcdef";
    auto bytes = random_bytes<16>();
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kHex[bytes[i] >> 4U];
        text += kHex[bytes[i] & 15U];
    }
    return text;
}

bool is_uuid(std::string_view text) {
    constexpr std::size_t kLength = 36;
    if (text.size() != kLength) return false;
    for (std::size_t i = 0; i < kLength; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace okienko::accounts
