#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <openssl/evp.h>

namespace okienko::signing {

/// What a certificate we make says (RFC 5280, 4.1). Version 3, a random serial number.
struct CertificateContent {
    /// Attributes of the subject by OpenSSL's short name, in order: {"C", "PL"}, {"CN", "…"}. Text
    /// is UTF-8; what exceeds 64 characters (RFC 5280, appendix A.1) is cut between characters.
    std::vector<std::pair<std::string, std::string>> subject;
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;
    /// basicConstraints cA with the key usage of an authority; otherwise digital signature and
    /// content commitment (4.2.1.3).
    bool authority = false;
};

/// DER of a certificate for the key, signed by the key itself. Throws CryptoError.
std::string self_signed(EVP_PKEY* key, const CertificateContent& content);

/// DER of a certificate for the key, signed by an issuer. Throws CryptoError.
std::string issue_certificate(EVP_PKEY* key,
                              const CertificateContent& content,
                              EVP_PKEY* issuer_key,
                              std::string_view issuer_der);

}  // namespace okienko::signing
