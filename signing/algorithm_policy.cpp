#include "signing/algorithm_policy.h"

#include <array>

namespace okienko::signing {

namespace {

using namespace std::chrono;

std::string curve_of(EVP_PKEY* key) {
    std::array<char, 64> name{};
    std::size_t length = 0;
    if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &length) != 1) return {};
    return {name.data(), length};
}

bool is_edwards(EVP_PKEY* key) {
    return EVP_PKEY_is_a(key, "ED25519") == 1 || EVP_PKEY_is_a(key, "ED448") == 1;
}

}  // namespace

std::optional<sys_days> digest_expiry(std::string_view openssl_name) {
    if (openssl_name == "SHA1") return sys_days(year(2012) / 8 / 1);
    if (openssl_name == "SHA2-224" || openssl_name == "SHA3-224") {
        return sys_days(year(2029) / 1 / 1);
    }
    return std::nullopt;
}

std::optional<sys_days> key_expiry(const ParsedCertificate& certificate) {
    if (certificate.key == nullptr) return sys_days(year(1970) / 1 / 1);
    const int bits = EVP_PKEY_get_bits(certificate.key);
    if (is_edwards(certificate.key)) return std::nullopt;
    if (EVP_PKEY_is_a(certificate.key, "EC") == 1) {
        if (bits < 256) return sys_days(year(2012) / 8 / 1);
        return std::nullopt;
    }
    if (bits < 1024) return sys_days(year(2010) / 8 / 1);
    if (bits < 1900) return sys_days(year(2019) / 10 / 1);
    if (bits < 3000) return sys_days(year(2029) / 1 / 1);
    return std::nullopt;
}

std::string readable_key(const ParsedCertificate& certificate) {
    if (certificate.key == nullptr) return "unreadable";
    if (EVP_PKEY_is_a(certificate.key, "EC") == 1) return "EC " + curve_of(certificate.key);
    if (EVP_PKEY_is_a(certificate.key, "ED25519") == 1) return "Ed25519";
    if (EVP_PKEY_is_a(certificate.key, "ED448") == 1) return "Ed448";
    return "RSA " + std::to_string(EVP_PKEY_get_bits(certificate.key));
}

}  // namespace okienko::signing
