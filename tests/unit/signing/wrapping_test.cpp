// Signature wrapping, substitution and what else makes a signature say less than it seems to.

#include <gtest/gtest.h>

#include "signing/digest.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;

constexpr const char* exclusive =
    "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";

class WrappingTest : public VerdictTest {
protected:
    void expect_broken(const std::string& file, const std::string& code) {
        const auto report = verify(file, anchored());
        EXPECT_FALSE(report.intact()) << to_json(report);
        EXPECT_NE(report.indication, Indication::total_passed);
        EXPECT_EQ(failure(report).code, code) << to_json(report);
    }
};

TEST_F(WrappingTest, SignedPropertiesMovedAway) {
    const std::string real = document.signed_properties();
    const std::string fake = replaced(replaced(real, "2026-03-12", "2020-01-01"), "props", "fake");
    expect_broken(replaced(replaced(document.enveloped(), real, fake),
                           "</ds:Signature>",
                           "<ds:Object>" + real + "</ds:Object></ds:Signature>"),
                  "signed-properties-elsewhere");
    expect_broken(
        replaced(
            replaced(document.enveloped(), real, fake), "</ds:KeyInfo>", real + "</ds:KeyInfo>"),
        "signed-properties-elsewhere");
}

TEST_F(WrappingTest, SignedPropertiesMovedIntoASecondFrame) {
    const std::string real = document.signed_properties();
    const std::string fake = replaced(replaced(real, "2026-03-12", "2020-01-01"), "props", "fake");
    const std::string frame =
        "<ds:Object><xades:QualifyingProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" "
        "Target=\"#sig\">" +
        real + "</xades:QualifyingProperties></ds:Object>";
    expect_broken(replaced(replaced(document.enveloped(), real, fake),
                           "</ds:Signature>",
                           frame + "</ds:Signature>"),
                  "ambiguous-properties");
    expect_broken(replaced(document.enveloped(), real, real + fake), "ambiguous-properties");
}

TEST_F(WrappingTest, TheSameIdTwice) {
    document.more_references = document.reference(
        " URI=\"#part\"", exclusive, "<part xmlns=\"urn:test\" id=\"part\">a</part>");
    document.content = "<part id=\"part\">a</part>";
    EXPECT_TRUE(verify(document.enveloped()).intact()) << to_json(verify(document.enveloped()));
    SignedDocument twice = document;
    twice.content += "<part ID=\"part\">b</part>";
    expect_broken(twice.enveloped(), "ambiguous-id");
    SignedDocument unreferenced = document;
    unreferenced.content += "<a id=\"other\"></a><b id=\"other\"></b>";
    EXPECT_TRUE(verify(unreferenced.enveloped()).intact());
}

TEST_F(WrappingTest, AnIdOfAnyNamespaceIsAnId) {  // "wsu:Id" of SOAP messages
    document.more_references =
        document.reference(" URI=\"#part\"",
                           exclusive,
                           "<part xmlns=\"urn:test\" xmlns:w=\"urn:w\" w:Id=\"part\">a</part>");
    document.whole =
        "<pismo xmlns=\"urn:test\"><part xmlns:w=\"urn:w\" w:Id=\"part\">a</part></pismo>";
    EXPECT_TRUE(verify(document.enveloped()).intact()) << to_json(verify(document.enveloped()));
    document.whole = replaced(document.whole, "</pismo>", "<part Id=\"part\">b</part></pismo>");
    expect_broken(document.enveloped(), "ambiguous-id");
}

TEST_F(WrappingTest, AnObjectThatIsNotOfTheSignature) {
    const std::string object =
        "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"o\">dane</ds:Object>";
    document.more_references = document.reference(
        " Type=\"http://www.w3.org/2000/09/xmldsig#Object\" URI=\"#o\"", exclusive, object);
    document.more_objects = object;
    EXPECT_TRUE(verify(document.enveloped()).intact());
    document.more_objects = "<ds:Object><wrap xmlns=\"\">" + object + "</wrap></ds:Object>";
    expect_broken(document.enveloped(), "object-elsewhere");
    document.more_references = document.reference(" URI=\"#o\"", exclusive, object);
    expect_broken(document.enveloped(), "object-elsewhere");
}

