// EN 319 102-1, 5.2: each "if … then" of the basic building blocks, over evidence by hand.

#include <gtest/gtest.h>

#include "signing/certificate_identification.h"
#include "signing/cryptographic_verification.h"
#include "signing/format_checking.h"
#include "signing/revocation_freshness.h"
#include "signing/signature_acceptance.h"
#include "signing/validation_context.h"
#include "signing/x509_validation.h"
#include "tests/unit/signing/process_evidence.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Sub = SubIndication;
using State = ReferenceFacts::State;

TEST(FormatChecking, FailsWhatCannotBeRead) {  // 5.2.2.4
    SignatureEvidence signature = sound_signature();
    EXPECT_TRUE(check_format(signature).passed());
    signature.malformed = Fault{"structure", "SignedInfo is missing"};
    EXPECT_EQ(check_format(signature).sub_indication(), Sub::format_failure);
    EXPECT_EQ(check_format(signature).indication(), Indication::total_failed);
}

TEST(CertificateIdentification, WhatNamesTheCertificateDecides) {  // 5.2.3.4
    struct Case {
        bool found;
        CertificateBinding binding;
        Sub expected;
    };
    for (const Case& one : {
             Case{true, CertificateBinding::signing_certificate, Sub::none},
             Case{true, CertificateBinding::key_info, Sub::none},
             Case{true, CertificateBinding::none, Sub::sig_constraints_failure},
             Case{true, CertificateBinding::issuer_serial_only, Sub::sig_constraints_failure},
             Case{true, CertificateBinding::unsigned_properties, Sub::sig_constraints_failure},
             Case{false, CertificateBinding::none, Sub::no_signing_certificate_found},
         }) {
        SignatureEvidence signature = sound_signature();
        signature.certificate_found = one.found;
        signature.binding = one.binding;
        EXPECT_EQ(identify_certificate(signature).sub_indication(), one.expected);
    }
}

TEST(ValidationContext, TheSignaturePolicyIsTheOneSignedFor) {  // 5.2.4.4
    SignatureEvidence signature = sound_signature();
    ValidationPolicy policy = ValidationPolicy::advanced();
    EXPECT_TRUE(initialise_context(signature, policy).passed());
    signature.policy_unavailable = true;
    EXPECT_TRUE(initialise_context(signature, policy).passed());
    policy.signature_policy = ValidationPolicy::Level::fail;
    EXPECT_EQ(initialise_context(signature, policy).sub_indication(),
              Sub::signature_policy_not_available);
    signature.policy = Fault{"digest-differs", "another policy"};
    EXPECT_EQ(initialise_context(signature, policy).sub_indication(), Sub::policy_processing_error);
}

TEST(RevocationFreshness, IsMeasuredAtTheTimeAskedFor) {  // 5.2.5.4
    RevocationEvidence said = good(on(2022, 3, 1));       // for a week
    EXPECT_TRUE(is_fresh(said, on(2022, 3, 5), std::nullopt));
    EXPECT_FALSE(is_fresh(said, on(2022, 3, 9), std::nullopt));
    EXPECT_TRUE(is_fresh(said, on(2022, 2, 1), std::nullopt)) << "issued later";
    EXPECT_FALSE(is_fresh(said, on(2022, 3, 5), std::chrono::days(1)));
    EXPECT_TRUE(is_fresh(said, on(2022, 3, 9), std::chrono::days(30)));
    said.next_update.reset();
    EXPECT_FALSE(is_fresh(said, on(2022, 3, 1) + std::chrono::hours(1), std::nullopt));
    EXPECT_TRUE(is_fresh(said, on(2022, 3, 1), std::nullopt));
}

TEST(CryptographicVerification, TellsWhichReferenceFails) {  // 5.2.7.4, steps 1 and 2
    struct Case {
        State state;
        std::string code;
        Sub expected;
    };
    for (const Case& one : {
             Case{State::holds, "", Sub::none},
             Case{State::differs, "digest-differs", Sub::hash_failure},
             Case{State::not_found, "not-found", Sub::signed_data_not_found},
             Case{State::misbound, "object-elsewhere", Sub::signed_data_not_found},
             Case{State::refused, "transform", Sub::signed_data_not_found},
             Case{State::refused, "algorithm", Sub::crypto_constraints_failure_no_poe},
         }) {
        std::vector<ReferenceFacts> references = sound_references();
        references.front().state = one.state;
        references.front().fault = {one.code, "reason"};
        SignatureEvidence signature = sound_signature();
        signature.references = references;
        EXPECT_EQ(verify_references(signature).sub_indication(), one.expected) << one.code;
    }
}

