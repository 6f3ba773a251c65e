#pragma once

#include <chrono>

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"

namespace okienko::signing {

/// EN 319 102-1, 5.2.8: signature acceptance validation. The signed properties are signed
/// (SIG_CONSTRAINTS_FAILURE; EN 319 132-1, 4.4.2), and the algorithms are to be relied on at `now`
/// (TS 119 312; CRYPTO_CONSTRAINTS_FAILURE_NO_POE).
Findings accept_signature(const SignatureEvidence& signature, std::chrono::sys_seconds now);

}  // namespace okienko::signing
