#include "signing/x509_validation.h"

#include <algorithm>

#include <fmt/format.h>

#include "signing/report_time.h"
#include "signing/revocation_freshness.h"

namespace okienko::signing {

namespace {

using Kind = RevocationState::Kind;
using Level = ValidationPolicy::Level;
using State = PathEvidence::State;
using Status = RevocationEvidence::Status;

/// 5.2.6.4, steps 2 and 3: a path to an anchor, its signatures and constraints.
void find_path(const PathEvidence& path, Findings& findings) {
    constexpr const char* check = "certificate-chain";
    switch (path.state) {
        case State::complete:
            findings.pass(check);
            return;
        case State::no_anchors:
            findings.fail(
                check, {"no-anchors", path.detail}, SubIndication::no_certificate_chain_found);
            return;
        case State::no_path:
            findings.fail(
                check, {"no-path", path.detail}, SubIndication::no_certificate_chain_found);
            return;
        case State::constraints:
            findings.fail(
                check, {"constraints", path.detail}, SubIndication::chain_constraints_failure);
            return;
        case State::broken:
            findings.fail(check,
                          {"certificate-broken", path.detail},
                          SubIndication::certificate_chain_general_failure);
            return;
    }
}

bool is_valid_at(const PathMember& member, std::chrono::sys_seconds time) {
    return member.not_before <= time && time <= member.not_after;
}

/// An anchor is trusted as it is, unless it is the signer's own certificate.
std::vector<const PathMember*> judged_members(const PathEvidence& path) {
    std::vector<const PathMember*> members;
    for (const PathMember& member : path.members) {
        if (!member.anchor || &member == &path.members.front()) members.push_back(&member);
    }
    return members;
}

/// 5.2.6.4, step 3: each certificate is within its time.
void check_validity(const PathEvidence& path,
                    const ValidationPolicy& policy,
                    std::chrono::sys_seconds time,
                    Findings& findings) {
    constexpr const char* check = "certificate-validity";
    for (const PathMember* member : judged_members(path)) {
        if (is_valid_at(*member, time)) continue;
        const bool early = time < member->not_before;
        const bool signer = member == &path.members.front();
        const bool known_good =
            signer && !early &&
            revocation_at(*member, member->not_after, policy.freshness).kind == Kind::good;
        findings.fail(check,
                      {early ? "not-yet-valid" : "expired",
                       fmt::format("valid from {} to {}, asked for {}",
                                   day_of(member->not_before),
                                   day_of(member->not_after),
                                   day_of(time))},
                      known_good ? SubIndication::out_of_bounds_not_revoked
                                 : SubIndication::out_of_bounds_no_poe);
        return;
    }
    findings.pass(check);
}

void tell_revoked(const PathMember& member,
                  const RevocationEvidence& evidence,
                  bool signer,
                  Findings& findings) {
    const std::string reason = evidence.reason.empty() ? "" : " (" + evidence.reason + ")";
    findings.fail("revocation",
                  {"revoked",
                   fmt::format("{} was revoked on {}{}",
                               member.name,
                               evidence.revoked_at ? day_of(*evidence.revoked_at) : "a day unknown",
                               reason)},
                  signer ? SubIndication::revoked_no_poe : SubIndication::revoked_ca_no_poe);
}

/// 5.2.6.4, step 3: nobody revoked them.
void check_revocation(const PathEvidence& path,
                      const ValidationPolicy& policy,
                      std::chrono::sys_seconds time,
                      Findings& findings) {
    if (policy.revocation == Level::ignore || path.state != State::complete) return;
    bool all_good = true;
    for (const PathMember* member : judged_members(path)) {
        const RevocationState state = revocation_at(*member, time, policy.freshness);
        const bool signer = member == &path.members.front();
        switch (state.kind) {
            case Kind::not_needed:
            case Kind::good:
                break;
            case Kind::revoked:
                tell_revoked(*member, *state.evidence, signer, findings);
                all_good = false;
                break;
            case Kind::on_hold:
                findings.fail("revocation",
                              {"on-hold", member->name + " is suspended; ask again later"},
                              SubIndication::try_later);
                all_good = false;
                break;
            case Kind::stale:
            case Kind::unknown:
                all_good = false;
                if (policy.revocation != Level::fail) break;
                findings.fail(
                    "revocation",
                    {state.kind == Kind::stale ? "stale" : "unknown",
                     "whether " + member->name + " was revoked is not known" +
                         (state.kind == Kind::stale ? ": what is at hand is too old" : "")},
                    SubIndication::try_later);
                break;
        }
    }
    if (all_good) findings.pass("revocation");
}

/// Whether what says that the certificate is good may be relied on, or something else says so too.
bool relies_on_sound_answer(const PathMember& member,
                            const ValidationPolicy& policy,
                            std::chrono::sys_seconds time,
                            std::chrono::sys_seconds now) {
    const RevocationState state = revocation_at(member, time, policy.freshness);
    if (state.kind != Kind::good) return true;
    return std::any_of(
        member.revocation.begin(), member.revocation.end(), [&](const RevocationEvidence& one) {
            const bool sound = !one.algorithm_expiry || now < *one.algorithm_expiry;
            return sound && one.status != Status::unknown && is_consistent(one, member) &&
                   is_fresh(one, time, policy.freshness);
        });
}

/// 5.1.4.3 for revocation answers: the algorithms they are signed with.
void check_answers(const PathEvidence& path,
                   const ValidationPolicy& policy,
                   std::chrono::sys_seconds time,
                   std::chrono::sys_seconds now,
                   Findings& findings) {
    if (policy.revocation == Level::ignore || path.state != State::complete) return;
    for (const PathMember* member : judged_members(path)) {
        if (relies_on_sound_answer(*member, policy, time, now)) continue;
        findings.fail("revocation-answer",
                      {"weak-answer",
                       "what says that " + member->name +
                           " was not revoked is signed in a way not to be relied on any more"},
                      SubIndication::crypto_constraints_failure_no_poe);
    }
}

/// 5.2.6.4, step 5: the algorithms of the certificates.
void check_algorithms(const PathEvidence& path, std::chrono::sys_seconds now, Findings& findings) {
    for (const PathMember* member : judged_members(path)) {
        if (!member->algorithm_expiry || now < *member->algorithm_expiry) continue;
        findings.fail("algorithms",
                      {"weak-certificate",
                       fmt::format("{} of the certificate {} is not to be relied on since {}",
                                   member->algorithm,
                                   member->name,
                                   day_of(*member->algorithm_expiry))},
                      SubIndication::crypto_constraints_failure_no_poe);
    }
}

}  // namespace

bool is_consistent(const RevocationEvidence& revocation, const PathMember& member) {
    if (revocation.status == Status::unknown) return false;
    if (revocation.this_update < member.not_before) return false;
    if (revocation.this_update <= member.not_after) return true;
    return revocation.expired_since && *revocation.expired_since <= member.not_after;
}

RevocationState revocation_at(const PathMember& member,
                              std::chrono::sys_seconds time,
                              std::optional<std::chrono::seconds> accepted_age) {
    if (member.anchor || member.no_check) return {Kind::not_needed, nullptr};
    const RevocationEvidence* newest = nullptr;
    for (const RevocationEvidence& one : member.revocation) {
        const bool by_then = !one.revoked_at || *one.revoked_at <= time;
        if (one.status == Status::revoked && by_then) return {Kind::revoked, &one};
        if (!is_consistent(one, member)) continue;
        if (newest == nullptr || one.this_update > newest->this_update) newest = &one;
    }
    if (newest == nullptr) return {Kind::unknown, nullptr};
    if (newest->status == Status::on_hold && (!newest->revoked_at || *newest->revoked_at <= time)) {
        return {Kind::on_hold, newest};
    }
    if (!is_fresh(*newest, time, accepted_age)) return {Kind::stale, newest};
    return {Kind::good, newest};
}

Findings validate_certificate(const PathEvidence& path,
                              const ValidationPolicy& policy,
                              std::chrono::sys_seconds time,
                              std::chrono::sys_seconds now) {
    Findings findings;
    find_path(path, findings);
    check_validity(path, policy, time, findings);
    check_revocation(path, policy, time, findings);
    check_answers(path, policy, time, now, findings);
    check_algorithms(path, now, findings);
    return findings;
}

}  // namespace okienko::signing