TEST_F(WrappingTest, AManifestThatIsNotOfTheSignature) {
    const std::string manifest =
        "<ds:Manifest xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"m\"></ds:Manifest>";
    document.more_references = document.reference(
        " Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"#m\"", exclusive, manifest);
    document.more_objects = "<ds:Object>" + manifest + "</ds:Object>";
    EXPECT_TRUE(verify(document.enveloped()).intact());
    document.more_objects = "<ds:Object><w xmlns=\"\">" + manifest + "</w></ds:Object>";
    expect_broken(document.enveloped(), "manifest-elsewhere");
}

TEST_F(WrappingTest, TheKeyOfSomebodyElse) {
    // Signed again by another key, the victim's properties left as they were.
    const Key thief = rsa_key();
    const auto thief_certificate = testing::certificate(thief, {.name = "Złodziej", .serial = 9});
    SignedDocument stolen(thief, thief_certificate);
    stolen.certificate_digest = digest_base64("SHA256", shared_certificate().der);
    expect_broken(stolen.enveloped(), "absent");
    // With the victim's certificate offered beside: its key is used, and does not fit.
    stolen.key_info = "<ds:X509Data><ds:X509Certificate>" + thief_certificate.base64() +
                      "</ds:X509Certificate><ds:X509Certificate>" + shared_certificate().base64() +
                      "</ds:X509Certificate></ds:X509Data>";
    expect_broken(stolen.enveloped(), "value-differs");
    stolen.key_info = "<ds:KeyValue></ds:KeyValue>";
    expect_broken(stolen.enveloped(), "absent");
}

TEST_F(WrappingTest, PropertiesNobodySigned) {
    document.refer_to_properties = false;
    const auto report = verify(document.enveloped(), anchored());
    EXPECT_EQ(report.indication, Indication::indeterminate);
    EXPECT_EQ(report.sub_indication, SubIndication::sig_constraints_failure);
    EXPECT_EQ(only(report).format, "XAdES-BES");
    EXPECT_FALSE(only(report).signed_at);
}

TEST_F(WrappingTest, ASignatureOverNothing) {
    const std::string nothing =
        "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><f:XPath "
        "xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"intersect\">"
        "//brak</f:XPath></ds:Transform>";
    SignedDocument made = document;
    made.transforms = nothing;
    // The helper digests the document; what is left of it by the filter is nothing.
    made.content = "x";
    const auto text = replaced(
        made.signed_info(), digest_base64("SHA256", made.root()), digest_base64("SHA256", ""));
    auto file = replaced(made.enveloped(), made.signed_info(), text);
    file = replaced(file, made.signature_value(), sign_base64(shared_key(), "SHA256", text, {}));
    expect_broken(file, "no-data");
}

TEST_F(WrappingTest, ACounterSignatureOfAnotherSignature) {
    SignedDocument counter(shared_key(), shared_certificate());
    const auto inner_for = [&](const std::string& target, const std::string& octets) {
        SignedDocument made(shared_key(), shared_certificate());
        made.signing_certificate.clear();
        made.refer_to_properties = false;
        made.more_references = made.reference(
            " Type=\"http://uri.etsi.org/01903#CountersignedSignature\" URI=\"#" + target + "\"",
            exclusive,
            octets);
        // Only the reference by Id: the document is not counter-signed.
        std::string text = made.signature();
        const std::string whole =
            made.reference(" Id=\"data\" URI=\"\"", made.transforms, made.root());
        const std::string info = replaced(made.signed_info(), whole, "");
        text = replaced(text, made.signed_info(), info);
        text =
            replaced(text, made.signature_value(), sign_base64(shared_key(), "SHA256", info, {}));
        text = replaced(text, "Id=\"sig\"", "Id=\"counter\"");
        text = replaced(text, "Id=\"value\"", "Id=\"counter-value\"");
        text = replaced(text, "Id=\"keys\"", "Id=\"counter-keys\"");
        text = replaced(text, "Id=\"props\"", "Id=\"counter-props\"");
        return text;
    };
    const std::string value =
        "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" "
        "Id=\"value\">" +
        document.signature_value() + "</ds:SignatureValue>";
    const auto with = [&](const std::string& inner) {
        document.unsigned_properties =
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:"
            "CounterSignature>" +
            inner +
            "</xades:CounterSignature></xades:UnsignedSignatureProperties></"
            "xades:UnsignedProperties>";
        return document.enveloped();
    };
    const auto good = verify(with(inner_for("value", value)));
    EXPECT_TRUE(good.intact()) << to_json(good);
    ASSERT_EQ(good.signatures.size(), 2U);
    EXPECT_EQ(good.signatures[1].counters, "sig");
    const std::string other = "<other xmlns=\"urn:test\" id=\"other\">x</other>";
    document.content = "<other id=\"other\">x</other>";
    const auto report = verify(with(inner_for("other", other)));
    EXPECT_FALSE(report.intact());
    EXPECT_EQ(report.signatures[0].integrity, Integrity::intact);
    EXPECT_EQ(report.signatures[1].first_failure()->code, "counters-another");
}

TEST_F(WrappingTest, ADocumentInAnotherDocument) {
    // The signed root is wrapped, a new one put around it: what is covered is no longer the whole.
    document.transforms = exclusive;
    const std::string whole = "<pismo xmlns=\"urn:test\" id=\"r\">a</pismo>";
    SignedDocument made(shared_key(), shared_certificate());
    made.transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\">"
        "</ds:Transform>" +
        std::string(exclusive);
    std::string info = replaced(made.signed_info(), "URI=\"\"", "URI=\"#r\"");
    info = replaced(info, digest_base64("SHA256", made.root()), digest_base64("SHA256", whole));
    std::string signature = replaced(made.signature(), made.signed_info(), info);
    signature =
        replaced(signature, made.signature_value(), sign_base64(shared_key(), "SHA256", info, {}));
    const std::string honest = replaced(whole, "</pismo>", signature + "</pismo>");
    EXPECT_TRUE(only(verify(honest)).covers_document()) << to_json(verify(honest));
    const auto wrapped = verify("<zle>fałsz" + honest + "</zle>");
    EXPECT_TRUE(wrapped.intact());
    EXPECT_FALSE(only(wrapped).covers_document());
    EXPECT_EQ(only(wrapped).coverage.front().kind, Coverage::Kind::part);
    EXPECT_EQ(only(wrapped).coverage.front().what, "/zle/pismo");
}

}  // namespace
}  // namespace okienko::signing
