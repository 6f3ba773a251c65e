#pragma once

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"
#include "signing/validation_policy.h"

namespace okienko::signing {

/// EN 319 102-1, 5.2.4: validation context initialisation. Constraints come from the caller's
/// policy, never from the signature; a signature policy the signature names is looked at as far as
/// it has to be the one that was signed for: POLICY_PROCESSING_ERROR when it is another (5.2.4.4,
/// step 2), SIGNATURE_POLICY_NOT_AVAILABLE when it is not at hand and has to be (step 3).
Findings initialise_context(const SignatureEvidence& signature, const ValidationPolicy& policy);

}  // namespace okienko::signing
