#pragma once

#include "signing/basic_validation.h"

namespace okienko::signing {

/// EN 319 102-1, 5.4: time-stamp validation building block. The token's imprint is that of what it
/// stands for (RFC 3161, 2.4.2; HASH_FAILURE), its signature passes a basic validation (5.4.4, step
/// 1), its certificate is one for time-stamping (RFC 3161, 2.3).
struct TimestampResult {
    Findings findings;
    Integrity integrity = Integrity::broken;  ///< imprint, signature and binding, without trust
    Indication indication() const { return findings.indication(); }
};
TimestampResult validate_timestamp(const TimestampEvidence& timestamp,
                                   const ValidationPolicy& policy,
                                   const ValidationTime& time);

}  // namespace okienko::signing
