#include "signing/signature_algorithm.h"

#include <array>
#include <memory>

#include <openssl/evp.h>

#include "signing/algorithms.h"
#include "signing/crypto_error.h"
#include "signing/digest.h"

namespace okienko::signing {

namespace {

struct Row {
    SignatureAlgorithm algorithm;
    std::string_view uri;
    std::string_view hash;
};
constexpr std::array rows = {
    Row{SignatureAlgorithm::ecdsa_sha256,
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        "SHA-256"},
    Row{SignatureAlgorithm::ecdsa_sha384,
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        "SHA-384"},
    Row{SignatureAlgorithm::ecdsa_sha512,
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
        "SHA-512"},
    Row{SignatureAlgorithm::rsa_sha256,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "SHA-256"},
    Row{SignatureAlgorithm::rsa_sha384,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
        "SHA-384"},
    Row{SignatureAlgorithm::rsa_sha512,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        "SHA-512"},
    Row{SignatureAlgorithm::rsa_pss_sha256,
        "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
        "SHA-256"},
    Row{SignatureAlgorithm::rsa_pss_sha384,
        "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
        "SHA-384"},
    Row{SignatureAlgorithm::rsa_pss_sha512,
        "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
        "SHA-512"},
};

const Row& row(SignatureAlgorithm algorithm) {
    for (const Row& one : rows) {
        if (one.algorithm == algorithm) return one;
    }
    throw CryptoError("no such signature algorithm");
}

}  // namespace

std::string_view uri(SignatureAlgorithm algorithm) {
    return row(algorithm).uri;
}

std::string_view hash_name(SignatureAlgorithm algorithm) {
    return row(algorithm).hash;
}

std::string_view digest_uri(SignatureAlgorithm algorithm) {
    const std::string_view hash = hash_name(algorithm);
    if (hash == "SHA-384") return "http://www.w3.org/2001/04/xmldsig-more#sha384";
    if (hash == "SHA-512") return "http://www.w3.org/2001/04/xmlenc#sha512";
    return "http://www.w3.org/2001/04/xmlenc#sha256";
}

std::string digest(SignatureAlgorithm algorithm, std::string_view bytes) {
    const std::string_view hash = hash_name(algorithm);
    if (hash == "SHA-256") return std::string(sha256(bytes).raw());
    return digest_octets(hash == "SHA-384" ? EVP_sha384() : EVP_sha512(), bytes);
}

bool is_ecdsa(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm::ecdsa_sha256 ||
           algorithm == SignatureAlgorithm::ecdsa_sha384 ||
           algorithm == SignatureAlgorithm::ecdsa_sha512;
}

bool is_pss(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm::rsa_pss_sha256 ||
           algorithm == SignatureAlgorithm::rsa_pss_sha384 ||
           algorithm == SignatureAlgorithm::rsa_pss_sha512;
}

SignatureAlgorithm default_algorithm(evp_pkey_st* key) {
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 2048) {
        return SignatureAlgorithm::rsa_sha256;
    }
    if (EVP_PKEY_is_a(key, "EC") == 1) {
        std::array<char, 64> name{};
        EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr);
        const std::string_view curve(name.data());
        if (curve == "prime256v1") return SignatureAlgorithm::ecdsa_sha256;
        if (curve == "secp384r1") return SignatureAlgorithm::ecdsa_sha384;
        if (curve == "secp521r1") return SignatureAlgorithm::ecdsa_sha512;
    }
    throw CryptoError("the key is neither EC P-256, P-384, P-521 nor RSA of at least 2048 bits");
}

bool fits(evp_pkey_st* key, SignatureAlgorithm algorithm) {
    return is_ecdsa(algorithm) == (EVP_PKEY_is_a(key, "EC") == 1);
}

}  // namespace okienko::signing
