#include "signing/digest.h"

#include <algorithm>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "signing/crypto_error.h"

namespace okienko::signing {

namespace {

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

int value_of_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

/// Fetched once: OpenSSL 3 looks an algorithm up at each use of its classic name.
const EVP_MD* sha256_algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    return algorithm.get();
}

}  // namespace

std::string Sha256::hex() const {
    return signing::hex(raw());
}
std::string Sha256::base64() const {
    return signing::base64(raw());
}

Sha256 sha256(std::string_view bytes) {
    Sha256 result;
    if (EVP_Digest(bytes.data(),
                   bytes.size(),
                   result.bytes.data(),
                   nullptr,
                   sha256_algorithm(),
                   nullptr) != 1) {
        throw_crypto_error("cannot compute SHA-256");
    }
    return result;
}

Sha256 sha256_of(std::string_view raw) {
    Sha256 result;
    if (raw.size() != result.bytes.size()) {
        throw std::invalid_argument("a SHA-256 value has 32 bytes");
    }
    std::copy(raw.begin(), raw.end(), reinterpret_cast<char*>(result.bytes.data()));
    return result;
}

void Sha256Stream::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

Sha256Stream::Sha256Stream() : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), sha256_algorithm(), nullptr) != 1) {
        throw_crypto_error("cannot begin SHA-256");
    }
}

void Sha256Stream::update(std::string_view bytes) {
    if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1) {
        throw_crypto_error("cannot compute SHA-256");
    }
}

Sha256 Sha256Stream::finish() {
    Sha256 result;
    if (EVP_DigestFinal_ex(context_.get(), result.bytes.data(), nullptr) != 1) {
        throw_crypto_error("cannot finish SHA-256");
    }
    return result;
}

Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
    Sha256 result;
    if (HMAC(sha256_algorithm(),
             key.data(),
             static_cast<int>(key.size()),
             octets(bytes),
             bytes.size(),
             result.bytes.data(),
             nullptr) == nullptr) {
        throw_crypto_error("cannot compute HMAC");
    }
    return result;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hex(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    result.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto octet = static_cast<unsigned char>(byte);
        result.push_back(digits[octet >> 4U]);
        result.push_back(digits[octet & 0x0fU]);
    }
    return result;
}

std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string result;
    result.reserve(digits.size() / 2);
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const int high = value_of_digit(digits[at]);
        const int low = value_of_digit(digits[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        result.push_back(static_cast<char>(high * 16 + low));
    }
    return result;
}

std::string base64(std::string_view bytes) {
    std::string result((bytes.size() + 2) / 3 * 4 + 1,
                       '\0');  // EVP writes a NUL behind the letters
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                       octets(bytes),
                                       static_cast<int>(bytes.size()));
    result.resize(static_cast<std::size_t>(length));
    return result;
}

std::optional<std::string> from_base64(std::string_view letters) {
    std::string packed;
    packed.reserve(letters.size());
    std::copy_if(letters.begin(), letters.end(), std::back_inserter(packed), [](char letter) {
        return letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t';
    });
    if (packed.size() % 4 != 0) return std::nullopt;
    if (packed.empty()) return std::string();
    const std::size_t filled = packed.find('=');
    const std::size_t padding = filled == std::string::npos ? 0 : packed.size() - filled;
    if (padding > 2) return std::nullopt;

    std::string result(packed.size() / 4 * 3, '\0');
    const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                       octets(packed),
                                       static_cast<int>(packed.size()));
    if (length < 0) return std::nullopt;
    result.resize(static_cast<std::size_t>(length) - padding);
    return result;
}

}  // namespace okienko::signing
