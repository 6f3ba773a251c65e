#pragma once

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"

namespace okienko::signing {

/// EN 319 102-1, 5.2.3: identification of the signing certificate. INDETERMINATE with
/// NO_SIGNING_CERTIFICATE_FOUND when it is not at hand; with SIG_CONSTRAINTS_FAILURE when nothing
/// that is signed names it by its digest (5.2.3.4, step 2; required of all XAdES signatures).
Findings identify_certificate(const SignatureEvidence& signature);

}  // namespace okienko::signing
