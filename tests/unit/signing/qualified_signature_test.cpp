// Signatures judged with trusted lists: anchors with a history, the qualified status, time-stamps
// and the policy that demands it. Lists, certificates and tokens are made here.

#include <gtest/gtest.h>

#include "signing/digest.h"
#include "signing/ocsp_evidence.h"
#include "tests/unit/signing/process_evidence.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/trusted_list_text.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Kind = TimestampQualification::Kind;

class QualifiedSignatures : public VerdictTest {
protected:
    static const ProofAuthority& authority() {
        static const ProofAuthority made;
        return made;
    }
    /// The list of one CA/QC service, and what stamps times.
    static ListText list(const PeriodText& change = {}) {
        PeriodText issuing = change;
        issuing.certificates = {authority().certificate().der};
        PeriodText stamping;
        stamping.type = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";
        stamping.certificates = issuing.certificates;
        stamping.information.clear();
        ListText made;
        made.services = {{issuing}, {stamping}};
        return made;
    }
    static TrustAnchors trusting(const ListText& text) {
        TrustAnchors anchors;
        anchors.add(std::get<TrustedList>(read_trusted_list(text.xml())));
        return anchors;
    }
    static SignedDocument signed_by(const std::vector<std::string>& statements,
                                    const std::string& last_arc = {}) {
        CertificateWish wish;
        wish.from = on(2025, 1, 1);
        if (!statements.empty()) {
            wish.extensions.emplace_back("1.3.6.1.5.5.7.1.3", qc_statements(statements));
        }
        if (!last_arc.empty()) {  // CertificatePolicies with 1.2.3.N
            wish.extensions.emplace_back("2.5.29.32", "DER:3007300506032a030" + last_arc);
        }
        return {shared_key(), authority().issue(shared_key(), wish)};
    }
    static std::string kind(const VerificationReport& report) {
        const auto& found = report.signatures.at(0).qualification;
        return found ? std::string(to_string(found->kind)) : "none";
    }
    VerificationReport asked(const SignedDocument& file,
                             const ListText& lists,
                             const ValidationPolicy& policy = ValidationPolicy::advanced()) const {
        VerificationRequest request{"plik", {}, at};
        request.policy = policy;
        return Verifier(trusting(lists)).verify(file.enveloped(), request);
    }
};

TEST_F(QualifiedSignatures, AreToldApart) {
    PeriodText seals;
    seals.information = {"ForeSeals"};
    const std::vector<std::string> whole = {"compliance", "device", "signature"};
    EXPECT_EQ(kind(asked(signed_by(whole), list())), "QESig");
    EXPECT_EQ(kind(asked(signed_by({"compliance", "device", "seal"}), list(seals))), "QESeal");
    EXPECT_EQ(kind(asked(signed_by({"compliance", "signature"}), list())), "AdESig-QC");
    EXPECT_EQ(kind(asked(signed_by({"compliance", "seal"}), list(seals))), "AdESeal-QC");
    EXPECT_EQ(kind(asked(signed_by({}), list())), "AdES");
    EXPECT_EQ(kind(asked(signed_by(whole), list(seals))), "AdES");
    PeriodText by_policy;
    by_policy.extensions =
        qualification({"QCStatement", "QCForESig", "QCWithQSCD"}, policy_criteria("1.2.3.4"));
    EXPECT_EQ(kind(asked(signed_by({}, "4"), list(by_policy))), "QESig");
    EXPECT_EQ(kind(asked(signed_by({}, "5"), list(by_policy))), "AdES");
    const Verifier verifier(trusting(list()));
    const std::string sound = signed_by(whole).enveloped();
    EXPECT_EQ(kind(verifier.verify(replaced(sound, "zażółć", "gęślą"), {"plik", {}, at})), "N/A");
    const auto expired = on(2040, 1, 1);
    EXPECT_EQ(kind(verifier.verify(sound, {"plik", {}, expired})), "indeterminate");
}

