#pragma once

#include "signing/certificate_cache.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// What people want to know of the signer's certificate.
SignerCertificate describe_certificate(const ParsedCertificate& certificate);

}  // namespace okienko::signing
