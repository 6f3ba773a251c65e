// EN 319 102-1, 5.3 to 5.6: the processes, over evidence by hand.

#include <algorithm>

#include <gtest/gtest.h>

#include "signing/past_certificate_validation.h"
#include "tests/unit/signing/process_evidence.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Purpose = TimestampFacts::Purpose;
using Sub = SubIndication;

class ValidationProcess : public ::testing::Test {
protected:
    ValidationProcess() { evidence.signature = sound_signature(); }

    ValidationResult result(std::chrono::sys_seconds now) const {
        return validate(evidence, policy, {now, now});
    }
    Sub validated(std::chrono::sys_seconds now) const {
        return result(now).findings.sub_indication();
    }
    PathMember& signer() { return evidence.signature.path.members[0]; }
    PathMember& authority() { return evidence.signature.path.members[1]; }
    /// What is known of both certificates: good in June 2022.
    void know_good() {
        signer().revocation = {good(on(2022, 6, 2))};
        authority().revocation = {good(on(2022, 6, 2))};
        signer().revocation.front().id = authority().revocation.front().id = "values";
    }
    TimestampEvidence& stamp(std::chrono::sys_seconds time, std::size_t position = 1) {
        evidence.timestamps.push_back(sound_timestamp(Purpose::signature, position, time));
        return evidence.timestamps.back();
    }
    TimestampEvidence& archive(std::chrono::sys_seconds time, std::size_t position = 9) {
        evidence.timestamps.push_back(sound_timestamp(Purpose::archive, position, time));
        auto& made = evidence.timestamps.back();
        made.proves = {"signature", "signer", "authority", "values", "token-1", "stamper"};
        made.token.path.members.front() = member("archiver", 2020, 2040);
        return made;
    }

    ValidationEvidence evidence;
    ValidationPolicy policy = ValidationPolicy::advanced();
};

TEST_F(ValidationProcess, ABasicSignaturePassesWithinItsTime) {  // 5.3.4
    EXPECT_EQ(validated(on(2022, 6, 1)), Sub::none);
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe);
    EXPECT_FALSE(result(on(2022, 6, 1)).existed);
}

TEST_F(ValidationProcess, DataThatCannotBeObtainedEndTheCryptographicBlock) {  // 5.2.7.4, step 1
    auto missing = sound_references();
    missing.front().state = ReferenceFacts::State::not_found;
    evidence.signature.references = missing;
    evidence.signature.value_holds = false;
    evidence.signature.value_fault = {"value-differs", "x"};
    const auto found = result(on(2022, 6, 1));
    EXPECT_EQ(found.findings.sub_indication(), Sub::signed_data_not_found);
    EXPECT_NE(found.findings.failed("signature-value"), nullptr);
    missing.front().state = ReferenceFacts::State::differs;
    EXPECT_EQ(validated(on(2022, 6, 1)), Sub::hash_failure);
    missing.front().state = ReferenceFacts::State::holds;
    EXPECT_EQ(validated(on(2022, 6, 1)), Sub::sig_crypto_failure);
}

TEST_F(ValidationProcess, TheGravestFailureIsTheVerdictAndAllAreTold) {
    evidence.signature.value_holds = false;
    evidence.signature.binding = CertificateBinding::none;
    const auto found = result(on(2025, 6, 1));
    EXPECT_EQ(found.findings.sub_indication(), Sub::sig_crypto_failure);
    EXPECT_FALSE(found.intact);
    EXPECT_NE(found.findings.failed("certificate-validity"), nullptr);
    EXPECT_NE(found.findings.failed("signing-certificate"), nullptr);
}

TEST_F(ValidationProcess, IntegrityAloneMindsNoTrust) {
    policy = ValidationPolicy::integrity();
    evidence.signature.path.state = PathEvidence::State::no_anchors;
    evidence.signature.algorithms = {{"SHA-1", day(2012, 8, 1)}};
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::none);
    evidence.signature.value_holds = false;
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::sig_crypto_failure);
}

