#include "signing/long_term_validation.h"

#include <algorithm>

#include "signing/past_signature_validation.h"
#include "signing/report_time.h"
#include "signing/validation_with_time.h"
#include "signing/x509_validation.h"

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;

/// A time-stamp or an evidence record, by its place among those of its kind.
struct Proof {
    std::size_t position;
    bool record;
    std::size_t place;
};

/// From the outermost inwards: 5.6.3.4, steps 3 to 6.
std::vector<Proof> outermost_first(const ValidationEvidence& evidence) {
    std::vector<Proof> order;
    for (std::size_t i = 0; i < evidence.records.size(); ++i) {
        order.push_back({evidence.records[i].position, true, i});
    }
    for (std::size_t i = 0; i < evidence.timestamps.size(); ++i) {
        order.push_back({evidence.timestamps[i].position, false, i});
    }
    std::stable_sort(order.begin(), order.end(), [](const Proof& a, const Proof& b) {
        return a.position > b.position;
    });
    return order;
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

/// What each proof is worth, and since when the signature is known to have existed.
class Proving {
public:
    Proving(const ValidationEvidence& evidence,
            const ValidationPolicy& policy,
            std::chrono::sys_seconds now,
            ValidationResult& result)
        : evidence_(evidence), policy_(policy), now_(now), result_(result), proofs_(now) {
        result.timestamps.resize(evidence.timestamps.size());
        result.records.resize(evidence.records.size());
        for (const Proof& proof : outermost_first(evidence)) {
            proof.record ? prove_record(proof.place) : prove_timestamp(proof.place);
        }
    }

    const ProofsOfExistence& proofs() const { return proofs_; }

private:
    void prove_timestamp(std::size_t place) {
        const TimestampEvidence& timestamp = evidence_.timestamps[place];
        TimestampResult& judged = result_.timestamps[place];
        judged = validate_proof(timestamp, policy_, proofs_, now_);
        if (judged.indication() == Indication::total_passed) take(timestamp);
    }

    void prove_record(std::size_t place) {
        const RecordEvidence& record = evidence_.records[place];
        RecordResult& judged = result_.records[place];
        judged = validate_record(record, policy_, proofs_, now_);
        if (judged.indication() == Indication::total_passed) take(record.timestamps.front());
    }

    /// Only what passed proves anything.
    void take(const TimestampEvidence& timestamp) {
        proofs_.extract(timestamp);
        const auto& proves = timestamp.proves;
        if (std::find(proves.begin(), proves.end(), evidence_.signature.id) == proves.end()) return;
        result_.existed = std::min(result_.existed.value_or(now_), timestamp.time);
    }

    const ValidationEvidence& evidence_;
    const ValidationPolicy& policy_;
    std::chrono::sys_seconds now_;
    ValidationResult& result_;
    ProofsOfExistence proofs_;
};

}  // namespace

ValidationResult validate(const ValidationEvidence& evidence,
                          const ValidationPolicy& policy,
                          const ValidationTime& time) {
    ValidationResult result;
    BasicResult basic = validate_basic(evidence.signature, policy, time);  // 5.6.3.4, step 2
    result.findings = std::move(basic.findings);
    result.intact = basic.intact;
    if (evidence.timestamps.empty() && evidence.records.empty()) return result;

    const Proving proving(evidence, policy, time.now, result);
    check_order(evidence, result);
    apply_content_timestamps(evidence, policy, time, result);
    if (!result.existed || !may_go_on(result.findings)) return result;
    validate_at(*result.existed, evidence.signature, policy, result.findings);           // 5.5
    validate_past(evidence.signature, policy, proving.proofs(), time, result.findings);  // step 8
    return result;
}

}  // namespace okienko::signing
