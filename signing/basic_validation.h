#pragma once

#include <chrono>

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"
#include "signing/validation_policy.h"

namespace okienko::signing {

/// When a signature is judged.
struct ValidationTime {
    std::chrono::sys_seconds time;  ///< its certificate has to be valid then
    std::chrono::sys_seconds now;   ///< its algorithms have to be acceptable then
};

/// EN 319 102-1, 5.3: validation process for basic signatures, of all blocks 5.2.2 to 5.2.8; also
/// used for the signature of a time-stamp token (5.4.4, step 1). Unlike 5.3.4 it goes on after a
/// failure, so that everything that is wrong is told.
struct BasicResult {
    Findings findings;
    bool intact = false;  ///< 5.2.2 and 5.2.7 passed: cryptography and binding of references
};
BasicResult validate_basic(const SignatureEvidence& signature,
                           const ValidationPolicy& policy,
                           const ValidationTime& time);

}  // namespace okienko::signing