TEST_F(QualifiedSignatures, NeedTheServiceAtIssuanceAndAtSigning) {
    const auto file = signed_by({"compliance", "device", "signature"});
    ListText withdrawn = list();
    withdrawn.services[0].history = {withdrawn.services[0].now};
    withdrawn.services[0].now.status = "withdrawn";
    withdrawn.services[0].now.since = "2025-02-01T00:00:00Z";
    const auto report = asked(file, withdrawn);
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_EQ(kind(report), "AdES");
    const auto& found = *report.signatures[0].qualification;
    EXPECT_TRUE(found.at_issuance.is_qualified());
    EXPECT_FALSE(found.at_signing.is_qualified());
    EXPECT_EQ(found.services.at(0).status, "withdrawn");
    ListText late = list();
    late.services[0].now.since = "2025-02-01T00:00:00Z";
    EXPECT_EQ(kind(asked(file, late)), "AdES");
}

/// What a service issues after it ended leads nowhere.
TEST_F(QualifiedSignatures, OfAnEndedServiceLeadNowhere) {
    ListText ended = list();
    ended.services[0].history = {ended.services[0].now};
    ended.services[0].now.status = "withdrawn";
    ended.services[0].now.since = "2024-12-01T00:00:00Z";
    ended.services.pop_back();
    const auto report = asked(signed_by({"compliance"}), ended);
    EXPECT_EQ(report.sub_indication, SubIndication::no_certificate_chain_found) << to_json(report);
}

TEST_F(QualifiedSignatures, AreDemandedByThePolicy) {
    ValidationPolicy policy = ValidationPolicy::qualified();
    policy.revocation = ValidationPolicy::Level::ignore;
    const auto sound = signed_by({"compliance", "device", "signature"});
    EXPECT_EQ(asked(sound, list(), policy).indication, Indication::total_passed);
    const auto plain = asked(signed_by({}), list(), policy);
    EXPECT_EQ(plain.sub_indication, SubIndication::sig_constraints_failure);
    EXPECT_EQ(plain.signatures[0].first_failure()->code, "not-qualified");
    VerificationRequest request{"plik", {}, at};
    request.policy = policy;
    const auto without = Verifier(authority().anchors()).verify(sound.enveloped(), request);
    EXPECT_EQ(without.signatures[0].first_failure()->code, "no-lists");
    EXPECT_EQ(kind(without), "none");
    policy.qualification = ValidationPolicy::Level::warn;
    EXPECT_EQ(asked(signed_by({}), list(), policy).signatures[0].warnings.back(), "not-qualified");
}

TEST_F(QualifiedSignatures, AndTheirTimestamps) {
    auto file = signed_by({"compliance", "device", "signature"});
    const std::string value =
        "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"value\">" +
        file.signature_value() + "</ds:SignatureValue>";
    const auto made = at - std::chrono::days(1);
    file.unsigned_properties =
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>"
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">"
        "</ds:CanonicalizationMethod><xades:EncapsulatedTimeStamp>" +
        base64(authority().stamp(value, made)) +
        "</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>"
        "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    const auto report = asked(file, list());
    ASSERT_EQ(report.signatures.at(0).timestamps.size(), 1U) << to_json(report);
    const auto& timestamp = report.signatures[0].timestamps[0];
    ASSERT_TRUE(timestamp.qualification) << to_json(report);
    EXPECT_EQ(timestamp.qualification->kind, Kind::qualified) << to_json(report);
    EXPECT_EQ(report.signatures[0].qualification->at, made);
    ListText without = list();
    without.services.pop_back();
    EXPECT_EQ(asked(file, without).signatures[0].timestamps[0].qualification->kind,
              Kind::not_qualified);
    EXPECT_NE(to_json(report).find("\"qualification\":{\"kind\":\"QESig\""), std::string::npos);
    EXPECT_NE(to_json(report).find("\"kind\":\"QTSA\""), std::string::npos);
}

