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
