#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "schemas/xml_library.h"
#include "signing/container.h"
#include "signing/prepared_signature.h"
#include "tests/unit/signing/proof_sources.h"
#include "tests/unit/signing/signing_keys.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::chrono::sys_seconds noon = std::chrono::sys_days(2026y / 3 / 12) + 12h;

/// One signed file of every form for a key and algorithm, in a folder with what it refers to.
class OtherVerifiers : public ::testing::Test {
protected:
    struct Made {
        std::string name;
        bool pss;
    };

    void SetUp() override {
        std::array<char, 40> pattern{"/tmp/okienko-signed-XXXXXX"};
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern.data();
        write("załącznik nr 1.txt", attachment().bytes);
        write("pismo.xml", letter().bytes);
        const KeyPair p256 = key_pair(ec_key("P-256"), {.name = "Anna", .serial = 1}),
                      p384 = key_pair(ec_key("P-384"), {.name = "Beata", .serial = 2}),
                      p521 = key_pair(ec_key("P-521"), {.name = "Celina", .serial = 3}),
                      rsa = key_pair(rsa_key(), {.name = "Dorota", .serial = 4});
        for (const KeyPair* pair : {&p256, &p384, &p521, &rsa}) {
            const std::string name = fmt::format("anchor{}.pem", ++anchors_);
            write(name, pair->certificates_pem());
            trusted_ += " --trusted-pem " + name;
        }
        sign_all("p256", p256, SignatureAlgorithm::ecdsa_sha256);
        sign_all("p384", p384, SignatureAlgorithm::ecdsa_sha384);
        sign_all("p521", p521, SignatureAlgorithm::ecdsa_sha512);
        sign_all("rsa256", rsa, SignatureAlgorithm::rsa_sha256);
        sign_all("rsa512", rsa, SignatureAlgorithm::rsa_sha512);
        sign_all("pss256", rsa, SignatureAlgorithm::rsa_pss_sha256);
        const SignedFile once = make(SignatureForm::enveloped, {letter()}, rsa);
        keep("twice-enveloped.xml",
             make(SignatureForm::enveloped, {{"pismo.xml", once.bytes, "text/xml"}}, p384).bytes,
             false);
        const SignedFile box = make(SignatureForm::asic_e, {letter(), attachment()}, rsa);
        keep("twice.asice",
             make(SignatureForm::asic_e, {{"pismo.asice", box.bytes}}, p256).bytes,
             false);
        keep_provable("lta-p256-enveloped.xml", SignatureForm::enveloped, p256);
        keep_provable("lta-rsa-container.asice", SignatureForm::asic_e, rsa);
    }
    void TearDown() override { fs::remove_all(folder_); }

    static FileToSign letter() {
        return {"pismo.xml",
                "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.xsl\"?>\n<!-- pismo -->"
                "<pismo xmlns=\"urn:test\" xmlns:nic=\"urn:nic\" xml:lang=\"pl\">\n <nic:tekst "
                "a=\"&#10;&quot;\">zażółć &amp; gęślą</nic:tekst><!-- w --></pismo>\n<?po ?>\n",
                "text/xml",
                "Pismo <ogólne>"};
    }
    static FileToSign attachment() {
        return {"załącznik nr 1.txt", "dane\r\ni jeszcze\n", "text/plain"};
    }