/// The certificate in an OCSP response.
std::string responder_of(const std::string& response) {
    const auto basic = read_ocsp(response);
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(sk_X509_value(OCSP_resp_get0_certs(basic.get()), 0), &bytes);
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

class ListedResponders : public QualifiedSignatures {
protected:
    ListedResponders() {
        responding.type = "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP";
        responding.certificates = {responder_of(answer)};
        responding.information.clear();
    }
    /// Whether the answer of one whom the issuer did not name says that the certificate was
    /// revoked.
    bool believed(const ListText& lists) const {
        const std::vector<RevocationValue> supplied = {{RevocationValue::Kind::ocsp, answer, 0}};
        VerificationRequest request{"plik", {}, at};
        request.revocation = supplied;
        const auto report = Verifier(trusting(lists)).verify(file.enveloped(), request);
        return report.sub_indication == SubIndication::revoked_no_poe;
    }
    ListText listing(const ServiceText& service) const {
        ListText made = list();
        made.services.push_back(service);
        return made;
    }

    TestCertificate signer = [] {
        CertificateWish wish;
        wish.from = on(2025, 1, 1);
        return authority().issue(shared_key(), wish);
    }();
    SignedDocument file{shared_key(), signer};
    std::string answer = authority().ocsp_by_stranger(
        signer, {at - std::chrono::hours(1), at + std::chrono::days(1), on(2025, 6, 1)});
    PeriodText responding;
};

TEST_F(ListedResponders, MayAnswerBesideTheIssuer) {
    EXPECT_FALSE(believed(list())) << "whom nobody named";
    EXPECT_TRUE(believed(listing({responding})));
    responding.type += "/QC";
    EXPECT_TRUE(believed(listing({responding})));
    responding.type = "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/CRL";
    EXPECT_FALSE(believed(listing({responding})));
}

TEST_F(ListedResponders, MayAnswerWhileGranted) {
    PeriodText withdrawn = responding;
    withdrawn.status = "withdrawn";
    withdrawn.since = "2025-02-01T00:00:00Z";
    EXPECT_FALSE(believed(listing({withdrawn, {responding}})));
    withdrawn.since = "2044-02-01T00:00:00Z";
    EXPECT_TRUE(believed(listing({withdrawn, {responding}}))) << "the answer is of before";
    responding.since = "2044-02-01T00:00:00Z";
    EXPECT_FALSE(believed(listing({responding})));
}

TEST_F(ListedResponders, MayAnswerForTheirProviderAndByTheirKey) {
    ListText others = list();
    others.provider = "Inny urząd";
    others.services = {{responding}};
    TrustAnchors anchors = trusting(list());
    anchors.add(std::get<TrustedList>(read_trusted_list(others.xml())));
    const std::vector<RevocationValue> supplied = {{RevocationValue::Kind::ocsp, answer, 0}};
    VerificationRequest request{"plik", {}, at};
    request.revocation = supplied;
    EXPECT_NE(Verifier(anchors).verify(file.enveloped(), request).sub_indication,
              SubIndication::revoked_no_poe);
    static const ProofAuthority stranger;
    responding.certificates = {stranger.certificate().der};
    EXPECT_FALSE(believed(listing({responding})));
}

/// One that answers vouches for nothing: neither anchor nor proof that the issuer still serves.
TEST_F(ListedResponders, LeadNowhere) {
    responding.certificates = {authority().certificate().der};
    ListText alone = list();
    alone.services = {{responding}};
    EXPECT_EQ(asked(file, alone).sub_indication, SubIndication::no_certificate_chain_found);
    ListText ended = listing({responding});
    ended.services[0].now.status = "withdrawn";
    ended.services[0].now.since = "2024-12-01T00:00:00Z";
    ended.services.erase(ended.services.begin() + 1);
    EXPECT_EQ(asked(file, ended).sub_indication, SubIndication::no_certificate_chain_found);
}

/// A certificate of a time-stamping service alone is no anchor for signatures.
TEST_F(QualifiedSignatures, DoNotLeadToTimestampingServices) {
    ListText stamping = list();
    stamping.services.erase(stamping.services.begin());
    EXPECT_EQ(asked(signed_by({}), stamping).sub_indication,
              SubIndication::no_certificate_chain_found);
}

TEST_F(QualifiedSignatures, AreJudgedByTheListsOfTheMoment) {
    Verifier verifier{TrustAnchors()};
    const auto file = signed_by({"compliance", "device", "signature"}).enveloped();
    const VerificationRequest request{"plik", {}, at};
    EXPECT_EQ(verifier.verify(file, request).sub_indication,
              SubIndication::no_certificate_chain_found);
    verifier.trust(trusting(list()));
    EXPECT_EQ(kind(verifier.verify(file, request)), "QESig");
    EXPECT_EQ(verifier.anchors().certificates().size(), 1U);
    verifier.trust({});
    EXPECT_EQ(kind(verifier.verify(file, request)), "none");
}

}  // namespace
}  // namespace okienko::signing
