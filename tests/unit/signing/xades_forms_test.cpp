// Forms and algorithms that are seldom met: EdDSA, keys outside ds:KeyInfo, signature policies,
// descriptions of data.

#include <gtest/gtest.h>

#include "signing/digest.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;

class XadesFormsTest : public VerdictTest {
protected:
    static std::string format(const std::string& attributes, const std::string& inside) {
        return "<xades:SignedDataObjectProperties><xades:DataObjectFormat" + attributes + ">" +
               inside + "</xades:DataObjectFormat></xades:SignedDataObjectProperties>";
    }
    static std::string values(const std::string& base64) {
        return "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>"
               "<xades:CertificateValues><xades:EncapsulatedX509Certificate>" +
               base64 +
               "</xades:EncapsulatedX509Certificate></xades:CertificateValues>"
               "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }
};

TEST_F(XadesFormsTest, EdwardsCurves) {  // RFC 9231 2.3.12
    const Key key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free};
    const TestCertificate own = certificate(key);
    SignedDocument made(key, own);
    made.method =
        "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2021/04/"
        "xmldsig-more#eddsa-ed25519\"></ds:SignatureMethod>";
    made.value_digest = "";
    TrustAnchors anchors;
    anchors.add(own.der);
    const auto report = verify(made.enveloped(), anchors);
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_EQ(only(report).algorithm, "Ed25519");
    const auto changed = verify(replaced(made.enveloped(), "2026-03-12", "2026-03-11"), anchors);
    EXPECT_EQ(changed.sub_indication, SubIndication::hash_failure);
    made.method = replaced(made.method, "ed25519", "ed448");
    EXPECT_EQ(failure(verify(made.enveloped(), anchors)).code, "algorithm");
}

TEST_F(XadesFormsTest, AKeyInCertificateValuesAlone) {
    document.key_info = "<ds:KeyName>Janina</ds:KeyName>";
    EXPECT_EQ(verify(document.enveloped(), anchored()).sub_indication,
              SubIndication::no_signing_certificate_found);
    document.unsigned_properties = values(shared_certificate().base64());
    const auto report = verify(document.enveloped(), anchored());
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_EQ(only(report).format, "XAdES-BES") << "a baseline has it in ds:KeyInfo";
    // Only the one the signed properties name, not any that stands there.
    const Key other = rsa_key();
    document.unsigned_properties = values(certificate(other).base64());
    EXPECT_EQ(verify(document.enveloped(), anchored()).sub_indication,
              SubIndication::no_signing_certificate_found);
}

TEST_F(XadesFormsTest, TheSignaturePolicyHasTheDigestSignedFor) {  // EN 319 132-1, 5.2.9
    const std::string rules = "Zasady podpisu";
    document.more_signed_properties =
        "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId>"
        "<xades:Identifier>urn:zasady</xades:Identifier></xades:SigPolicyId><xades:SigPolicyHash>"
        "<ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"" +
        document.digest_uri +
        "\"></ds:DigestMethod><ds:DigestValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" +
        digest_base64("SHA256", rules) +
        "</ds:DigestValue></xades:SigPolicyHash><xades:SigPolicyQualifiers>"
        "<xades:SigPolicyQualifier><xades:SPURI>https://example.org/a/zasady.txt</xades:SPURI>"
        "</xades:SigPolicyQualifier></xades:SigPolicyQualifiers></xades:SignaturePolicyId>"
        "</xades:SignaturePolicyIdentifier>";
    const auto without = verify(document.enveloped(), anchored());
    EXPECT_EQ(without.indication, Indication::total_passed) << to_json(without);
    EXPECT_EQ(only(without).warnings.back(), "signature-policy-not-available");
    EXPECT_EQ(verify(document.enveloped(), anchored(), {{"zasady.txt", rules}}).indication,
              Indication::total_passed);
    const auto other = verify(document.enveloped(), anchored(), {{"zasady.txt", "inne"}});
    EXPECT_EQ(other.sub_indication, SubIndication::policy_processing_error) << to_json(other);
    EXPECT_TRUE(other.intact());
}

TEST_F(XadesFormsTest, ContentsOfAnObjectByAFilter) {  // XPath Filter 2.0, 3
    const std::string filter =
        "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><f:XPath "
        "xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"intersect\">"
        "id('o')/node()</f:XPath></ds:Transform>";
    document.more_references = document.reference(" URI=\"#o\"", filter, "dane");
    document.more_objects = "<ds:Object Id=\"o\">dane</ds:Object>";
    const auto report = verify(document.enveloped(), anchored());
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    const auto coverage = only(report).coverage;
    EXPECT_TRUE(std::any_of(coverage.begin(), coverage.end(), [](const Coverage& one) {
        return one.what == "/pismo/Signature/Object[2]" && one.intact;
    })) << to_json(report);
    document.more_objects = "<ds:Object Id=\"o\">inne</ds:Object>";
    EXPECT_EQ(verify(document.enveloped(), anchored()).sub_indication, SubIndication::hash_failure);
    document.more_objects = "<ds:Object Id=\"o\">dane</ds:Object><ds:Object Id=\"o\">x</ds:Object>";
    EXPECT_FALSE(verify(document.enveloped(), anchored()).intact());
}

TEST_F(XadesFormsTest, DescriptionsOfDataThatAreSigned) {  // EN 319 132-1, 5.2.4
    const std::string plain = "<xades:MimeType>text/xml</xades:MimeType>";
    document.signed_data_properties = format(" ObjectReference=\"#data\"", plain);
    EXPECT_EQ(only(verify(document.enveloped())).format, "XAdES-B-B");
    document.signed_data_properties = format(" ObjectReference=\"#none\"", plain);
    EXPECT_EQ(only(verify(document.enveloped())).format, "XMLDSig");
    EXPECT_TRUE(verify(document.enveloped()).intact());
    document.signed_data_properties = format("", plain);
    EXPECT_EQ(only(verify(document.enveloped())).format, "XMLDSig");
}

}  // namespace
}  // namespace okienko::signing
