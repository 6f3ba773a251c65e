// What the process makes of an evidence record, over evidence by hand.

#include <gtest/gtest.h>

#include "signing/evidence_record_validation.h"
#include "tests/unit/signing/process_evidence.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Imprint = TimestampFacts::Imprint;

/// EN 319 102-1, 5.6.2.5, over evidence by hand.
class RecordProcess : public ::testing::Test {
protected:
    static TimestampEvidence stamp(std::size_t n, int year) {
        TimestampEvidence made =
            sound_timestamp(TimestampFacts::Purpose::archive, n, on(year, 3, 13));
        made.token.id = "archive-" + std::to_string(n);
        if (n > 0) made.proves = {"archive-" + std::to_string(n - 1), "stamper"};
        return made;
    }
    RecordResult validated() {
        ProofsOfExistence proofs(now);
        return validate_record(record, ValidationPolicy::advanced(), proofs, now);
    }
    static std::string verdict(const RecordResult& result) {
        return std::string(to_string(result.indication())) + " " +
               std::string(to_string(result.findings.sub_indication()));
    }

    std::chrono::sys_seconds now = on(2026, 11, 23);
    RecordEvidence record{1, {}, {stamp(0, 2021), stamp(1, 2023)}};
};

TEST_F(RecordProcess, PassesWhenEveryTimestampDoes) {
    const RecordResult result = validated();
    EXPECT_EQ(verdict(result), "TOTAL-PASSED ");
    EXPECT_EQ(result.integrity, Integrity::intact);
}

// Step 1, and 2a.
TEST_F(RecordProcess, FailsWhenAHashListDoesNotLeadOn) {
    for (const std::size_t n : {0U, 1U}) {
        RecordEvidence broken = record;
        broken.timestamps[n].imprint = Imprint::differs;
        broken.timestamps[n].imprint_fault = {"not-covered", "made for something else"};
        std::swap(record, broken);
        const RecordResult result = validated();
        EXPECT_EQ(verdict(result), "TOTAL-FAILED HASH_FAILURE") << n;
        EXPECT_EQ(result.integrity, Integrity::broken);
        std::swap(record, broken);
    }
}

TEST_F(RecordProcess, IsIndeterminateWithoutTheData) {
    record.timestamps[0].imprint = Imprint::refused;
    record.timestamps[0].imprint_fault = {"not-found", "the file is not at hand"};
    EXPECT_EQ(verdict(validated()), "INDETERMINATE SIGNED_DATA_NOT_FOUND");
}

// Step 2b: relative to the time of the one that follows, the last one now.
TEST_F(RecordProcess, AnEndedCertificateIsOvercomeByTheRenewal) {
    PathMember& stamper = record.timestamps[0].token.path.members[0];
    stamper = member("stamper", 2018, 2023);
    stamper.revocation = {good(on(2022, 12, 30))};
    record.timestamps[1].time = on(2022, 12, 31);
    record.timestamps[1].proves.push_back(stamper.revocation[0].id);
    EXPECT_EQ(verdict(validated()), "TOTAL-PASSED ");
    record.timestamps[1].time = on(2023, 6, 3);  // too late
    EXPECT_EQ(verdict(validated()), "INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED");
    // Nothing renews the last.
    record.timestamps.pop_back();
    EXPECT_EQ(verdict(validated()), "INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED");
}

TEST_F(RecordProcess, AnUntrustedTimestampProvesNothing) {
    record.timestamps[1].token.path.state = PathEvidence::State::no_path;
    EXPECT_EQ(verdict(validated()), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(RecordProcess, ARenewalIsNotOlderThanWhatItRenews) {
    std::swap(record.timestamps[0].time, record.timestamps[1].time);
    EXPECT_EQ(verdict(validated()), "INDETERMINATE TIMESTAMP_ORDER_FAILURE");
}

TEST_F(RecordProcess, OneThatCannotBeReadIsOfNoFormat) {
    record.unreadable = Fault{"structure", "not an evidence record"};
    EXPECT_EQ(verdict(validated()), "TOTAL-FAILED FORMAT_FAILURE");
}

// 5.6.3.4: a record gives proofs of existence as a time-stamp does.
TEST_F(RecordProcess, WhatARecordSealsExistedWhenItWasFirstStamped) {
    ValidationEvidence evidence;
    evidence.signature = sound_signature();  // its certificate ended in 2024
    auto& path = evidence.signature.path.members;
    path[0].revocation = path[1].revocation = {good(on(2022, 6, 2))};
    evidence.records = {record};
    TimestampEvidence& first = evidence.records[0].timestamps[0];
    first.proves = {"signature", "signer", "authority", path[0].revocation[0].id};
    first.time = on(2022, 6, 3);
    const ValidationTime time{now, now};
    const auto validated = validate(evidence, ValidationPolicy::advanced(), time);
    EXPECT_EQ(validated.existed, on(2022, 6, 3));
    EXPECT_EQ(validated.findings.indication(), Indication::total_passed);

    evidence.records[0].timestamps[1].imprint = Imprint::differs;
    const auto without = validate(evidence, ValidationPolicy::advanced(), time);
    EXPECT_FALSE(without.existed);
    EXPECT_EQ(without.findings.sub_indication(), SubIndication::out_of_bounds_no_poe);
}

}  // namespace
}  // namespace okienko::signing
