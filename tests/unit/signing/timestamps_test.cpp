// Time-stamps by a real authority over octets written by hand: what each kind is made over, and
// what becomes of a signature through them.

#include <gtest/gtest.h>

#include "signing/digest.h"
#include "signing/read_validation_policy.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Days = std::chrono::days;

constexpr const char* v132 = " xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"";
constexpr const char* v141 = " xmlns:xades141=\"http://uri.etsi.org/01903/v1.4.1#\"";

class TimestampsTest : public VerdictTest {
protected:
    TimestampsTest() {
        CertificateWish wish;
        wish.to = std::chrono::sys_days(std::chrono::year(2026) / 6 / 1);
        certificate = authority().issue(shared_key(), wish);
        document = SignedDocument(shared_key(), certificate);
    }

    static const ProofAuthority& authority() {
        static const ProofAuthority made;
        return made;
    }
    VerificationReport verified() const {
        return verify(document.enveloped(), authority().anchors());
    }

    /// A time-stamp property in canonical form, with the declarations it has to have alone.
    static std::string property(const std::string& name,
                                const std::string& token,
                                const std::string& declarations,
                                const std::string& more = {}) {
        return "<" + name + declarations + ">" + more +
               "<ds:CanonicalizationMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" "
               "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
               "<xades:EncapsulatedTimeStamp" +
               std::string(declarations == v132 ? "" : v132) + ">" + base64(token) +
               "</xades:EncapsulatedTimeStamp></" + name + ">";
    }
    std::string value_element() const {
        return "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"value\">" +
               document.signature_value() + "</ds:SignatureValue>";
    }
    std::string key_element() const {
        return "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"keys\">"
               "<ds:X509Data><ds:X509Certificate>" +
               certificate.base64() + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
    }
    void add(const std::string& made) {
        properties += made;
        document.unsigned_properties =
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>" + properties +
            "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }
    void add_signature_timestamp(std::chrono::sys_seconds time) {
        add(property("xades:SignatureTimeStamp", authority().stamp(value_element(), time), v132));
    }
    void add_ocsp(std::chrono::sys_seconds issued) {
        add(std::string("<xades:RevocationValues") + v132 +
            "><xades:OCSPValues><xades:EncapsulatedOCSPValue>" +
            base64(authority().ocsp(certificate, {issued, issued + Days(7), {}})) +
            "</xades:EncapsulatedOCSPValue></xades:OCSPValues></xades:RevocationValues>");
    }
    TimestampReport last() const {
        const auto report = verified();
        EXPECT_EQ(report.signatures.size(), 1U);
        EXPECT_FALSE(report.signatures.front().timestamps.empty()) << to_json(report);
        return report.signatures.front().timestamps.back();
    }

    TestCertificate certificate;
    std::string properties;
    const std::chrono::sys_seconds stamped = at - Days(1);
};

TEST_F(TimestampsTest, OfTheSignature) {
    document.signed_data_properties = data_description;
    add_signature_timestamp(stamped);
    const auto signature = only(verified());
    EXPECT_EQ(signature.indication, Indication::total_passed) << to_json(verified());
    EXPECT_EQ(signature.format, "XAdES-B-T");
    EXPECT_EQ(signature.existed_at, stamped);
    ASSERT_EQ(signature.timestamps.size(), 1U);
    EXPECT_EQ(signature.timestamps.front().integrity, Integrity::intact);
    EXPECT_EQ(signature.timestamps.front().indication, Indication::total_passed);
    EXPECT_EQ(signature.timestamps.front().time, stamped);
    EXPECT_EQ(signature.timestamps.front().authority, "Zegar");
}

TEST_F(TimestampsTest, OfXades111NamesItsCanonicalFormAmongTransforms) {
    const auto stamped_by = [&](const std::string& algorithm, const std::string& octets) {
        properties.clear();
        add("<old:SignatureTimeStamp xmlns:old=\"http://uri.etsi.org/01903/v1.1.1#\">"
            "<old:HashDataInfo uri=\"#value\"><old:Transforms><ds:Transform Algorithm=\"" +
            algorithm +
            "\"></ds:Transform></old:Transforms></old:HashDataInfo>"
            "<old:EncapsulatedTimeStamp>" +
            base64(authority().stamp(octets, stamped)) +
            "</old:EncapsulatedTimeStamp></old:SignatureTimeStamp>");
        return last();
    };
    const std::string exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    const std::string inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    // Inclusive, the element keeps the declaration of the document around it.
    const std::string whole =
        replaced(value_element(), "<ds:SignatureValue ", "<ds:SignatureValue xmlns=\"urn:test\" ");
    EXPECT_EQ(stamped_by(exclusive, value_element()).integrity, Integrity::intact);
    EXPECT_EQ(stamped_by(exclusive, whole).integrity, Integrity::broken);
    EXPECT_EQ(stamped_by(inclusive, whole).integrity, Integrity::intact);
    EXPECT_EQ(stamped_by("http://www.w3.org/2000/09/xmldsig#base64", whole).integrity,
              Integrity::broken);
}

TEST_F(TimestampsTest, OneOfAnotherSignatureIsBrokenAndTakesNothing) {
    add(property("xades:SignatureTimeStamp", authority().stamp("another value", stamped), v132));
    const auto signature = only(verified());
    EXPECT_EQ(signature.indication, Indication::total_passed);
    EXPECT_FALSE(signature.existed_at);
    EXPECT_EQ(signature.timestamps.front().integrity, Integrity::broken);
    EXPECT_EQ(signature.timestamps.front().sub_indication, SubIndication::hash_failure);
    EXPECT_EQ(signature.warnings.front(), "timestamp-broken");
}

TEST_F(TimestampsTest, OneThatWasChangedIsBroken) {
    std::string token = authority().stamp(value_element(), stamped);
    token.back() = static_cast<char>(token.back() ^ 1);
    add(property("xades:SignatureTimeStamp", token, v132));
    EXPECT_EQ(last().integrity, Integrity::broken);
    EXPECT_NE(last().indication, Indication::total_passed);
}

TEST_F(TimestampsTest, OneOfAnUnknownAuthorityProvesNothing) {
    static const ProofAuthority stranger;
    add(property("xades:SignatureTimeStamp", stranger.stamp(value_element(), stamped), v132));
    EXPECT_EQ(last().integrity, Integrity::intact);
    EXPECT_EQ(last().sub_indication, SubIndication::certificate_chain_general_failure);
    EXPECT_FALSE(only(verified()).existed_at);
}

TEST_F(TimestampsTest, OfAllData) {
    const std::string made =
        property("xades:AllDataObjectsTimeStamp", authority().stamp(document.root(), stamped), "");
    document.signed_data_properties = "<xades:SignedDataObjectProperties>" +
                                      replaced(made, v132, "") +
                                      "</xades:SignedDataObjectProperties>";
    EXPECT_EQ(last().integrity, Integrity::intact) << to_json(verified());
    EXPECT_EQ(last().kind, "AllDataObjectsTimeStamp");
    document.content = "<text>inny</text>";
    EXPECT_EQ(last().integrity, Integrity::broken) << "signed, but not what was stamped";
    EXPECT_TRUE(verified().intact());
}

TEST_F(TimestampsTest, OfOneReference) {
    for (const auto& [uri, expected] :
         {std::pair("#data", Integrity::intact), std::pair("#other", Integrity::broken)}) {
        const std::string include = std::string("<xades:Include URI=\"") + uri +
                                    "\" referencedData=\"true\"></xades:Include>";
        const std::string made = property("xades:IndividualDataObjectsTimeStamp",
                                          authority().stamp(document.root(), stamped),
                                          "",
                                          include);
        document.signed_data_properties = "<xades:SignedDataObjectProperties>" +
                                          replaced(made, v132, "") +
                                          "</xades:SignedDataObjectProperties>";
        EXPECT_EQ(last().integrity, expected) << uri;
    }
}

TEST_F(TimestampsTest, OfReferencesToValues) {
    const std::string refs = std::string("<xades:CompleteCertificateRefs") + v132 +
                             "></xades:CompleteCertificateRefs><xades:CompleteRevocationRefs" +
                             v132 + "></xades:CompleteRevocationRefs>";
    add_signature_timestamp(stamped);
    const std::string before = properties;
    add(refs);
    add(property("xades:SigAndRefsTimeStamp",
                 authority().stamp(value_element() + before + refs, stamped),
                 v132));
    EXPECT_EQ(last().integrity, Integrity::intact) << to_json(verified());
    EXPECT_EQ(only(verified()).format, "XAdES-X");
    add(property("xades141:RefsOnlyTimeStampV2", authority().stamp(refs, stamped), v141));
    EXPECT_EQ(last().integrity, Integrity::intact);
    add(property(
        "xades:RefsOnlyTimeStamp", authority().stamp(value_element() + refs, stamped), v132));
    EXPECT_EQ(last().integrity, Integrity::broken);
}

TEST_F(TimestampsTest, OfTheWholeForTheArchive) {
    const std::string object =
        "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"o\">dane</ds:Object>";
    const std::string exclusive =
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
    document.more_references = document.reference(" URI=\"#o\"", exclusive, object);
    document.more_objects = object;
    add_signature_timestamp(stamped);
    add_ocsp(stamped);
    const std::string common = document.root() + document.signed_properties() + object +
                               document.signed_info() + value_element() + key_element() +
                               properties;
    const std::string older =
        property("xades:ArchiveTimeStamp", authority().stamp(common, stamped), v132);
    const std::string newer =
        property("xades141:ArchiveTimeStamp", authority().stamp(common + object, stamped), v141);
    const std::string before = properties;
    add(older);
    EXPECT_EQ(last().integrity, Integrity::intact)
        << "referenced objects once: " << to_json(verified());
    properties = before;
    add(newer);
    EXPECT_EQ(last().integrity, Integrity::intact) << "every object again: " << to_json(verified());
    properties = before + replaced(newer, "<ds:Canon", " <ds:Canon");
    add("");
    EXPECT_EQ(last().integrity, Integrity::intact) << "its own property is not covered";
    properties = replaced(before, "xades:RevocationValues", "xades:AttributeRevocationValues");
    properties =
        replaced(properties, "/xades:RevocationValues", "/xades:AttributeRevocationValues");
    add(newer);
    EXPECT_EQ(last().integrity, Integrity::broken) << "what stands before was changed";
}

TEST_F(TimestampsTest, KeepASignatureWhoseCertificateEnded) {
    at = std::chrono::sys_days(std::chrono::year(2027) / 1 / 1);
    EXPECT_EQ(verified().sub_indication, SubIndication::out_of_bounds_no_poe);
    add_signature_timestamp(stamped);
    EXPECT_EQ(verified().sub_indication, SubIndication::out_of_bounds_no_poe);
    add_ocsp(stamped + std::chrono::hours(1));
    EXPECT_EQ(verified().indication, Indication::total_passed) << to_json(verified());
}

TEST_F(TimestampsTest, RevocationSuppliedByTheCaller) {
    struct Case {
        RevocationValue value;
        SubIndication expected;
    };
    const ProofAuthority::Answer good{at - Days(1), at + Days(6), {}};
    const ProofAuthority::Answer bad{at - Days(1), at + Days(6), at - Days(2)};
    const ProofAuthority::Answer late{at + Days(1), at + Days(6), at + Days(1)};
    using Kind = RevocationValue::Kind;
    CertificateWish other_wish;
    other_wish.serial = 99;
    const TestCertificate other = authority().issue(ec_key("P-256"), other_wish);
    static const ProofAuthority stranger;
    for (const Case& one : {
             Case{{Kind::crl, authority().crl(certificate, good)}, SubIndication::none},
             Case{{Kind::crl, authority().crl(certificate, bad)}, SubIndication::revoked_no_poe},
             Case{{Kind::crl, authority().crl(certificate, late)}, SubIndication::none},
             Case{{Kind::ocsp, authority().ocsp(certificate, good)}, SubIndication::none},
             Case{{Kind::ocsp, authority().ocsp(certificate, bad)}, SubIndication::revoked_no_poe},
             Case{{Kind::crl, authority().crl(other, bad)}, SubIndication::none},
             Case{{Kind::ocsp, authority().ocsp(other, good)}, SubIndication::try_later},
             Case{{Kind::ocsp, authority().ocsp_by_stranger(certificate, good)},
                  SubIndication::try_later},
             Case{{Kind::crl, stranger.crl(certificate, good)}, SubIndication::try_later},
             Case{{Kind::crl, "no list"}, SubIndication::try_later},
             Case{{Kind::ocsp, "no response"}, SubIndication::try_later},
         }) {
        VerificationRequest request{"plik", {}, at};
        request.policy = ValidationPolicy::qualified();
        request.policy.qualification = ValidationPolicy::Level::ignore;
        request.revocation = {&one.value, 1};
        const auto report = Verifier(authority().anchors()).verify(document.enveloped(), request);
        EXPECT_EQ(report.sub_indication, one.expected) << to_json(report);
    }
}

/// What a policy says of time-stamps and of revocation answers by themselves.
TEST_F(TimestampsTest, AreJudgedByASectionOfTheirOwn) {
    add_signature_timestamp(stamped);
    const auto judged = [&](const std::string& contents, const TrustAnchors& anchors) {
        const auto read = read_validation_policy("<validation-policy name=\"x\">" + contents +
                                                 "</validation-policy>");
        return only(Verifier(anchors).verify(
            document.enveloped(),
            {.name = "plik", .at = at, .policy = std::get<ValidationPolicy>(read)}));
    };
    const std::string ended = "<suite><digest name=\"SHA-256\" until=\"2020-01-01\"/></suite>";
    const auto weak = judged("<timestamps>" + ended + "</timestamps>", authority().anchors());
    EXPECT_EQ(weak.indication, Indication::total_passed);
    EXPECT_EQ(weak.timestamps.front().sub_indication,
              SubIndication::crypto_constraints_failure_no_poe);
    EXPECT_FALSE(weak.existed_at);
    const auto overlooked =
        judged("<timestamps><check name=\"algorithms\" level=\"WARN\"/>" + ended + "</timestamps>",
               authority().anchors());
    EXPECT_EQ(overlooked.timestamps.front().indication, Indication::total_passed);
    EXPECT_EQ(overlooked.existed_at, stamped);
    const auto& checks = overlooked.timestamps.front().checks;
    EXPECT_TRUE(std::any_of(checks.begin(), checks.end(), [](const Check& one) {
        return one.name == "algorithms" && !one.ok && one.weight == Check::Weight::warned;
    }));
    const std::string lenient = "<check name=\"certificate-chain\" level=\"INFORM\"/>";
    EXPECT_FALSE(judged(lenient, {}).existed_at) << "an unknown authority proves nothing";
    EXPECT_EQ(judged(lenient + "<timestamps>" + lenient + "</timestamps>", {}).existed_at, stamped);
}

TEST_F(TimestampsTest, AWeakRevocationAnswerIsNone) {
    add_ocsp(at - Days(1));
    const auto judged = [&](const std::string& section) {
        const auto read = read_validation_policy(
            "<validation-policy name=\"x\"><check name=\"revocation\" level=\"FAIL\"/>" + section +
            "</validation-policy>");
        return only(
            Verifier(authority().anchors())
                .verify(document.enveloped(),
                        {.name = "plik", .at = at, .policy = std::get<ValidationPolicy>(read)}));
    };
    const std::string ended = "<suite><digest name=\"SHA-256\" until=\"2020-01-01\"/></suite>";
    EXPECT_EQ(judged("").indication, Indication::total_passed);
    const auto weak = judged("<revocation-answers>" + ended + "</revocation-answers>");
    EXPECT_EQ(weak.sub_indication, SubIndication::crypto_constraints_failure_no_poe);
    EXPECT_EQ(weak.first_failure()->name, "revocation-answer");
    const auto warned = judged("<revocation-answers><check name=\"algorithms\" level=\"WARN\"/>" +
                               ended + "</revocation-answers>");
    EXPECT_EQ(warned.indication, Indication::total_passed);
    EXPECT_EQ(std::count(warned.warnings.begin(), warned.warnings.end(), "revocation-answer"), 1);
}

}  // namespace
}  // namespace okienko::signing
