#include "signing/past_signature_validation.h"

#include <algorithm>

#include "signing/past_certificate_validation.h"
#include "signing/report_time.h"

namespace okienko::signing {

namespace {

using Sub = SubIndication;

bool algorithms_held_at(const SignatureEvidence& signature, std::chrono::sys_seconds time) {
    return std::all_of(signature.algorithms.begin(),
                       signature.algorithms.end(),
                       [&](const AlgorithmUse& use) { return !use.expiry || time < *use.expiry; });
}

}  // namespace

void validate_past(const SignatureEvidence& signature,
                   const ValidationPolicy& policy,
                   const ProofsOfExistence& proofs,
                   const ValidationTime& time,
                   Findings& findings) {
    if (findings.passed()) return;
    const std::chrono::sys_seconds existed = proofs.earliest(signature.id);
    const ControlTime control = slide(signature.path, policy, proofs, time.now);
    // 5.6.2.4.4, step 2: the signature existed at or before the control time.
    if (!control.time || existed > *control.time || signature.path.members.empty()) return;
    const PathMember& signer = signature.path.members.front();
    const bool early = existed < signer.not_before;
    const bool late = existed > signer.not_after;
    for (Finding& finding : findings.all()) {
        switch (finding.sub_indication) {
            case Sub::out_of_bounds_no_poe:
            case Sub::out_of_bounds_not_revoked:
                if (early) {
                    finding.sub_indication = Sub::not_yet_valid;
                } else if (!late) {
                    findings.overcome(finding,
                                      "valid when the signature existed, on " + day_of(existed));
                }
                break;
            case Sub::revoked_no_poe:
            case Sub::revoked_ca_no_poe:
                findings.overcome(finding,
                                  "revoked after the signature existed, on " + day_of(existed));
                break;
            case Sub::try_later:
                findings.overcome(finding, "known to be good until " + day_of(*control.time));
                break;
            case Sub::crypto_constraints_failure_no_poe:
                // Those of the path have lowered the control time already.
                if (finding.check.code == "weak-certificate" ||
                    finding.check.code == "weak-answer" ||
                    (finding.check.code == "weak" && algorithms_held_at(signature, existed))) {
                    findings.overcome(
                        finding,
                        "to be relied on when the signature existed, on " + day_of(existed));
                }
                break;
            default:
                break;
        }
    }
}

bool may_go_on(const Findings& findings) {
    return std::all_of(findings.all().begin(), findings.all().end(), [](const Finding& finding) {
        return finding.sub_indication == Sub::none || may_be_overcome(finding.sub_indication);
    });
}

TimestampResult validate_proof(const TimestampEvidence& timestamp,
                               const ValidationPolicy& policy,
                               const ProofsOfExistence& proofs,
                               std::chrono::sys_seconds now) {
    const ValidationPolicy demanding = policy.for_timestamps();
    TimestampResult judged = validate_timestamp(timestamp, demanding, {now, now});
    if (may_go_on(judged.findings)) {
        validate_past(timestamp.token, demanding, proofs, {now, now}, judged.findings);
    }
    return judged;
}

}  // namespace okienko::signing
