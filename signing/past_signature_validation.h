#pragma once

#include "signing/basic_validation.h"
#include "signing/proofs_of_existence.h"
#include "signing/timestamp_validation.h"

namespace okienko::signing {

/// EN 319 102-1, 5.6.2.4: past signature validation. Overcomes what a basic validation at the
/// current time did not, where the signature existed while its path was known to be good, and each
/// of its algorithms was still to be relied on; or tells that it was made too early.
void validate_past(const SignatureEvidence& signature,
                   const ValidationPolicy& policy,
                   const ProofsOfExistence& proofs,
                   const ValidationTime& time,
                   Findings& findings);

/// Only failures of the kind a later proof may overcome.
bool may_go_on(const Findings& findings);

/// A time-stamp as a proof of existence: 5.4, then past signature validation of its token now, with
/// the proofs so far, by what the policy demands of time-stamps.
TimestampResult validate_proof(const TimestampEvidence& timestamp,
                               const ValidationPolicy& policy,
                               const ProofsOfExistence& proofs,
                               std::chrono::sys_seconds now);

}  // namespace okienko::signing
