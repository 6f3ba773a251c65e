#pragma once

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"

namespace okienko::signing {

/// EN 319 102-1, 5.2.7: cryptographic verification, steps 1 and 2: the signed data are at hand and
/// what they claim to be (SIGNED_DATA_NOT_FOUND), and their digests hold (HASH_FAILURE). What is
/// counter-signed is the value of the signature it stands in (EN 319 132-1, 5.2.7).
Findings verify_references(const SignatureEvidence& signature);

/// Step 3: the signature value holds (SIG_CRYPTO_FAILURE).
Findings verify_value(const SignatureEvidence& signature);

}  // namespace okienko::signing
