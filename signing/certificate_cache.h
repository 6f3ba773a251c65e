#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include <openssl/x509.h>

#include "signing/certificate.h"

namespace okienko::signing {

/// An X.509 certificate read once: with its key decoded, which is the dear part. Immutable, shared
/// by threads.
struct ParsedCertificate {
    explicit ParsedCertificate(std::string_view bytes);  ///< throws Refusal("certificate")

    std::string der;
    std::string sha256;  ///< raw
    Certificate handle;
    EVP_PKEY* key = nullptr;  ///< owned by the handle; nullptr when OpenSSL can't read it
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;
    bool authority = false;    ///< basicConstraints cA
    bool self_issued = false;  ///< subject and issuer are the same name
    /// Need not be asked about: id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1), or valid so shortly
    /// that it is not revoked (EN 319 412-1, 5.2.2).
    bool no_check = false;
    enum class KeyKind { unreadable, rsa, ec, edwards };
    KeyKind key_kind = KeyKind::unreadable;
    int key_bits = 0;
    std::string signature_digest;  ///< OpenSSL's name of that its issuer signed with; "" for EdDSA
    bool signature_accepted = false;  ///< the issuer signed with an algorithm that is known here
    std::string name;                 ///< commonName, else the subject in one line
    std::string subject_der, issuer_der, serial_der;

    bool valid_at(std::chrono::sys_seconds time) const {
        return not_before <= time && time <= not_after;
    }
};
using CertificatePointer = std::shared_ptr<const ParsedCertificate>;

/// Certificates by their bytes, at most some thousands of them. Safe for use by several threads.
class CertificateCache {
public:
    /// Throws Refusal("certificate") for bytes that are not a certificate.
    CertificatePointer get(std::string_view der);

private:
    std::mutex mutex_;
    std::unordered_map<std::string, CertificatePointer> known_;
};

}  // namespace okienko::signing
