#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include <openssl/x509.h>

#include "signing/algorithm_suite.h"
#include "signing/certificate_cache.h"
#include "signing/validation_evidence.h"

namespace okienko::signing {

/// A CRL out of its DER; null when it can't be read.
std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> read_crl(std::string_view der);

/// What a CRL says about a certificate (RFC 5280, 6.3.3). nullopt when it is not for it to say: of
/// another issuer, not signed by it, a delta or indirect one, of a part the certificate is not in.
std::optional<RevocationEvidence> crl_about(X509_CRL* list,
                                            const ParsedCertificate& certificate,
                                            const ParsedCertificate& issuer,
                                            const AlgorithmSuite& suite);

/// A time of ASN.1; nullopt when it can't be read.
std::optional<std::chrono::sys_seconds> instant_of(const ASN1_TIME* time);

/// The name of a reason code (RFC 5280, 5.3.1): "keyCompromise"; "" for none.
std::string name_of_reason(long code);

}  // namespace okienko::signing
