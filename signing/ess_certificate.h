#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::signing {

/// What names the certificate of a CMS signature (RFC 5035: SigningCertificate,
/// SigningCertificateV2): the digest in the first ESSCertID.
struct EssCertificate {
    std::string digest;  ///< OpenSSL's name; "" when the algorithm is not accepted
    std::string value;   ///< raw
};

/// Reads the value of the attribute, DER. `second`: of SigningCertificateV2. nullopt when it can't
/// be read.
std::optional<EssCertificate> read_ess_certificate(std::string_view der, bool second);

}  // namespace okienko::signing
