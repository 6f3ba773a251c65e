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

}  // namespace

std::optional<sys_days> digest_expiry(std::string_view openssl_name) {
    if (openssl_name == "SHA1") return sys_days(year(2012) / 8 / 1);
    if (openssl_name == "SHA2-224" || openssl_name == "SHA3-224") {
        return sys_days(year(2029) / 1 / 1);
    }
    return std::nullopt;
}

std::optional<sys_days> key_expiry(const ParsedCertificate& certificate) {
    using Kind = ParsedCertificate::KeyKind;
    const int bits = certificate.key_bits;
    switch (certificate.key_kind) {
        case Kind::unreadable:
            return sys_days(year(1970) / 1 / 1);
        case Kind::edwards:
            return std::nullopt;
        case Kind::ec:
            if (bits < 256) return sys_days(year(2012) / 8 / 1);
            return std::nullopt;
        case Kind::rsa:
            break;
    }
    if (bits < 1024) return sys_days(year(2010) / 8 / 1);
    if (bits < 1900) return sys_days(year(2019) / 10 / 1);
    if (bits < 3000) return sys_days(year(2029) / 1 / 1);
    return std::nullopt;
}

std::optional<sys_days> issue_expiry(const ParsedCertificate& certificate) {
    if (!certificate.signature_accepted) return sys_days(year(2004) / 8 / 1);  // MD5 and older
    return digest_expiry(certificate.signature_digest);
}

std::string readable_key(const ParsedCertificate& certificate) {
    if (certificate.key == nullptr) return "unreadable";
    if (EVP_PKEY_is_a(certificate.key, "EC") == 1) return "EC " + curve_of(certificate.key);
    if (EVP_PKEY_is_a(certificate.key, "ED25519") == 1) return "Ed25519";
    if (EVP_PKEY_is_a(certificate.key, "ED448") == 1) return "Ed448";
    return "RSA " + std::to_string(EVP_PKEY_get_bits(certificate.key));
}

}  // namespace okienko::signing
