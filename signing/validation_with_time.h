#pragma once

#include <chrono>
#include <optional>

#include "signing/basic_validation.h"

namespace okienko::signing {

/// EN 319 102-1, 5.5: validation process for signatures with time, from step 4 of 5.5.4 on, with
/// the best signature time: the earliest that a time-stamp which passed proves. Overcomes what only
/// speaks of later (REVOKED, OUT_OF_BOUNDS, TRY_LATER, CRYPTO_CONSTRAINTS … NO_POE); NOT_YET_VALID
/// when the signature existed before its certificate.
void validate_at(std::chrono::sys_seconds best_signature_time,
                 const SignatureEvidence& signature,
                 const ValidationPolicy& policy,
                 Findings& findings);

}  // namespace okienko::signing