TEST(CryptographicVerification, DataAreCovered) {
    SignatureEvidence signature = sound_signature();
    signature.references = {};
    EXPECT_EQ(verify_references(signature).sub_indication(), Sub::signed_data_not_found);
    std::vector<ReferenceFacts> references = sound_references();
    references.front().coverage.kind = Coverage::Kind::signed_properties;
    signature.references = references;
    EXPECT_EQ(verify_references(signature).sub_indication(), Sub::signed_data_not_found);
    references.front().coverage.kind = Coverage::Kind::document;
    references.front().empty = true;
    EXPECT_EQ(verify_references(signature).sub_indication(), Sub::signed_data_not_found);
}

TEST(CryptographicVerification, ACounterSignatureCountersItsOwn) {
    std::vector<ReferenceFacts> references = sound_references();
    SignatureEvidence signature = sound_signature();
    signature.nested_counter = true;
    signature.references = references;
    EXPECT_NE(verify_references(signature).failed("counter-signature"), nullptr);
    references.front().counters = true;
    EXPECT_TRUE(verify_references(signature).passed());
    references.front().state = State::misbound;
    EXPECT_FALSE(verify_references(signature).passed());
}

TEST(CryptographicVerification, TheValueHolds) {  // 5.2.7.4, step 3
    struct Case {
        bool checked, holds;
        std::string code;
        Sub expected;
    };
    for (const Case& one : {
             Case{true, true, "", Sub::none},
             Case{true, false, "value-differs", Sub::sig_crypto_failure},
             Case{false, false, "no-certificate", Sub::no_signing_certificate_found},
             Case{false, false, "algorithm", Sub::crypto_constraints_failure_no_poe},
             Case{false, false, "canonicalization", Sub::crypto_constraints_failure_no_poe},
             Case{false, false, "base64", Sub::format_failure},
             Case{false, true, "algorithm", Sub::crypto_constraints_failure_no_poe},
         }) {
        SignatureEvidence signature = sound_signature();
        signature.value_checked = one.checked;
        signature.value_holds = one.holds;
        signature.value_fault = {one.code, "reason"};
        EXPECT_EQ(verify_value(signature).sub_indication(), one.expected) << one.code;
    }
}

TEST(SignatureAcceptance, AlgorithmsHoldUntilTheirDay) {  // 5.2.8.4
    SignatureEvidence signature = sound_signature();
    signature.algorithms = {{"SHA-1 in a reference", day(2012, 8, 1)},
                            {"SHA-1 in a reference", day(2012, 8, 1)},
                            {"RSA 2048", day(2029, 1, 1)}};
    EXPECT_TRUE(accept_signature(signature, on(2012, 7, 31)).passed());
    const Findings late = accept_signature(signature, on(2012, 8, 1));
    EXPECT_EQ(late.sub_indication(), Sub::crypto_constraints_failure_no_poe);
    EXPECT_EQ(late.all().size(), 2U) << "each algorithm once";
    signature.algorithms.clear();
    signature.properties_signed = false;
    EXPECT_EQ(accept_signature(signature, on(2012, 1, 1)).sub_indication(),
              Sub::sig_constraints_failure);
}

class X509Validation : public ::testing::Test {
protected:
    Sub validated(std::chrono::sys_seconds time) const {
        return validate_certificate(path, policy, time, time).sub_indication();
    }
    PathMember& signer() { return path.members[0]; }
    PathMember& authority() { return path.members[1]; }

    PathEvidence path = sound_signature().path;
    ValidationPolicy policy = ValidationPolicy::advanced();
    const std::chrono::sys_seconds now = on(2022, 3, 2);
};

TEST_F(X509Validation, APathLeadsToAnAnchor) {  // 5.2.6.4, steps 2 and 3
    EXPECT_EQ(validated(now), Sub::none);
    path.state = PathEvidence::State::no_anchors;
    EXPECT_EQ(validated(now), Sub::no_certificate_chain_found);
    path.state = PathEvidence::State::no_path;
    EXPECT_EQ(validated(now), Sub::no_certificate_chain_found);
    path.state = PathEvidence::State::constraints;
    EXPECT_EQ(validated(now), Sub::chain_constraints_failure);
    path.state = PathEvidence::State::broken;
    EXPECT_EQ(validated(now), Sub::certificate_chain_general_failure);
}

