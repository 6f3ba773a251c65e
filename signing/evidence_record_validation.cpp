#include "signing/evidence_record_validation.h"

#include <algorithm>

#include "signing/past_signature_validation.h"
#include "signing/report_time.h"

namespace okienko::signing {

namespace {

constexpr const char* check = "archive-time-stamps";

/// RFC 4998, 5.1; RFC 6283, 4.1: from the oldest to the latest.
void check_order(const RecordEvidence& record, Findings& findings) {
    const auto& all = record.timestamps;
    const auto later = std::adjacent_find(
        all.begin(), all.end(), [](const TimestampEvidence& a, const TimestampEvidence& b) {
            return !a.unreadable && !b.unreadable && a.time > b.time;
        });
    if (later == all.end()) return;
    findings.fail(check,
                  {"order",
                   "a time-stamp of " + moment_of(later->time) + " is renewed by one of " +
                       moment_of(std::next(later)->time)},
                  SubIndication::timestamp_order_failure);
}

/// The first thing that keeps a time-stamp from passing.
const Finding& reason_of(const TimestampResult& judged) {
    const auto& all = judged.findings.all();
    return *std::find_if(all.begin(), all.end(), [&](const Finding& finding) {
        return finding.sub_indication == judged.findings.sub_indication();
    });
}

}  // namespace

RecordResult validate_record(const RecordEvidence& record,
                             const ValidationPolicy& policy,
                             ProofsOfExistence& proofs,
                             std::chrono::sys_seconds now) {
    RecordResult result;
    if (record.unreadable || record.timestamps.empty()) {
        result.findings.fail("evidence-record",
                             record.unreadable.value_or(Fault{"structure", "without time-stamps"}),
                             SubIndication::format_failure);
        return result;
    }
    result.findings.pass("evidence-record");
    const std::size_t count = record.timestamps.size();
    result.timestamps.resize(count);
    for (std::size_t i = count; i-- > 0;) {  // the last is valid now, each before relative to it
        const TimestampEvidence& timestamp = record.timestamps[i];
        TimestampResult& judged = result.timestamps[i];
        judged = validate_proof(timestamp, policy, proofs, now);
        if (judged.indication() == Indication::total_passed) {
            if (i != 0) proofs.extract(timestamp);
            continue;
        }
        const Finding& reason = reason_of(judged);
        result.findings.fail(check,
                             {reason.check.code,
                              "time-stamp " + std::to_string(i + 1) + " of " +
                                  std::to_string(count) + ": " + reason.check.reason},
                             reason.sub_indication);
    }
    check_order(record, result.findings);
    if (result.indication() == Indication::total_passed) result.findings.pass(check);
    const bool whole = std::all_of(
        result.timestamps.begin(), result.timestamps.end(), [](const TimestampResult& one) {
            return one.integrity == Integrity::intact;
        });
    result.integrity = whole ? Integrity::intact : Integrity::broken;
    return result;
}

}  // namespace okienko::signing
