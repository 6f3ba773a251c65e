#include "signing/seal.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "signing/canonical.h"
#include "signing/digest.h"
#include "signing/key_pair.h"

namespace okienko::signing {
namespace {

using namespace std::chrono_literals;
using schemas::Document;
using schemas::Node;

constexpr Instant noon = std::chrono::sys_days(2026y / 3 / 12) + 12h + 34min + 56s + 789ms;

const KeyPair& key() {
    static const auto pair = KeyPair::make_self_signed(
        "Urząd Miasta Modrzewie", std::chrono::floor<std::chrono::seconds>(noon), 20);
    return pair;
}

Document receipt() {
    return schemas::parse_own(
        "<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"upp.xsl\"?>"
        "<pos:Dokument xmlns:pos=\"urn:test:upo\" xmlns:str=\"urn:test:str\"><pos:UPP>"
        "<str:CID>zażółć &amp; gęślą</str:CID><pos:Czas typ=\"a&#10;b\">2026</pos:Czas><!-- x -->"
        "</pos:UPP></pos:Dokument><?koniec </pos:Dokument>\r?><?pusta?>",
        "receipt");
}

std::string sealed_receipt(const SealProperties& properties = {}) {
    return seal_enveloped(receipt(), key(), noon, properties);
}

/// What the reference program says: its exit code over the file and our certificate as anchor.
class XmlsecProgram : public testing::Test {
protected:
    void SetUp() override {
        if (std::system("command -v xmlsec1 > /dev/null") != 0) GTEST_SKIP() << "no xmlsec1 here";
        std::array<char, 40> pattern{"/tmp/okienko-seal-XXXXXX"};
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern.data();
        write("anchor.pem", key().certificates_pem());
    }
    void TearDown() override {
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    bool accepts(const std::string& bytes, const std::string& more = {}) const {
        write("signed.xml", bytes);
        return std::system(
                   fmt::format(
                       "xmlsec1 --verify --enabled-key-data x509 --trusted-pem {0}/anchor.pem "
                       "--verification-gmt-time '2026-03-13 00:00:00' {1} "
                       "--id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties "
                       "{0}/signed.xml > {0}/log 2>&1",
                       folder_.string(),
                       more)
                       .c_str()) == 0;
    }
    std::string log() const { return schemas::read_file((folder_ / "log").string()); }

private:
    std::filesystem::path folder_;
};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

TEST_F(XmlsecProgram, VerifiesASeal) {
    EXPECT_TRUE(accepts(sealed_receipt())) << log();
}

TEST_F(XmlsecProgram, VerifiesASealThatSaysMore) {
    EXPECT_TRUE(accepts(sealed_receipt({.media_type = "application/xml",
                                        .description = "Urzędowe poświadczenie <przedłożenia>",
                                        .commitment = proof_of_receipt})))
        << log();
}

TEST_F(XmlsecProgram, RefusesEveryChange) {
    const std::string sealed = sealed_receipt();
    EXPECT_FALSE(accepts(replaced(sealed, "gęślą", "gesla")));
    EXPECT_FALSE(accepts(replaced(sealed, "upp.xsl", "upo.xsl")));
    EXPECT_FALSE(accepts(replaced(sealed, "T12:34:56Z", "T12:34:57Z")));
    EXPECT_FALSE(accepts(replaced(sealed, "text/xml</xades", "text/htm</xades")));
    const auto value = sealed.find("SignatureValue>") + 20;
    EXPECT_FALSE(
        accepts(replaced(sealed, sealed.substr(value, 3), sealed[value] == 'A' ? "BBB" : "AAA")));
    EXPECT_FALSE(accepts(replaced(sealed, "<?pusta?>", "")));
    EXPECT_TRUE(accepts(replaced(sealed, "</pos:UPP>", "<!-- x --></pos:UPP>")))
        << "comments are not signed";
}

TEST_F(XmlsecProgram, RefusesAnotherOfficesSeal) {
    const auto stranger = KeyPair::make_self_signed(
        "Urząd Miasta Modrzewie", std::chrono::floor<std::chrono::seconds>(noon), 20);
    EXPECT_FALSE(accepts(seal_enveloped(receipt(), stranger, noon)));
}

TEST_F(XmlsecProgram, VerifiesASecondSealOverTheFirst) {
    const Document once = schemas::parse_own(sealed_receipt(), "sealed once");
    const std::string bytes = seal_enveloped(once, key(), noon + 1h);
    const Document twice = schemas::parse_own(bytes, "sealed twice");
    const Node second = twice.root().children().back();
    const std::string chosen = "--node-xpath \"//*[@Id='" + second.attribute_or("Id", "") + "']\"";
    EXPECT_TRUE(accepts(bytes, chosen)) << log();
    // The second covers the first.
    EXPECT_FALSE(accepts(replaced(bytes, "T12:34:56Z", "T12:34:57Z"), chosen));
}

TEST(Seal, IsTheLastChildAndBindsTheCertificate) {
    const Document document = schemas::parse_own(sealed_receipt(), "sealed");
    const Node signature = document.root().children().back();
    EXPECT_EQ(signature.name(), "Signature");
    const Node properties = *signature.child("Object")
                                 ->child("QualifyingProperties")
                                 ->child("SignedProperties")
                                 ->child("SignedSignatureProperties");
    EXPECT_EQ(properties.child_text("SigningTime"), "2026-03-12T12:34:56Z");
    EXPECT_EQ(properties.child("SigningCertificateV2")
                  ->child("Cert")
                  ->child("CertDigest")
                  ->child_text("DigestValue"),
              sha256(key().certificate_chain().front()).base64());
}

TEST(Seal, SignsTheCanonicalFormOfWhatIsWritten) {
    const auto parsed = schemas::parse_own(sealed_receipt(), "sealed");
    const Node signature = *parsed.root().child("Signature");
    const auto value = from_base64(signature.child_text("SignatureValue"));
    ASSERT_TRUE(value);
    EXPECT_TRUE(verifies(
        key().certificate_chain().front(), canonical(*signature.child("SignedInfo")), *value));
}

TEST(Seal, WritesWhatItDigests) {
    // The parts are digested as text: canonicalised from the finished document they are the same.
    const auto parsed = schemas::parse_own(
        sealed_receipt({.description = "a < b & \"c\" > d\r", .commitment = proof_of_receipt}),
        "sealed");
    const Node signature = *parsed.root().child("Signature");
    std::vector<std::string> told;
    for (const Node& reference : signature.child("SignedInfo")->children()) {
        if (reference.name() == "Reference") told.push_back(reference.child_text("DigestValue"));
    }
    const Node properties =
        *signature.child("Object")->child("QualifyingProperties")->child("SignedProperties");
    EXPECT_EQ(told,
              (std::vector{sha256(canonical(receipt())).base64(),
                           sha256(canonical(properties)).base64()}));
}

TEST(Seal, FailsWithTheKey) {
    struct Broken : Signer {
        SignatureAlgorithm algorithm() const override { return SignatureAlgorithm::ecdsa_sha256; }
        const std::vector<std::string>& certificate_chain() const override {
            return key().certificate_chain();
        }
        std::string sign(std::string_view /*data*/) const override {
            throw std::runtime_error("no token");
        }
    };
    EXPECT_THROW(seal_enveloped(receipt(), Broken(), noon), std::runtime_error);
}

TEST(Seal, IsValidBySchema) {
    const char* given = std::getenv("OKIENKO_CORPUS");
    const std::filesystem::path corpus =
        given != nullptr
            ? given
            : std::filesystem::path(OKIENKO_SOURCE_DIR).parent_path() / "shared/corpus";
    const auto folder = corpus / "schemas/etsi-w3c-oasis";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no schemas of ETSI and W3C here";

    const schemas::XmlLibrary library;
    schemas::SchemaCatalog catalog;
    for (const auto* name : {"xmldsig-core-schema.xsd", "XAdES01903v132-202407.xsd"}) {
        catalog.add(name, schemas::read_file((folder / name).string()));
    }
    const auto schema = schemas::Schema::compile(catalog, "XAdES01903v132-202407.xsd");
    const Document document = schemas::parse_own(
        sealed_receipt({.description = "Opis", .commitment = proof_of_receipt}), "sealed");
    const Node signature = document.root().children().back();

    Document alone = Document::adopt(xmlNewDoc(nullptr));
    xmlDocSetRootElement(alone.raw(), xmlDocCopyNode(signature.raw(), alone.raw(), 1));
    for (const auto& fault : schema.validate(alone))
        ADD_FAILURE() << fault.path << ": " << fault.detail;
    const Node properties = *signature.child("Object")->child("QualifyingProperties");
    xmlNode* former =
        xmlDocSetRootElement(alone.raw(), xmlDocCopyNode(properties.raw(), alone.raw(), 1));
    xmlFreeNode(former);
    for (const auto& fault : schema.validate(alone))
        ADD_FAILURE() << fault.path << ": " << fault.detail;
}

}  // namespace
}  // namespace okienko::signing
