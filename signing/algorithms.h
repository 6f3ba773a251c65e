#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "signing/octets.h"

namespace okienko::signing {

/// The hash functions a signature may name (RFC 6931, XMLDSig 1.1 6.2), fetched from OpenSSL once.
/// Immutable, shared by threads. MD5 and RIPEMD are not among them.
class DigestAlgorithms {
public:
    DigestAlgorithms();
    /// By algorithm URI; throws Refusal("algorithm") for any other.
    const EVP_MD* by_uri(std::string_view uri) const;
    const EVP_MD* by_name(std::string_view name) const;  ///< "SHA2-256"; nullptr when unknown

private:
    struct Free {
        void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    };
    std::map<std::string, std::unique_ptr<EVP_MD, Free>, std::less<>> fetched_;
};

/// A digest of what is written to it.
class RunningDigest : public OctetSink {
public:
    explicit RunningDigest(const EVP_MD* algorithm);
    void write(std::string_view octets) override;
    std::string finish();  ///< raw octets; once

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context_;
};

std::string digest_octets(const EVP_MD* algorithm, std::string_view octets);

/// What a ds:SignatureMethod asks for.
struct SignatureMethod {
    enum class Key { rsa, ec, ed25519, ed448 };
    Key key = Key::rsa;
    bool pss = false;
    bool pure() const { return key == Key::ed25519 || key == Key::ed448; }
    std::string digest;       ///< OpenSSL's name: "SHA2-256"; "" for EdDSA, which signs the octets
    std::string mask_digest;  ///< of MGF1, with PSS
    int salt = -1;            ///< octets, with PSS; -1: as long as the digest
};

/// The method of an algorithm URI. Throws Refusal("algorithm"): HMAC, MD5, DSA and all unknown.
SignatureMethod signature_method(std::string_view uri);

std::string digest_name(std::string_view uri);  ///< OpenSSL's name of a digest URI; "" when unknown
/// The URI of OpenSSL's name; "" when there is none.
std::string_view digest_uri_of(std::string_view openssl_name);
std::string digest_name_of(int nid);  ///< of an object identifier; "" when unknown
/// Of the contents of a DER AlgorithmIdentifier; "" when unknown or not one.
std::string digest_named_in(std::string_view identifier);
std::string readable(const SignatureMethod& method);         ///< "RSA-PSS with SHA-256"
std::string readable_digest(std::string_view openssl_name);  ///< "SHA-256", "SHA3-384"
/// OpenSSL's name of one that is called so; "" when unknown.
std::string digest_called(std::string_view readable);
/// "SHA-256, SHA-512, …": all of them.
std::string readable_digests();

}  // namespace okienko::signing