    SignedFile make(SignatureForm form, std::vector<FileToSign> files, const Signer& signer) {
        SigningRequest request;
        request.form = form;
        request.files = std::move(files);
        request.signing_time = noon;
        request.commitment = proof_of_origin;
        auto outcome = sign(std::move(request), signer, verifier_);
        if (const auto* fault = std::get_if<SigningFault>(&outcome)) {
            ADD_FAILURE() << fault->code << ": " << fault->detail;
            return {};
        }
        return std::get<SignedFile>(std::move(outcome));
    }
    void sign_all(const std::string& key, const KeyPair& pair, SignatureAlgorithm algorithm) {
        const SignerBy signer(pair, algorithm);
        const bool pss = is_pss(algorithm);
        keep(key + "-enveloped.xml", make(SignatureForm::enveloped, {letter()}, signer).bytes, pss);
        keep(key + "-enveloping.xml",
             make(SignatureForm::enveloping, {letter(), attachment()}, signer).bytes,
             pss);
        keep(key + "-detached.xades",
             make(SignatureForm::detached, {letter(), attachment()}, signer).bytes,
             pss);
        keep(key + "-container.asice",
             make(SignatureForm::asic_e, {letter(), attachment()}, signer).bytes,
             pss);
    }
    /// With a time-stamp, what it takes to validate it, and an archive time-stamp.
    void keep_provable(const std::string& name, SignatureForm form, const KeyPair& pair) {
        static const ProofAuthority authority;
        AuthoritySources sources(authority);
        sources.time = noon;
        TrustAnchors anchors = authority.anchors();
        anchors.add(pair.certificates_pem());
        const std::string bytes = make(form, {letter()}, pair).bytes;
        auto outcome =
            augment({name, bytes, ProofLevel::lta, noon}, Verifier(anchors), sources.both());
        if (const auto* fault = std::get_if<AugmentationFault>(&outcome)) {
            ADD_FAILURE() << fault->code << ": " << fault->detail;
            return;
        }
        keep(name, std::get<AugmentedFile>(outcome).bytes, false);
    }
    void keep(const std::string& name, const std::string& bytes, bool pss) {
        write(name, bytes);
        made_.push_back({name, pss});
    }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    int run(const std::string& command) const {
        return std::system(
            fmt::format("cd {} && LC_ALL=C.UTF-8 {} > log 2>&1", folder_.string(), command)
                .c_str());
    }
    std::string log() const { return schemas::read_file((folder_ / "log").string()); }
    bool xmlsec_accepts(const std::string& name, const std::string& more = {}) const {
        return run(fmt::format("xmlsec1 --verify --enabled-key-data x509 {} "
                               "--verification-gmt-time '2026-03-13 00:00:00' "
                               "--id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties "
                               "--id-attr:Id http://www.w3.org/2000/09/xmldsig#:Object {} '{}'",
                               trusted_,
                               more,
                               name)) == 0;
    }

    schemas::XmlLibrary library_;
    Verifier verifier_{TrustAnchors()};
    fs::path folder_;
    std::vector<Made> made_;
    int anchors_ = 0;
    std::string trusted_;  ///< words for xmlsec1
};

TEST_F(OtherVerifiers, XmlsecAcceptsEveryForm) {
    if (std::system("command -v xmlsec1 > /dev/null") != 0) GTEST_SKIP() << "no xmlsec1 here";
    for (const Made& one : made_) {
        if (one.pss) continue;  // unknown to this xmlsec
        if (one.name.ends_with(".asice")) {
            const auto container = std::get<Container>(
                read_container(schemas::read_file((folder_ / one.name).string())));
            for (const auto& entry : container.entries) {
                if (entry.name.find("signatures") == std::string::npos) continue;
                write("signatures.xml", entry.bytes);
                EXPECT_TRUE(xmlsec_accepts("signatures.xml")) << one.name << "\n" << log();
            }
        } else {
            EXPECT_TRUE(xmlsec_accepts(one.name)) << one.name << "\n" << log();
        }
    }
    EXPECT_TRUE(xmlsec_accepts("twice-enveloped.xml", "--node-xpath '/*/*[last()]'")) << log();
    write("pismo.xml", "<a/>");
    EXPECT_FALSE(xmlsec_accepts("p256-detached.xades"));
}

TEST_F(OtherVerifiers, TheJdkAcceptsEveryForm) {
    if (std::system("java -version > /dev/null 2>&1") != 0 ||
        std::system("javac -version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "no JDK here";
    }
    std::string expected;
    for (const Made& one : made_) {
        expected += one.name + " valid\n";
        if (one.name.starts_with("twice")) expected += one.name + " valid\n";
    }
    const SignedFile changed = make(SignatureForm::enveloped, {letter()}, key_pair(rsa_key()));
    keep("changed.xml", replaced(changed.bytes, "gęślą", "x"), false);
    expected += "changed.xml invalid\n";
    std::string names;
    for (const Made& one : made_) names += " '" + (folder_ / one.name).string() + "'";
    ASSERT_EQ(run("java -Xshare:auto " OKIENKO_SOURCE_DIR
                  "/tests/unit/signing/jdk/VerifySignatures.java" +
                  names),
              0)
        << log();
    EXPECT_EQ(log(), expected);
}

}  // namespace
}  // namespace okienko::signing
