#pragma once

#include <string>

#include "signing/algorithms.h"
#include "signing/signature_facts.h"
#include "signing/signature_parts.h"

namespace okienko::signing {

/// What the choice of the certificate and the test of the value work with.
struct ValueCheck {
    const SignatureParts& parts;
    const DigestAlgorithms& digests;
    CertificateCache& certificates;
    WorkBudget& budget;
};

/// Finds the certificate whose key is to be used (EN 319 102-1, 5.2.3): the one SigningCertificate
/// binds by digest, in KeyInfo or elsewhere in the signature; never just any key that fits. Then
/// tests ds:SignatureValue over the canonical ds:SignedInfo. Fills certificate, binding, offered
/// and value_* of the facts; references and XAdES must have been gathered before.
void check_value(const ValueCheck& check, SignatureFacts& facts);

}  // namespace okienko::signing
