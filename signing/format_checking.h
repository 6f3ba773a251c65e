#pragma once

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"

namespace okienko::signing {

/// EN 319 102-1, 5.2.2: format checking. FAILED/FORMAT_FAILURE when the signature is not of a form
/// that can be read.
Findings check_format(const SignatureEvidence& signature);

}  // namespace okienko::signing
