#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "signing/signer.h"

struct evp_pkey_st;

namespace okienko::signing {

/// A private key in memory with its certificates: EC P-256, P-384, P-521 or RSA from 2048 bits.
/// Immutable, shared by threads.
class KeyPair : public Signer {
public:
    /// Both as PEM; the certificates with the signer's own first. Throws CryptoError saying which
    /// of the two can't be read, that the key is of a kind we don't sign with, or that key and
    /// certificate don't belong together.
    static KeyPair from_pem(const std::string& key_pem, const std::string& certificates_pem);

    /// The same from DER: PKCS#8, not encrypted, and certificates with the key's own first.
    static KeyPair from_der(std::string_view key_der, std::vector<std::string> chain);

    /// A new EC P-256 key and a certificate it signs itself, with the name as CN and O, valid from
    /// `not_before` for `years`. Key usage: digital signature and content commitment (RFC
    /// 5280, 4.2.1.3).
    static KeyPair make_self_signed(std::string_view name,
                                    std::chrono::sys_seconds not_before,
                                    int years);

    SignatureAlgorithm algorithm() const override { return algorithm_; }
    const std::vector<std::string>& certificate_chain() const override { return chain_; }
    std::string sign(std::string_view data) const override;
    /// The same by another algorithm of the key; throws CryptoError when it is not one.
    std::string sign(std::string_view data, SignatureAlgorithm algorithm) const;

    std::string key_pem() const;  ///< PKCS#8, not encrypted: a secret
    std::string certificates_pem() const;

private:
    friend class DemonstrationAuthority;  // signs certificates with its key
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    using Key = std::unique_ptr<evp_pkey_st, Free>;
    KeyPair(Key key, std::vector<std::string> chain);
    static KeyPair with_chain(Key key, std::vector<std::string> chain);

    Key key_;
    std::vector<std::string> chain_;
    SignatureAlgorithm algorithm_;
};

/// Whether `signature` over `data` was made by the key of the DER certificate, by the algorithm we
/// sign with for its kind of key; false as well for a certificate that can't be read. Says nothing
/// about trust.
bool verifies(std::string_view certificate_der, std::string_view data, std::string_view signature);

/// The DER of each certificate of a PEM file, in its order. Throws CryptoError when there is none.
std::vector<std::string> certificates_from_pem(const std::string& pem);

/// What people want to know of a certificate. Text is UTF-8.
struct CertificateSummary {
    std::string subject;  ///< one line, RFC 2253
    std::string issuer;
    std::string serial;  ///< hexadecimal
    std::string sha256;  ///< of the DER, hexadecimal: the fingerprint
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;
};

/// Throws CryptoError when the DER can't be read.
CertificateSummary summarize(std::string_view certificate_der);

}  // namespace okienko::signing
