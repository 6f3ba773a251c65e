#include "signing/prepared_signature.h"

#include <openssl/ecdsa.h>

#include "signing/container.h"
#include "signing/digest.h"
#include "tests/unit/signing/signing_keys.h"
#include "tests/unit/signing/verdict.h"
#include "tests/unit/signing/zip_archive.h"

namespace okienko::signing {
namespace {

using namespace testing;
using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds noon = std::chrono::sys_days(2026y / 3 / 12) + 12h;

const KeyPair& signer() {
    static const KeyPair made = key_pair(ec_key("P-256"));
    return made;
}
const KeyPair& second_signer() {
    static const KeyPair made = key_pair(rsa_key());
    return made;
}

SigningRequest request(SignatureForm form, std::vector<FileToSign> files) {
    SigningRequest made;
    made.form = form;
    made.files = std::move(files);
    made.certificate_chain = signer().certificate_chain();
    made.signing_time = noon;
    return made;
}

FileToSign letter(
    const std::string& bytes =
        "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.xsl\"?>\n<!-- > </x> -->"
        "<pismo xmlns=\"urn:test\" xmlns:nic=\"urn:nic\" a='>'>\n <![CDATA[</pismo>]]>"
        "<treść>zażółć</treść>\r\n</pismo >\n<!-- po -->") {
    return {"pismo ogólne.xml", bytes, "text/xml", "Pismo <ogólne>"};
}
FileToSign attachment() {
    return {"załącznik nr 1.txt", std::string("dane\0dane\r\n", 11), "text/plain"};
}

class Signing : public VerdictTest {
protected:
    Signing() : verifier_(TrustAnchors()) {}

    SignedFile signed_by(const KeyPair& key, SigningRequest wish) {
        auto outcome = sign(std::move(wish), key, verifier_);
        if (const auto* fault = std::get_if<SigningFault>(&outcome)) {
            ADD_FAILURE() << fault->code << ": " << fault->detail;
            return {};
        }
        return std::get<SignedFile>(std::move(outcome));
    }
    std::string fault_of(SigningRequest wish) {
        auto outcome = sign(std::move(wish), signer(), verifier_);
        const auto* fault = std::get_if<SigningFault>(&outcome);
        return fault == nullptr ? "signed" : fault->code;
    }
    static std::string prepare_fault(const SigningRequest& wish) {
        auto outcome = prepare(wish);
        const auto* fault = std::get_if<SigningFault>(&outcome);
        return fault == nullptr ? "prepared" : fault->code;
    }
    std::string complete_fault(const PreparedSignature& prepared, const std::string& value) {
        auto outcome = complete(prepared, value, verifier_);
        const auto* fault = std::get_if<SigningFault>(&outcome);
        return fault == nullptr ? "signed" : fault->code;
    }

