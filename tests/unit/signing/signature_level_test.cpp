// The form of a signature by what is in it: EN 319 132-1, 6.3; EN 319 132-2, 4; TS 101 903, 4.4.

#include <gtest/gtest.h>

#include "signing/digest.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Days = std::chrono::days;

class SignatureLevelTest : public VerdictTest {
protected:
    SignatureLevelTest() {
        CertificateWish wish;
        wish.to = std::chrono::sys_days(std::chrono::year(2026) / 6 / 1);
        certificate = authority().issue(shared_key(), wish);
        document = SignedDocument(shared_key(), certificate);
        document.signed_data_properties = data_description;
    }

    static const ProofAuthority& authority() {
        static const ProofAuthority made;
        return made;
    }
    std::string format() const { return only(verify(document.enveloped())).format; }

    static std::string described(const std::string& attributes, const std::string& inside) {
        return "<xades:DataObjectFormat" + attributes + ">" + inside + "</xades:DataObjectFormat>";
    }
    void describe(const std::string& formats) {
        document.signed_data_properties =
            "<xades:SignedDataObjectProperties>" + formats + "</xades:SignedDataObjectProperties>";
    }
    void add(const std::string& property) {
        properties += property;
        document.unsigned_properties =
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>" + properties +
            "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }
    void stamp(const std::string& name, std::chrono::sys_seconds time) {
        add("<xades:" + name + "><xades:EncapsulatedTimeStamp>" +
            base64(authority().stamp("anything", time)) +
            "</xades:EncapsulatedTimeStamp></xades:" + name + ">");
    }
    static std::string certificates(const std::string& base64) {
        return "<xades:CertificateValues><xades:EncapsulatedX509Certificate>" + base64 +
               "</xades:EncapsulatedX509Certificate></xades:CertificateValues>";
    }
    std::string answer_about(const TestCertificate& one) const {
        return "<xades:RevocationValues><xades:OCSPValues><xades:EncapsulatedOCSPValue>" +
               base64(authority().ocsp(one, {at, at + Days(7), {}})) +
               "</xades:EncapsulatedOCSPValue></xades:OCSPValues></xades:RevocationValues>";
    }
    void refer() {
        add("<xades:CompleteCertificateRefs></xades:CompleteCertificateRefs>");
        add("<xades:CompleteRevocationRefs></xades:CompleteRevocationRefs>");
    }

    TestCertificate certificate;
    std::string properties;
    const std::chrono::sys_seconds stamped = at - Days(1);
    const std::string mime = "<xades:MimeType>text/xml</xades:MimeType>";
};

TEST_F(SignatureLevelTest, EveryReferenceToDataIsDescribedInABaseline) {
    EXPECT_EQ(format(), "XAdES-B-B");
    const std::string part = "<part xmlns=\"urn:test\" id=\"part\">a</part>";
    document.content = "<part id=\"part\">a</part>";
    const std::string transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
    document.more_references = document.reference(" Id=\"second\" URI=\"#part\"", transforms, part);
    EXPECT_EQ(format(), "XAdES-BES");
    describe(described(" ObjectReference=\"#data\"", mime) +
             described(" ObjectReference=\"#second\"", mime));
    EXPECT_EQ(format(), "XAdES-B-B");
    // One without an Id can't be described.
    describe(described(" ObjectReference=\"#data\"", mime));
    document.more_references = document.reference(" URI=\"#part\"", transforms, part);
    EXPECT_EQ(format(), "XAdES-B-B");
    document.signed_data_properties.clear();
    EXPECT_EQ(format(), "XAdES-BES");
}

TEST_F(SignatureLevelTest, ADescriptionNamesTheTypeInABaseline) {
    const std::string words = "<xades:Description>pismo</xades:Description>";
    describe(described(" ObjectReference=\"#data\"", words));
    EXPECT_EQ(format(), "XAdES-BES");
    describe(described(" ObjectReference=\"#data\"", words + mime));
    EXPECT_EQ(format(), "XAdES-B-B");
    describe(described(" ObjectReference=\"#data\"", mime + mime));
    EXPECT_EQ(format(), "XAdES-BES");
    // EN 319 132-1, 5.2.4: it says something.
    describe(described(" ObjectReference=\"#data\"", ""));
    EXPECT_EQ(format(), "XMLDSig");
    describe(described(" ObjectReference=\"#data\"", "<xades:Encoding>x</xades:Encoding>"));
    EXPECT_EQ(format(), "XMLDSig");
}

TEST_F(SignatureLevelTest, APropertyThatStandsTwiceIsNoneOfXades) {
    for (const char* property :
         {"<xades:SigningTime>2026-01-01T00:00:00Z</xades:SigningTime>",
          "<xades:SigningCertificate></xades:SigningCertificate>",
          "<xades:SignatureProductionPlace></xades:SignatureProductionPlace>"
          "<xades:SignatureProductionPlaceV2></xades:SignatureProductionPlaceV2>"}) {
        document.more_signed_properties = property;
        EXPECT_EQ(format(), "XMLDSig") << property;
    }
}

TEST_F(SignatureLevelTest, TheCertificateIsNamedByWhatIsSigned) {  // TS 101 903, 4.4.1
    document.signing_certificate.clear();
    EXPECT_EQ(format(), "XMLDSig");
    const std::string keys =
        "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"keys\"><ds:X509Data>"
        "<ds:X509Certificate>" +
        certificate.base64() + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
    document.more_references = document.reference(
        " URI=\"#keys\"",
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>",
        keys);
    EXPECT_EQ(format(), "XAdES-BES");
}

TEST_F(SignatureLevelTest, AStoredPolicyHasItsDigestSigned) {  // EN 319 132-1, 5.2.10
    const auto policy = [](const std::string& hash) {
        return "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId>"
               "<xades:Identifier>urn:zasady</xades:Identifier></xades:SigPolicyId>" +
               hash + "</xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>";
    };
    const auto digest_of = [&](const std::string& rules) {
        const std::string ds = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
        return "<xades:SigPolicyHash><ds:DigestMethod" + ds + " Algorithm=\"" +
               document.digest_uri + "\"></ds:DigestMethod><ds:DigestValue" + ds + ">" +
               digest_base64("SHA256", rules) + "</ds:DigestValue></xades:SigPolicyHash>";
    };
    document.signed_data_properties.clear();
    document.more_signed_properties = policy(digest_of("Zasady"));
    EXPECT_EQ(format(), "XAdES-EPES");
    add("<xades141:SignaturePolicyStore xmlns:xades141=\"http://uri.etsi.org/01903/v1.4.1#\">"
        "<xades141:SignaturePolicyDocument>" +
        base64("Zasady") + "</xades141:SignaturePolicyDocument></xades141:SignaturePolicyStore>");
    const auto report = verify(document.enveloped(), authority().anchors());
    EXPECT_EQ(only(report).format, "XAdES-EPES");
    EXPECT_EQ(only(report).indication, Indication::total_passed) << to_json(report);
    const auto& warnings = only(report).warnings;
    EXPECT_EQ(std::count(warnings.begin(), warnings.end(), "signature-policy-not-available"), 0);
    document.more_signed_properties = policy(digest_of("Inne zasady"));
    EXPECT_EQ(verify(document.enveloped(), authority().anchors()).sub_indication,
              SubIndication::policy_processing_error);
    document.more_signed_properties = policy("");
    EXPECT_EQ(format(), "XAdES-BES");
}

TEST_F(SignatureLevelTest, ATimestampAfterTheEndOfTheCertificateIsNoLevel) {
    stamp("SignatureTimeStamp", stamped);
    EXPECT_EQ(format(), "XAdES-B-T");
    stamp("SignatureTimeStamp", at + Days(365));
    EXPECT_EQ(format(), "XAdES-B-B");
}

TEST_F(SignatureLevelTest, LongTermValuesAreThoseOfTheSigner) {
    stamp("SignatureTimeStamp", stamped);
    add(certificates(authority().certificate().base64()));
    EXPECT_EQ(format(), "XAdES-B-T");
    const auto stranger = authority().issue(rsa_key(), {.name = "Kto inny", .serial = 99});
    const std::string kept = properties;
    add(answer_about(stranger));
    EXPECT_EQ(format(), "XAdES-B-T") << "an answer about another";
    properties = kept;
    add(answer_about(certificate));
    EXPECT_EQ(format(), "XAdES-B-LT");
    stamp("ArchiveTimeStamp", at);
    EXPECT_EQ(format(), "XAdES-B-LTA");
}

TEST_F(SignatureLevelTest, TheIssuerMayStandInKeyInfo) {  // EN 319 132-1, 5.4.1
    stamp("SignatureTimeStamp", stamped);
    add(answer_about(certificate));
    document.key_info = "<ds:X509Data><ds:X509Certificate>" + certificate.base64() +
                        "</ds:X509Certificate><ds:X509Certificate>" +
                        authority().certificate().base64() + "</ds:X509Certificate></ds:X509Data>";
    EXPECT_EQ(format(), "XAdES-B-LT");
}

TEST_F(SignatureLevelTest, ReferencesToValuesMakeTheExtendedForms) {
    stamp("SignatureTimeStamp", stamped);
    refer();
    EXPECT_EQ(format(), "XAdES-C");
    stamp("SigAndRefsTimeStamp", stamped);
    EXPECT_EQ(format(), "XAdES-X");
    add(certificates(authority().certificate().base64()));
    add(answer_about(certificate));
    EXPECT_EQ(format(), "XAdES-X-L");
    stamp("ArchiveTimeStamp", at);
    EXPECT_EQ(format(), "XAdES-A");
}

TEST_F(SignatureLevelTest, AnArchiveOfWhatIsNoBaselineIsXadesA) {
    document.signed_data_properties.clear();
    stamp("SignatureTimeStamp", stamped);
    EXPECT_EQ(format(), "XAdES-T");
    stamp("ArchiveTimeStamp", at);
    EXPECT_EQ(format(), "XAdES-T") << "nothing is kept for the long term";
    add(certificates(authority().certificate().base64()));
    add(answer_about(certificate));
    EXPECT_EQ(format(), "XAdES-A");
}

}  // namespace
}  // namespace okienko::signing