TEST_F(X509Validation, EachCertificateIsWithinItsTime) {
    EXPECT_EQ(validated(on(2019, 12, 31)), Sub::out_of_bounds_no_poe);
    EXPECT_EQ(validated(on(2024, 1, 2)), Sub::out_of_bounds_no_poe);
    authority().not_after = on(2021, 1, 1);
    EXPECT_EQ(validated(now), Sub::out_of_bounds_no_poe);
    path.members[2].not_after = on(2001, 1, 1);
    authority().not_after = on(2035, 1, 1);
    EXPECT_EQ(validated(now), Sub::none) << "an anchor is trusted as it is";
}

TEST_F(X509Validation, AnExpiredOneKnownToBeGoodIsToldApart) {
    signer().revocation = {good(on(2023, 12, 30))};
    EXPECT_EQ(validated(on(2024, 2, 1)), Sub::out_of_bounds_not_revoked);
    // An answer of after the end says nothing, unless by who keeps expired ones.
    signer().revocation = {good(on(2024, 1, 5))};
    EXPECT_EQ(validated(on(2024, 2, 1)), Sub::out_of_bounds_no_poe);
    signer().revocation.front().expired_since = on(2020, 1, 1);
    EXPECT_EQ(validated(on(2024, 2, 1)), Sub::out_of_bounds_not_revoked);
}

TEST_F(X509Validation, RevokedCertificates) {
    signer().revocation = {revoked(on(2022, 3, 1), on(2022, 2, 1))};
    EXPECT_EQ(validated(now), Sub::revoked_no_poe);
    EXPECT_EQ(validated(on(2022, 1, 15)), Sub::none) << "revoked later";
    authority().revocation = {revoked(on(2022, 3, 1), on(2022, 2, 1))};
    signer().revocation.clear();
    EXPECT_EQ(validated(now), Sub::revoked_ca_no_poe);
    authority().revocation = {answer(RevocationEvidence::Status::on_hold, on(2022, 3, 1))};
    EXPECT_EQ(validated(now), Sub::try_later);
}

TEST_F(X509Validation, WhoeverSaysRevokedIsBelieved) {
    signer().revocation = {good(on(2022, 3, 2)), revoked(on(2022, 2, 10), on(2022, 2, 1))};
    EXPECT_EQ(validated(now), Sub::revoked_no_poe);
    signer().revocation = {good(on(2022, 3, 2)),
                           answer(RevocationEvidence::Status::on_hold, on(2022, 2, 10))};
    authority().no_check = true;
    EXPECT_EQ(validated(now), Sub::none) << "the suspension was lifted";
}

TEST_F(X509Validation, UnknownRevocationFailsOnlyWhereItIsDemanded) {
    EXPECT_EQ(validated(now), Sub::none);
    policy = ValidationPolicy::qualified();
    EXPECT_EQ(validated(now), Sub::try_later);
    signer().revocation = {good(on(2022, 3, 1))};
    EXPECT_EQ(validated(now), Sub::try_later) << "the authority's is not known";
    authority().revocation = {good(on(2022, 3, 1))};
    EXPECT_EQ(validated(now), Sub::none);
    EXPECT_EQ(validated(on(2022, 4, 1)), Sub::try_later) << "too old by then";
    authority().no_check = true;
    authority().revocation.clear();
    EXPECT_EQ(validated(now), Sub::none);
    signer().revocation = {answer(RevocationEvidence::Status::unknown, on(2022, 3, 1))};
    EXPECT_EQ(validated(now), Sub::try_later);
}

TEST_F(X509Validation, AnAnswerOfBeforeTheCertificateSaysNothing) {
    policy = ValidationPolicy::qualified();
    authority().no_check = true;
    signer().revocation = {good(on(2019, 12, 31))};
    signer().revocation.front().next_update = on(2030, 1, 1);
    EXPECT_EQ(validated(now), Sub::try_later);
}

TEST_F(X509Validation, AlgorithmsOfCertificates) {  // step 5
    authority().algorithm_expiry = day(2022, 3, 1);
    EXPECT_EQ(validated(now), Sub::crypto_constraints_failure_no_poe);
    EXPECT_EQ(validated(on(2022, 2, 28)), Sub::none);
    path.members[2].algorithm_expiry = day(2001, 1, 1);
    EXPECT_EQ(validated(on(2022, 2, 28)), Sub::none) << "nobody relies on an anchor's signature";
}

}  // namespace
}  // namespace okienko::signing
