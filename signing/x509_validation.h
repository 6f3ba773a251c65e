#pragma once

#include "signing/validation_evidence.h"
#include "signing/validation_findings.h"
#include "signing/validation_policy.h"

namespace okienko::signing {

/// What is known about the revocation of one certificate at one time.
struct RevocationState {
    enum class Kind {
        not_needed,  ///< an anchor, or one that need not be asked about
        unknown,     ///< nobody at hand says anything that may be used
        stale,       ///< somebody does, but it is too old for the time
        good,
        revoked,
        on_hold,
    };
    Kind kind = Kind::unknown;
    const RevocationEvidence* evidence = nullptr;  ///< what says so
};

/// Whether the evidence may be used for the certificate at all (EN 319 102-1, 5.6.2.2.4, step 1a;
/// RFC 5280, 6.3; RFC 6960, 3.2): issued when the certificate could be known, and, after its end,
/// only by who keeps expired ones.
bool is_consistent(const RevocationEvidence& revocation, const PathMember& member);

/// Whoever says that it was revoked by then is believed, however old; else the newest usable
/// evidence decides. What was revoked later than `time` was good then.
RevocationState revocation_at(const PathMember& member,
                              std::chrono::sys_seconds time,
                              std::optional<std::chrono::seconds> accepted_age);

/// EN 319 102-1, 5.2.6: X.509 certificate validation at a time. NO_CERTIFICATE_CHAIN_FOUND,
/// CERTIFICATE_CHAIN_GENERAL_FAILURE, CHAIN_CONSTRAINTS_FAILURE, OUT_OF_BOUNDS_NO_POE and
/// OUT_OF_BOUNDS_NOT_REVOKED, REVOKED_NO_POE, REVOKED_CA_NO_POE, TRY_LATER,
/// CRYPTO_CONSTRAINTS_FAILURE_NO_POE; `now` is when the algorithms have to be acceptable.
Findings validate_certificate(const PathEvidence& path,
                              const ValidationPolicy& policy,
                              std::chrono::sys_seconds time,
                              std::chrono::sys_seconds now);

}  // namespace okienko::signing
