#pragma once

#include <string>
#include <string_view>

struct evp_pkey_st;

namespace okienko::signing {

/// What a key signs with; the hash is part of it. A curve and a hash go together freely (XMLDSig
/// 1.1, 6.4.3); default_algorithm pairs them by strength.
enum class SignatureAlgorithm {
    ecdsa_sha256,  ///< the value is r||s, each as long as the curve's field (XMLDSig 1.1, 6.4.3)
    ecdsa_sha384,
    ecdsa_sha512,
    rsa_sha256,  ///< RSASSA-PKCS1-v1_5 (RFC 8017, 8.2)
    rsa_sha384,
    rsa_sha512,
    rsa_pss_sha256,  ///< RSASSA-PSS, MGF1 and salt by the same hash (RFC 6931, 2.3.10)
    rsa_pss_sha384,
    rsa_pss_sha512,
};

/// The URI that stands in ds:SignatureMethod/@Algorithm (RFC 6931).
std::string_view uri(SignatureAlgorithm algorithm);
/// The URI of its hash, as ds:DigestMethod/@Algorithm names it.
std::string_view digest_uri(SignatureAlgorithm algorithm);
/// "SHA-256", "SHA-384" or "SHA-512": as WebCrypto and people call its hash.
std::string_view hash_name(SignatureAlgorithm algorithm);
/// Raw octets of its hash over the bytes.
std::string digest(SignatureAlgorithm algorithm, std::string_view bytes);

bool is_ecdsa(SignatureAlgorithm algorithm);
bool is_pss(SignatureAlgorithm algorithm);

/// The algorithm for a key: P-256 with SHA-256, P-384 with SHA-384, P-521 with SHA-512, RSA from
/// 2048 bits with SHA-256 and PKCS#1. Throws CryptoError for any other key.
SignatureAlgorithm default_algorithm(evp_pkey_st* key);
/// Whether the key, one default_algorithm takes, can sign so.
bool fits(evp_pkey_st* key, SignatureAlgorithm algorithm);

}  // namespace okienko::signing
