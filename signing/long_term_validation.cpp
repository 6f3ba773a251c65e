#include "signing/long_term_validation.h"

#include <algorithm>
#include <numeric>

#include "signing/past_signature_validation.h"
#include "signing/report_time.h"
#include "signing/validation_with_time.h"
#include "signing/x509_validation.h"

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;

/// From the outermost inwards: 5.6.3.4, steps 3 to 6.
std::vector<std::size_t> outermost_first(const std::vector<TimestampEvidence>& timestamps) {
    std::vector<std::size_t> order(timestamps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return timestamps[a].position > timestamps[b].position;
    });
    return order;
}

/// Only failures of the kind a later proof may overcome.
bool may_go_on(const Findings& findings) {
    return std::all_of(findings.all().begin(), findings.all().end(), [](const Finding& finding) {
        return finding.sub_indication == SubIndication::none ||
               may_be_overcome(finding.sub_indication);
    });
}

/// 5.5.4, step 4d: what a time-stamp stands for was there before it. A content time-stamp comes
/// before the signature, a signature time-stamp before those over it.
void check_order(const ValidationEvidence& evidence, ValidationResult& result) {
    const auto passed = [&](std::size_t i) {
        return result.timestamps[i].indication() == Indication::total_passed;
    };
    for (std::size_t inner = 0; inner < evidence.timestamps.size(); ++inner) {
        for (std::size_t outer = 0; outer < evidence.timestamps.size(); ++outer) {
            const TimestampEvidence& first = evidence.timestamps[inner];
            const TimestampEvidence& second = evidence.timestamps[outer];
            const bool inside =
                first.position < second.position &&
                (first.purpose != Purpose::signature || second.purpose != Purpose::signature);
            if (!inside || first.time <= second.time || !passed(inner) || !passed(outer)) continue;
            result.findings.fail(
                "timestamp-order",
                {"order",
                 first.kind + " of " + moment_of(first.time) + " is later than the " + second.kind +
                     " of " + moment_of(second.time) + " that stands on it"},
                SubIndication::timestamp_order_failure);
            return;
        }
    }
}

/// The latest time a content time-stamp that passed was made at: the signature came after it.
std::optional<std::chrono::sys_seconds> made_after(const ValidationEvidence& evidence,
                                                   const ValidationResult& result) {
    std::optional<std::chrono::sys_seconds> latest;
    for (std::size_t i = 0; i < evidence.timestamps.size(); ++i) {
        const TimestampEvidence& one = evidence.timestamps[i];
        if (one.purpose != Purpose::content) continue;
        if (result.timestamps[i].indication() != Indication::total_passed) continue;
        latest = std::max(latest.value_or(one.time), one.time);
    }
    return latest;
}

/// 5.3.4, steps 4 and 5: a content time-stamp of after the revocation or the end of the signing
/// certificate shows that the signature was made later still.
void apply_content_timestamps(const ValidationEvidence& evidence,
                              const ValidationPolicy& policy,
                              const ValidationTime& time,
                              ValidationResult& result) {
    const auto begun = made_after(evidence, result);
    if (!begun || evidence.signature.path.members.empty()) return;
    const PathMember& signer = evidence.signature.path.members.front();
    const RevocationState state = revocation_at(signer, time.time, policy.freshness);
    const bool revoked = state.kind == RevocationState::Kind::revoked && state.evidence &&
                         state.evidence->revoked_at && *state.evidence->revoked_at <= *begun;
    const std::string told = "; the signature was made after " + moment_of(*begun);
    for (Finding& finding : result.findings.all()) {
        const SubIndication sub = finding.sub_indication;
        if (sub == SubIndication::revoked_no_poe && revoked) {
            finding.sub_indication = SubIndication::revoked;
            finding.check.reason += told;
        } else if ((sub == SubIndication::out_of_bounds_no_poe ||
                    sub == SubIndication::out_of_bounds_not_revoked) &&
                   finding.check.code == "expired" && signer.not_after < *begun) {
            finding.sub_indication = SubIndication::expired;
            finding.check.reason += told;
        }
    }
}

bool proves_signature(const TimestampEvidence& timestamp, const std::string& id) {
    return std::find(timestamp.proves.begin(), timestamp.proves.end(), id) !=
           timestamp.proves.end();
}

}  // namespace

ValidationResult validate(const ValidationEvidence& evidence,
                          const ValidationPolicy& policy,
                          const ValidationTime& time) {
    ValidationResult result;
    BasicResult basic = validate_basic(evidence.signature, policy, time);  // 5.6.3.4, step 2
    result.findings = std::move(basic.findings);
    result.intact = basic.intact;
    if (evidence.timestamps.empty()) return result;

    const ValidationPolicy demanding = policy.for_timestamps();
    ProofsOfExistence proofs(time.now);
    result.timestamps.resize(evidence.timestamps.size());
    for (const std::size_t i : outermost_first(evidence.timestamps)) {
        const TimestampEvidence& timestamp = evidence.timestamps[i];
        TimestampResult& judged = result.timestamps[i];
        judged = validate_timestamp(timestamp, demanding, {time.now, time.now});
        if (may_go_on(judged.findings)) {
            validate_past(
                timestamp.token, demanding, proofs, {time.now, time.now}, judged.findings);
        }
        if (judged.indication() != Indication::total_passed) continue;  // it proves nothing
        proofs.extract(timestamp);
        if (!proves_signature(timestamp, evidence.signature.id)) continue;
        result.existed = std::min(result.existed.value_or(time.now), timestamp.time);
    }
    check_order(evidence, result);
    apply_content_timestamps(evidence, policy, time, result);
    if (!result.existed || !may_go_on(result.findings)) return result;
    validate_at(*result.existed, evidence.signature, policy, result.findings);  // 5.5
    validate_past(evidence.signature, policy, proofs, time, result.findings);   // step 8
    return result;
}

}  // namespace okienko::signing
