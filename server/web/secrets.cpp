#include "server/web/secrets.h"

#include <stdexcept>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace okienko::web {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        throw std::runtime_error("the system gave no random bytes");
    }
    return bytes;
}

}  // namespace

std::string hex(std::string_view bytes) {
    std::string digits;
    for (const char byte : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return digits;
}

std::string base64url(std::string_view bytes) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(byte);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += kLetters[(held >> bits) & 0x3FU];
        }
    }
    if (bits > 0) text += kLetters[(held << (6 - bits)) & 0x3FU];
    return text;
}

std::string random_hex(std::size_t bytes) {
    return hex(random_bytes(bytes));
}
std::string random_secret(std::size_t bytes) {
    return base64url(random_bytes(bytes));
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::string mac(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (HMAC(EVP_sha256(),
             key.data(),
             static_cast<int>(key.size()),
             bytes_of(message),
             message.size(),
             reinterpret_cast<unsigned char*>(mac.data()),
             &size) == nullptr) {
        throw std::runtime_error("HMAC failed");
    }
    mac.resize(size);
    return mac;
}

std::string sha256(std::string_view bytes) {
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (EVP_Digest(bytes.data(),
                   bytes.size(),
                   reinterpret_cast<unsigned char*>(digest.data()),
                   &size,
                   EVP_sha256(),
                   nullptr) != 1) {
        throw std::runtime_error("SHA-256 failed");
    }
    digest.resize(size);
    return digest;
}

bool equal_secrets(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace okienko::web