TEST_F(ValidationProcess, ATimestampIsJudgedByItself) {  // 5.4.4
    const auto now = on(2022, 7, 1);
    struct Case {
        const char* what;
        void (*change)(TimestampEvidence&);
        Sub expected;
        Integrity integrity;
    };
    const Case cases[] = {
        {"sound", [](TimestampEvidence&) {}, Sub::none, Integrity::intact},
        {"copied",
         [](TimestampEvidence& one) { one.imprint = TimestampFacts::Imprint::differs; },
         Sub::hash_failure,
         Integrity::broken},
        {"not computed",
         [](TimestampEvidence& one) { one.imprint = TimestampFacts::Imprint::refused; },
         Sub::signed_data_not_found,
         Integrity::broken},
        {"forged",
         [](TimestampEvidence& one) { one.token.value_holds = false; },
         Sub::sig_crypto_failure,
         Integrity::broken},
        {"unreadable",
         [](TimestampEvidence& one) {
             one.unreadable = Fault{"token", "no token"};
         },
         Sub::format_failure,
         Integrity::broken},
        {"of a certificate for something else",
         [](TimestampEvidence& one) { one.for_timestamping = false; },
         Sub::chain_constraints_failure,
         Integrity::intact},
        {"of a certificate nothing names",
         [](TimestampEvidence& one) { one.token.binding = CertificateBinding::none; },
         Sub::sig_constraints_failure,
         Integrity::broken},
        {"of an unknown authority",
         [](TimestampEvidence& one) { one.token.path.state = PathEvidence::State::no_path; },
         Sub::no_certificate_chain_found,
         Integrity::intact},
    };
    for (const Case& one : cases) {
        evidence.timestamps.clear();
        one.change(stamp(on(2022, 6, 1)));
        const auto found = result(now);
        EXPECT_EQ(found.timestamps.front().findings.sub_indication(), one.expected) << one.what;
        EXPECT_EQ(found.timestamps.front().integrity, one.integrity) << one.what;
        EXPECT_EQ(found.findings.sub_indication(), Sub::none) << "a broken one takes nothing";
        EXPECT_EQ(found.existed.has_value(), one.expected == Sub::none) << one.what;
    }
}

TEST_F(ValidationProcess, AnExpiredCertificateThatWasGoodThen) {  // 5.5.4, step 4b
    stamp(on(2022, 6, 1));
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe) << "nobody says it was good";
    know_good();
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::none);
    EXPECT_EQ(result(on(2025, 6, 1)).existed, on(2022, 6, 1));
    evidence.timestamps.front().imprint = TimestampFacts::Imprint::differs;
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe);
}

TEST_F(ValidationProcess, ATimestampOfBeforeTheCertificate) {  // 5.5.4, step 4b
    know_good();
    stamp(on(2019, 6, 1));
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::not_yet_valid);
    EXPECT_EQ(result(on(2025, 6, 1)).findings.indication(), Indication::total_failed);
}

TEST_F(ValidationProcess, ATimestampOfAfterTheCertificate) {
    know_good();
    stamp(on(2024, 6, 1));
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe);
}

TEST_F(ValidationProcess, RevokedAfterTheTimestamp) {  // 5.5.4, step 4a
    authority().no_check = true;
    stamp(on(2022, 6, 1));
    signer().revocation = {revoked(on(2022, 7, 1), on(2022, 6, 20))};
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::none);
    evidence.timestamps.front().time = on(2022, 6, 25);
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::revoked_no_poe);
    evidence.timestamps.clear();
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::revoked_no_poe);
}

TEST_F(ValidationProcess, AlgorithmsThatHeldThen) {  // 5.5.4, step 4c
    evidence.signature.algorithms = {{"SHA-9", day(2022, 6, 10)}};
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::crypto_constraints_failure_no_poe);
    stamp(on(2022, 6, 1));
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::none);
    evidence.timestamps.front().time = on(2022, 6, 11);
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::crypto_constraints_failure_no_poe);
}

TEST_F(ValidationProcess, AnswersThatWereFreshThen) {  // 5.5.4, TRY_LATER
    policy = ValidationPolicy::qualified();
    know_good();
    EXPECT_EQ(validated(on(2022, 8, 1)), Sub::try_later);
    stamp(on(2022, 6, 1)).token.path.members.front().no_check = true;
    EXPECT_EQ(validated(on(2022, 8, 1)), Sub::none);
}

TEST_F(ValidationProcess, WhatNoProofOvercomes) {  // 5.5.4, step 2
    stamp(on(2022, 6, 1));
    know_good();
    evidence.signature.path.state = PathEvidence::State::no_path;
    EXPECT_EQ(validated(on(2025, 7, 2)), Sub::no_certificate_chain_found);
    EXPECT_NE(result(on(2025, 7, 2)).findings.failed("certificate-validity"), nullptr);
}

TEST_F(ValidationProcess, TimesThatContradictEachOther) {  // 5.5.4, step 4d
    stamp(on(2022, 6, 5));
    archive(on(2022, 6, 1));
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::timestamp_order_failure);
    evidence.timestamps.front().time = on(2022, 5, 5);
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::none);
    TimestampEvidence content = sound_timestamp(Purpose::content, 0, on(2022, 5, 20));
    content.proves.clear();
    evidence.timestamps.push_back(content);
    EXPECT_EQ(validated(on(2022, 7, 2)), Sub::timestamp_order_failure);
}

TEST_F(ValidationProcess, AContentTimestampAfterTheEndOfTheCertificate) {  // 5.3.4, steps 4 and 5
    const auto content = [&](std::chrono::sys_seconds time) {
        evidence.timestamps = {sound_timestamp(Purpose::content, 0, time)};
        evidence.timestamps.front().proves.clear();
    };
    content(on(2023, 6, 1));
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe);
    content(on(2024, 6, 1));
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::expired);
    EXPECT_EQ(result(on(2025, 6, 1)).findings.indication(), Indication::total_failed);
    evidence.timestamps.front().imprint = TimestampFacts::Imprint::differs;
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe) << "it proves nothing";

    signer().revocation = {revoked(on(2022, 6, 2), on(2022, 3, 1))};
    content(on(2022, 2, 20));
    EXPECT_EQ(validated(on(2022, 6, 3)), Sub::revoked_no_poe);
    content(on(2022, 5, 20));
    EXPECT_EQ(validated(on(2022, 6, 3)), Sub::revoked);
    EXPECT_EQ(result(on(2022, 6, 3)).findings.indication(), Indication::total_failed);
}