    Verifier verifier_;
};

TEST_F(Signing, PutsASignatureIntoADocumentAndChangesNothingElse) {
    const std::string before = letter().bytes;
    const SignedFile made = signed_by(signer(), request(SignatureForm::enveloped, {letter()}));
    EXPECT_EQ(made.name, "pismo ogólne.signed.xml");
    const auto begin = made.bytes.find("<ds:Signature ");
    const auto end = made.bytes.find("</ds:Signature>") + 15;
    ASSERT_NE(begin, std::string::npos);
    EXPECT_EQ(made.bytes.substr(0, begin) + made.bytes.substr(end), before);

    const SignatureReport report = only(verify(made.bytes));
    EXPECT_EQ(report.integrity, Integrity::intact);
    EXPECT_EQ(report.format, "XAdES-B-B");
    EXPECT_EQ(report.signed_at, noon);
    EXPECT_TRUE(report.covers_document());
    EXPECT_EQ(report.certificate->der, signer().certificate_chain().front());
}

TEST_F(Signing, OpensAnEmptyRoot) {
    for (const std::string bytes : {"<p/>", "<p />", "<a:p xmlns:a='urn:a' b='/>'/><?koniec?>"}) {
        const SignedFile made =
            signed_by(signer(), request(SignatureForm::enveloped, {letter(bytes)}));
        EXPECT_TRUE(verify(made.bytes).intact()) << bytes << made.bytes;
    }
}

TEST_F(Signing, KeepsAnEncodingThatExtendsAscii) {
    const std::string latin =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><pismo>za\xbf\xf3\xb3\xe6</pismo>";
    const SignedFile made = signed_by(signer(), request(SignatureForm::enveloped, {letter(latin)}));
    EXPECT_TRUE(verify(made.bytes).intact()) << to_json(verify(made.bytes));
    EXPECT_EQ(made.bytes.find("ogólne"), std::string::npos);

    std::string wide = "\xff\xfe";
    for (const char c : std::string("<p/>")) wide += {c, '\0'};
    EXPECT_EQ(fault_of(request(SignatureForm::enveloped, {letter(wide)})), "encoding");
}

TEST_F(Signing, ASecondSignatureKeepsTheFirstIntact) {
    const SignedFile once = signed_by(signer(), request(SignatureForm::enveloped, {letter()}));
    const SignedFile twice =
        signed_by(second_signer(), request(SignatureForm::enveloped, {letter(once.bytes)}));
    const auto report = verify(twice.bytes);
    ASSERT_EQ(report.signatures.size(), 2U);
    EXPECT_TRUE(report.intact()) << to_json(report);
    for (const auto& one : report.signatures) EXPECT_TRUE(one.covers_document());
    EXPECT_FALSE(verify(replaced(twice.bytes, "zażółć", "x")).intact());
}

TEST_F(Signing, DoesNotBreakASignatureOfAnotherKind) {
    // It covers the whole document but itself: whatever is put in breaks it.
    const std::string foreign = document.enveloped();
    ASSERT_TRUE(verify(foreign).intact());
    EXPECT_EQ(fault_of(request(SignatureForm::enveloped, {letter(foreign)})), "breaks-signature");
    EXPECT_EQ(fault_of(request(SignatureForm::asic_e, {letter(foreign)})), "signed");
    // One that is broken already doesn't hinder.
    const std::string broken = replaced(foreign, "zażółć", "x");
    EXPECT_EQ(fault_of(request(SignatureForm::enveloped, {letter(broken)})), "signed");
}

TEST_F(Signing, PutsFilesInside) {
    const SignedFile made =
        signed_by(signer(), request(SignatureForm::enveloping, {letter(), attachment()}));
    const SignatureReport report = only(verify(made.bytes));
    EXPECT_EQ(report.integrity, Integrity::intact);
    EXPECT_EQ(report.coverage.front().kind, Coverage::Kind::object);
    EXPECT_EQ(report.format, "XAdES-B-B");
    EXPECT_EQ(fault_of(request(SignatureForm::enveloped, {letter(made.bytes)})), "is-signature");
}

TEST_F(Signing, StandsBesideFiles) {
    const SignedFile made =
        signed_by(signer(), request(SignatureForm::detached, {letter(), attachment()}));
    EXPECT_EQ(made.name, "pismo ogólne.xml.xades");
    const FileToSign first = letter(), second = attachment();
    const auto whole =
        verify(made.bytes, {}, {{first.name, first.bytes}, {second.name, second.bytes}});
    EXPECT_TRUE(whole.intact()) << to_json(whole);
    EXPECT_FALSE(verify(made.bytes, {}, {{first.name, first.bytes}}).intact());
}

TEST_F(Signing, MakesAContainerAsTheStandardOrders) {
    const SignedFile made =
        signed_by(signer(), request(SignatureForm::asic_e, {letter(), attachment()}));
    EXPECT_EQ(made.name, "pismo ogólne.asice");
    EXPECT_EQ(made.media_type, "application/vnd.etsi.asic-e+zip");
    // EN 319 162-1, A.1: no extra field, stored, first.
    EXPECT_EQ(made.bytes.substr(0, 4), std::string("PK\x03\x04", 4));
    EXPECT_EQ(made.bytes.substr(6, 4), std::string(4, '\0')) << "no flags, stored";
    EXPECT_EQ(made.bytes.substr(26, 4), std::string("\x08\0\0\0", 4));
    EXPECT_EQ(made.bytes.substr(30, 39), "mimetypeapplication/vnd.etsi.asic-e+zip");
    const auto container = std::get<Container>(read_container(made.bytes));
    EXPECT_NE(container.find("META-INF/manifest.xml"), nullptr);
    EXPECT_NE(container.find("META-INF/signatures0.xml"), nullptr);
    EXPECT_EQ(container.find("załącznik nr 1.txt")->bytes, attachment().bytes);
    const auto report = verify(made.bytes);
    EXPECT_TRUE(report.intact()) << to_json(report);
    EXPECT_EQ(report.container, "ASiC-E");
    EXPECT_TRUE(report.unsigned_files.empty());
}

TEST_F(Signing, ASecondSignatureGoesIntoTheSameContainer) {
    const SignedFile once =
        signed_by(signer(), request(SignatureForm::asic_e, {letter(), attachment()}));
    const SignedFile twice =
        signed_by(second_signer(), request(SignatureForm::asic_e, {{once.name, once.bytes}}));
    const auto report = verify(twice.bytes);
    ASSERT_EQ(report.signatures.size(), 2U) << to_json(report);
    EXPECT_TRUE(report.intact());
    EXPECT_EQ(twice.name, once.name);
    // An archive that isn't a container is a file like others.
    const std::string archive = zip({{"a.txt", "a"}});
    const SignedFile packed =
        signed_by(signer(), request(SignatureForm::asic_e, {{"a.zip", archive}}));
    EXPECT_EQ(std::get<Container>(read_container(packed.bytes)).find("a.zip")->bytes, archive);
}

TEST_F(Signing, SignsByEveryAlgorithm) {
    const KeyPair p384 = key_pair(ec_key("P-384"));
    const KeyPair p521 = key_pair(ec_key("P-521"));
    EXPECT_EQ(p384.algorithm(), SignatureAlgorithm::ecdsa_sha384);
    EXPECT_EQ(p521.algorithm(), SignatureAlgorithm::ecdsa_sha512);
    const std::vector<std::pair<const KeyPair*, SignatureAlgorithm>> all = {
        {&signer(), SignatureAlgorithm::ecdsa_sha256},
        {&signer(), SignatureAlgorithm::ecdsa_sha512},
        {&p384, SignatureAlgorithm::ecdsa_sha384},
        {&p521, SignatureAlgorithm::ecdsa_sha512},
        {&second_signer(), SignatureAlgorithm::rsa_sha256},
        {&second_signer(), SignatureAlgorithm::rsa_sha384},
        {&second_signer(), SignatureAlgorithm::rsa_sha512},
        {&second_signer(), SignatureAlgorithm::rsa_pss_sha256},
        {&second_signer(), SignatureAlgorithm::rsa_pss_sha384},
        {&second_signer(), SignatureAlgorithm::rsa_pss_sha512},
    };
    for (const auto& [key, algorithm] : all) {
        auto outcome = sign(
            request(SignatureForm::enveloped, {letter()}), SignerBy(*key, algorithm), verifier_);
        ASSERT_TRUE(std::holds_alternative<SignedFile>(outcome)) << uri(algorithm);
        EXPECT_TRUE(verify(std::get<SignedFile>(outcome).bytes).intact());
    }
    EXPECT_TRUE(verifies(p384.certificate_chain().front(), "x", p384.sign("x")));
}

TEST_F(Signing, TakesOnlyTheRightValue) {
    const auto prepared =
        std::get<PreparedSignature>(prepare(request(SignatureForm::enveloped, {letter()})));
    EXPECT_EQ(prepared.digest(), sha256(prepared.data_to_sign()).raw());
    EXPECT_EQ(complete_fault(prepared, signer().sign(prepared.data_to_sign())), "signed");
    EXPECT_EQ(complete_fault(prepared, signer().sign(prepared.digest())), "value");
    EXPECT_EQ(complete_fault(prepared, second_signer().sign(prepared.data_to_sign())), "value");
    EXPECT_EQ(complete_fault(prepared, ""), "value");
    EXPECT_EQ(complete_fault(prepared, std::string(64, '\0')), "value");
    EXPECT_EQ(complete_fault(prepared, "</ds:SignatureValue>"), "value");
}

TEST_F(Signing, TakesTheDerOfAnEcdsaValue) {
    const auto prepared =
        std::get<PreparedSignature>(prepare(request(SignatureForm::detached, {attachment()})));
    const std::string halves = signer().sign(prepared.data_to_sign());
    const auto* octets = reinterpret_cast<const unsigned char*>(halves.data());
    ECDSA_SIG* parts = ECDSA_SIG_new();
    ECDSA_SIG_set0(parts, BN_bin2bn(octets, 32, nullptr), BN_bin2bn(octets + 32, 32, nullptr));
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(parts, &der);
    ECDSA_SIG_free(parts);
    const std::string value(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    EXPECT_EQ(complete_fault(prepared, value), "signed");
    EXPECT_EQ(complete_fault(prepared, value + "x"), "value");
}

TEST_F(Signing, PreparesTheSameAgainFromTheId) {
    for (const auto form : {SignatureForm::enveloped, SignatureForm::asic_e}) {
        SigningRequest wish = request(form, {letter()});
        const auto first = std::get<PreparedSignature>(prepare(wish));
        wish.id = first.id();
        const auto again = std::get<PreparedSignature>(prepare(wish));
        EXPECT_EQ(first.data_to_sign(), again.data_to_sign());
        EXPECT_EQ(complete_fault(again, signer().sign(first.data_to_sign())), "signed");
        wish.id.clear();
        EXPECT_NE(std::get<PreparedSignature>(prepare(wish)).data_to_sign(), first.data_to_sign());
    }
}

TEST_F(Signing, RefusesWhatCannotBeSigned) {
    const auto enveloped = SignatureForm::enveloped, detached = SignatureForm::detached,
               asic = SignatureForm::asic_e;
    EXPECT_EQ(prepare_fault(request(enveloped, {})), "no-file");
    EXPECT_EQ(prepare_fault(request(enveloped, {letter(), attachment()})), "several-files");
    EXPECT_EQ(prepare_fault(request(enveloped, {letter("<a>")})), "malformed");
    EXPECT_EQ(prepare_fault(request(enveloped, {letter("<!DOCTYPE a><a/>")})), "doctype");
    EXPECT_EQ(prepare_fault(request(detached, {{"../a", "a"}})), "name");
    EXPECT_EQ(prepare_fault(request(detached, {{"b/a", "a"}})), "name");
    EXPECT_EQ(prepare_fault(request(detached, {{"\xff", "a"}})), "name");
    EXPECT_EQ(prepare_fault(request(asic, {{"META-INF/a", "a"}})), "name");
    EXPECT_EQ(prepare_fault(request(asic, {{"mimetype", "a"}})), "name");
    EXPECT_EQ(prepare_fault(request(asic, {{"a", "a"}, {"a", "b"}})), "name");
    SigningRequest wish = request(detached, {attachment()});
    wish.algorithm = SignatureAlgorithm::rsa_sha256;
    EXPECT_EQ(prepare_fault(wish), "algorithm");
    wish = request(detached, {attachment()});
    wish.certificate_chain = {"x"};
    EXPECT_EQ(prepare_fault(wish), "certificate");
    wish.certificate_chain = {};
    EXPECT_EQ(prepare_fault(wish), "certificate");
    wish.certificate_chain = {certificate(rsa_key(1024)).der};
    EXPECT_EQ(prepare_fault(wish), "key");
    wish.certificate_chain = {certificate(ec_key("secp256k1")).der};
    EXPECT_EQ(prepare_fault(wish), "key");
    wish = request(detached, {attachment()});
    wish.id = "\"/>";
    EXPECT_EQ(prepare_fault(wish), "id");
}

}  // namespace
}  // namespace okienko::signing
