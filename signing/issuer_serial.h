#pragma once

#include "signing/signature_facts.h"

namespace okienko::signing {

/// Whether a reference to a certificate names its issuer and serial number: exactly for
/// IssuerSerialV2 (RFC 5035), and by the values of the issuer's name for the older form, which is
/// written in many ways. False when it names neither.
bool names_issuer_and_serial(const CertificateReference& reference,
                             const ParsedCertificate& certificate);

/// Whether a reference names an issuer and a serial number that are not the certificate's.
bool contradicts_issuer_and_serial(const CertificateReference& reference,
                                   const ParsedCertificate& certificate);

}  // namespace okienko::signing