TEST_F(ValidationProcess, AnArchiveTimestampKeepsAnExpiredOne) {  // 5.6.3.4
    know_good();
    auto& inner = stamp(on(2022, 6, 1));
    inner.token.path.members.front() = member("stamper", 2018, 2023);
    inner.token.path.members.front().revocation = {good(on(2022, 6, 2))};
    inner.token.path.members.front().revocation.front().id = "values";
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::out_of_bounds_no_poe);
    archive(on(2022, 6, 3));
    EXPECT_EQ(validated(on(2025, 6, 1)), Sub::none);
    // What tells that the authority was good was not there when it has to have been.
    evidence.timestamps.back().proves = {"signature", "signer", "authority", "token-1", "stamper"};
    EXPECT_EQ(result(on(2025, 6, 1)).timestamps.front().indication(), Indication::indeterminate);
}

TEST_F(ValidationProcess, AnArchiveTimestampAfterTheEndKeepsNothing) {
    know_good();
    auto& inner = stamp(on(2022, 6, 1));
    inner.token.path.members.front() = member("stamper", 2018, 2023);
    inner.token.path.members.front().revocation = {good(on(2022, 6, 2))};
    inner.token.path.members.front().revocation.front().id = "values";
    archive(on(2024, 6, 3));
    EXPECT_EQ(result(on(2025, 6, 1)).timestamps.front().indication(), Indication::indeterminate);
    EXPECT_NE(validated(on(2025, 6, 1)), Sub::none);
}

TEST_F(ValidationProcess, WeakAlgorithmsOfCertificatesNeedAnArchive) {  // 5.6.2.2.4, step 1c
    know_good();
    authority().no_check = true;
    authority().algorithm_expiry = day(2022, 6, 10);
    stamp(on(2022, 6, 1));
    EXPECT_EQ(validated(on(2023, 1, 1)), Sub::crypto_constraints_failure_no_poe);
    archive(on(2022, 6, 3));
    EXPECT_EQ(validated(on(2023, 1, 1)), Sub::none);
    evidence.timestamps.back().time = on(2022, 6, 12);
    EXPECT_EQ(validated(on(2023, 1, 1)), Sub::crypto_constraints_failure_no_poe);
}

class Sliding : public ::testing::Test {
protected:
    ControlTime slid() const { return slide(path, policy, proofs, now); }

    const std::chrono::sys_seconds now = on(2025, 6, 1);
    PathEvidence path = [] {
        PathEvidence made;
        made.state = PathEvidence::State::complete;
        made.members = {member("signer", 2020, 2024), anchor()};
        return made;
    }();
    ValidationPolicy policy = ValidationPolicy::advanced();
    ProofsOfExistence proofs{now};
};

TEST_F(Sliding, TheControlTimeGoesToTheLastGoodMoment) {  // 5.6.2.2.4
    EXPECT_FALSE(slid().time) << "nobody says that it was good";
    path.members[0].revocation = {good(on(2022, 6, 2))};
    path.members[0].revocation[0].id = "values";
    EXPECT_FALSE(slid().time) << "no proof from before the certificate ended";
    proofs.add("values", on(2022, 6, 3));
    EXPECT_EQ(slid().time, on(2022, 6, 2)) << "not fresh: the moment of the answer";
    path.members[0].revocation[0].next_update = on(2030, 1, 1);
    EXPECT_EQ(slid().time, on(2024, 1, 1)) << "fresh: the end of the certificate";
    path.members[0].algorithm_expiry = day(2023, 5, 5);
    EXPECT_EQ(slid().time, on(2023, 5, 5));
    path.members[0].revocation[0].algorithm_expiry = day(2023, 4, 4);
    EXPECT_EQ(slid().time, on(2023, 4, 4));
    path.members[0].revocation.push_back(revoked(on(2023, 8, 1), on(2022, 9, 9)));
    EXPECT_EQ(slid().time, on(2022, 9, 9)) << "revoked, whenever that was learned";
    path.state = PathEvidence::State::no_path;
    EXPECT_FALSE(slid().time);
}

TEST_F(Sliding, ProofsKeepTheEarliest) {  // 5.6.2.3
    proofs.add("a", on(2024, 1, 1));
    proofs.add("a", on(2023, 1, 1));
    proofs.add("a", on(2024, 6, 1));
    proofs.add("a", on(2030, 1, 1));
    EXPECT_EQ(proofs.earliest("a"), on(2023, 1, 1));
    EXPECT_EQ(proofs.earliest("b"), now);
}

}  // namespace
}  // namespace okienko::signing
