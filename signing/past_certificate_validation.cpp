#include "signing/past_certificate_validation.h"

#include <algorithm>

#include "signing/revocation_freshness.h"
#include "signing/x509_validation.h"

namespace okienko::signing {

namespace {

using Status = RevocationEvidence::Status;

/// 5.6.2.2.4, step 1a: the newest that was issued before the control time, is consistent with the
/// certificate and known to have existed by then.
const RevocationEvidence* evidence_by(const PathMember& member,
                                      const ProofsOfExistence& proofs,
                                      std::chrono::sys_seconds control) {
    const RevocationEvidence* newest = nullptr;
    for (const RevocationEvidence& one : member.revocation) {
        const bool revoked = one.status == Status::revoked;
        if (!revoked && !is_consistent(one, member)) continue;
        if (one.this_update > control || !proofs.existed_at(one.id, control)) continue;
        if (newest == nullptr || one.this_update > newest->this_update) newest = &one;
    }
    return newest;
}

/// Whoever at hand says that it was revoked, whenever that was learned.
std::optional<std::chrono::sys_seconds> revoked_since(const PathMember& member) {
    std::optional<std::chrono::sys_seconds> since;
    for (const RevocationEvidence& one : member.revocation) {
        if (one.status != Status::revoked) continue;
        const auto time = one.revoked_at.value_or(member.not_before);
        since = since ? std::min(*since, time) : time;
    }
    return since;
}

void lower(std::chrono::sys_seconds& control, std::chrono::sys_seconds to) {
    control = std::min(control, to);
}

/// Step 1b and 1c for one certificate. False when it lacks a proof.
bool slide_over(const PathMember& member,
                const ValidationPolicy& policy,
                const ProofsOfExistence& proofs,
                std::chrono::sys_seconds& control) {
    if (!proofs.existed_at(member.id, control)) return false;
    if (const auto since = revoked_since(member)) lower(control, *since);
    lower(control, member.not_after);
    if (!member.no_check && policy.revocation != ValidationPolicy::Level::ignore) {
        const RevocationEvidence* evidence = evidence_by(member, proofs, control);
        if (evidence == nullptr) return false;
        if (evidence->status == Status::revoked) {
            lower(control, evidence->revoked_at.value_or(member.not_before));
        } else if (evidence->status == Status::on_hold) {
            lower(control, evidence->revoked_at.value_or(member.not_before));
        } else if (!is_fresh(*evidence, control, policy.freshness)) {
            lower(control, evidence->this_update);
        }
        if (evidence->algorithm_expiry) lower(control, *evidence->algorithm_expiry);
    }
    if (member.algorithm_expiry) lower(control, *member.algorithm_expiry);
    return control >= member.not_before;
}

}  // namespace

ControlTime slide(const PathEvidence& path,
                  const ValidationPolicy& policy,
                  const ProofsOfExistence& proofs,
                  std::chrono::sys_seconds now) {
    if (path.state != PathEvidence::State::complete) return {std::nullopt, "there is no path"};
    std::chrono::sys_seconds control = now;
    // From the certificate the anchor issued down to the signer's.
    for (auto member = path.members.rbegin(); member != path.members.rend(); ++member) {
        if (member->anchor) continue;
        if (!slide_over(*member, policy, proofs, control)) {
            return {std::nullopt,
                    "what tells that " + member->name +
                        " was good is not known to have existed in time"};
        }
    }
    return {control, {}};
}

}  // namespace okienko::signing
