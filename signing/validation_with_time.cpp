#include "signing/validation_with_time.h"

#include <algorithm>

#include "signing/report_time.h"
#include "signing/x509_validation.h"

namespace okienko::signing {

namespace {

using Kind = RevocationState::Kind;
using Sub = SubIndication;

/// Whether every certificate below the anchor is known to have been good at that time.
bool good_at(const PathEvidence& path,
             const ValidationPolicy& policy,
             std::chrono::sys_seconds time) {
    if (policy.revocation == ValidationPolicy::Level::ignore) return true;
    return std::all_of(path.members.begin(), path.members.end(), [&](const PathMember& member) {
        const Kind kind = revocation_at(member, time, policy.freshness).kind;
        return kind == Kind::good || kind == Kind::not_needed;
    });
}

bool within(const PathEvidence& path, std::chrono::sys_seconds time) {
    return std::all_of(path.members.begin(), path.members.end(), [&](const PathMember& member) {
        return member.anchor || (member.not_before <= time && time <= member.not_after);
    });
}

/// Those of the signature itself: what certificates were signed with needs a proof of its own
/// (5.6).
bool algorithms_held_at(const SignatureEvidence& signature, std::chrono::sys_seconds time) {
    return std::all_of(signature.algorithms.begin(),
                       signature.algorithms.end(),
                       [&](const AlgorithmUse& use) { return !use.expiry || time < *use.expiry; });
}

}  // namespace

void validate_at(std::chrono::sys_seconds best,
                 const SignatureEvidence& signature,
                 const ValidationPolicy& policy,
                 Findings& findings) {
    if (findings.passed() || signature.path.members.empty()) return;
    const bool was_good = good_at(signature.path, policy, best);
    const bool was_valid = within(signature.path, best);
    const bool early = best < signature.path.members.front().not_before;
    const std::string proven = "the signature existed on " + day_of(best);
    for (Finding& finding : findings.all()) {
        switch (finding.sub_indication) {
            case Sub::revoked_no_poe:  // step 4a: revoked later than that
            case Sub::revoked_ca_no_poe:
                if (was_good) findings.overcome(finding, "revoked later: " + proven);
                break;
            case Sub::out_of_bounds_no_poe:  // step 4b
            case Sub::out_of_bounds_not_revoked:
                if (early) {
                    finding.sub_indication = Sub::not_yet_valid;
                } else if (was_valid && was_good) {
                    findings.overcome(finding, "valid then: " + proven);
                }
                break;
            case Sub::crypto_constraints_failure_no_poe:  // step 4c
                if (finding.check.code == "weak" && algorithms_held_at(signature, best)) {
                    findings.overcome(finding, "to be relied on then: " + proven);
                }
                break;
            case Sub::try_later:  // step 4d: fresh enough for that time
                if (was_good) findings.overcome(finding, "known to be good then: " + proven);
                break;
            default:
                break;
        }
    }
}

}  // namespace okienko::signing
