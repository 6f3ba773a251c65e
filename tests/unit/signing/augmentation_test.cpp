// Signatures raised to the levels that keep them provable, by an authority made here, and what
// becomes of them when years have passed.

#include "signing/augmentation.h"

#include <gtest/gtest.h>

#include "signing/container.h"
#include "signing/prepared_signature.h"
#include "signing/seal.h"
#include "tests/unit/signing/proof_sources.h"
#include "tests/unit/signing/signing_keys.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using Days = std::chrono::days;
using Years = std::chrono::years;

constexpr std::chrono::sys_seconds day(int year, int month = 3) {
    return std::chrono::sys_days(std::chrono::year(year) / month / 13) + 12h;
}

class AugmentationTest : public VerdictTest {
protected:
    AugmentationTest() : sources(authority()) {
        at = day(2026);
        sources.time = at;
    }

    /// What `advanced` lets pass with a warning fails: nothing known about revocation.
    static ValidationPolicy demanding() {
        ValidationPolicy policy = ValidationPolicy::advanced();
        policy.revocation = ValidationPolicy::Level::fail;
        return policy;
    }
    static const ProofAuthority& authority() {
        static const ProofAuthority made;
        return made;
    }
    /// A signer the authority issued a certificate to, until 2028.
    static const KeyPair& signer() {
        static const KeyPair made = [] {
            const Key key = ec_key("P-256");
            CertificateWish wish;
            wish.to = day(2028);
            return key_pair_of(key, authority().issue(key, wish));
        }();
        return made;
    }
    static const KeyPair& second_signer() {
        static const KeyPair made = [] {
            const Key key = rsa_key();
            CertificateWish wish;
            wish.serial = 8;
            return key_pair_of(key, authority().issue(key, wish));
        }();
        return made;
    }
    static KeyPair key_pair_of(const Key& key, const TestCertificate& certificate) {
        unsigned char* bytes = nullptr;
        const int length = i2d_PrivateKey(key.get(), &bytes);
        const std::string der(reinterpret_cast<const char*>(bytes),
                              static_cast<std::size_t>(length));
        OPENSSL_free(bytes);
        return KeyPair::from_der(der, {certificate.der});
    }
    const Verifier& verifier() const { return verifier_; }

    static std::string letter() {
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>\n<!-- > -->"
               "<pismo xmlns=\"urn:test\" a='>'>\n <tekst>za\xbf\xf3\xb3\xe6</tekst>\r\n</pismo "
               ">\n";
    }
    std::string signed_letter(SignatureForm form = SignatureForm::enveloped) const {
        return signed_by(signer(), form, {{"pismo.xml", letter(), "text/xml"}});
    }
    std::string signed_by(const Signer& key,
                          SignatureForm form,
                          std::vector<FileToSign> files) const {
        SigningRequest request;
        request.form = form;
        request.files = std::move(files);
        request.signing_time = day(2026) - 1h;
        auto outcome = sign(std::move(request), key, verifier());
        const auto* fault = std::get_if<SigningFault>(&outcome);
        if (fault != nullptr) ADD_FAILURE() << fault->code << ": " << fault->detail;
        return fault != nullptr ? "" : std::get<SignedFile>(std::move(outcome)).bytes;
    }

    std::variant<AugmentedFile, AugmentationFault> tried(
        const std::string& bytes,
        ProofLevel level,
        const std::vector<DetachedContent>& detached = {}) const {
        return augment({"pismo", bytes, level, at, detached}, verifier(), sources.both());
    }
    AugmentedFile raised(const std::string& bytes,
                         ProofLevel level,
                         const std::vector<DetachedContent>& detached = {}) const {
        auto outcome = tried(bytes, level, detached);
        const auto* fault = std::get_if<AugmentationFault>(&outcome);
        if (fault != nullptr) ADD_FAILURE() << fault->code << ": " << fault->detail;
        return fault != nullptr ? AugmentedFile{} : std::get<AugmentedFile>(std::move(outcome));
    }
    AugmentationFault refused(const std::string& bytes, ProofLevel level) const {
        auto outcome = tried(bytes, level);
        const auto* fault = std::get_if<AugmentationFault>(&outcome);
        EXPECT_NE(fault, nullptr);
        return fault == nullptr ? AugmentationFault{} : *fault;
    }
    SignatureReport verified(const std::string& bytes,
                             const std::vector<DetachedContent>& detached = {},
                             ValidationPolicy policy = ValidationPolicy::advanced()) const {
        VerificationRequest request{"pismo", detached, at};
        request.policy = std::move(policy);
        return only(verifier().verify(bytes, request));
    }

    Verifier verifier_{authority().anchors()};
    AuthoritySources sources;
};

TEST_F(AugmentationTest, EachLevelIsFoundByTheVerifierAndPasses) {
    const std::string signed_file = signed_letter();
    for (const auto& [level, format] : {std::pair(ProofLevel::t, "XAdES-B-T"),
                                        std::pair(ProofLevel::lt, "XAdES-B-LT"),
                                        std::pair(ProofLevel::lta, "XAdES-B-LTA")}) {
        for (const bool by_crl : {false, true}) {
            sources.by_crl = by_crl;
            const auto made = raised(signed_file, level);
            const auto signature = only(made.report);
            EXPECT_EQ(signature.format, format);
            EXPECT_EQ(signature.indication, Indication::total_passed) << to_json(made.report);
            EXPECT_EQ(signature.existed_at, sources.time);
            EXPECT_EQ(made.changed, std::vector<std::string>{signature.id});
        }
    }
    EXPECT_EQ(verified(raised(signed_file, ProofLevel::lt).bytes, {}, demanding()).indication,
              Indication::total_passed)
        << "the file tells by itself that nothing was revoked";
}

TEST_F(AugmentationTest, EveryOtherByteStays) {
    const std::string before = signed_letter();
    const std::string after = raised(before, ProofLevel::lta).bytes;
    const std::size_t place = before.find("</xades:QualifyingProperties>");
    ASSERT_NE(place, std::string::npos);
    EXPECT_EQ(after.substr(0, place), before.substr(0, place));
    EXPECT_TRUE(after.ends_with(before.substr(place)));
    const std::string twice = raised(after, ProofLevel::lta).bytes;
    const std::size_t end = after.find("</xades:UnsignedSignatureProperties>");
    EXPECT_EQ(twice.substr(0, end), after.substr(0, end));
    EXPECT_TRUE(twice.ends_with(after.substr(end)));
}

TEST_F(AugmentationTest, InEveryForm) {
    const std::string content = letter();
    const std::vector<DetachedContent> beside{{"pismo.xml", content}};
    for (const auto form : {SignatureForm::enveloping, SignatureForm::detached}) {
        const bool alone = form == SignatureForm::enveloping;
        const auto made = raised(
            signed_letter(form), ProofLevel::lta, alone ? std::vector<DetachedContent>{} : beside);
        EXPECT_EQ(only(made.report).format, "XAdES-B-LTA");
    }
}

TEST_F(AugmentationTest, InAContainerWhoseFilesAreCopied) {
    const std::vector<FileToSign> files{{"pismo.xml", letter(), "text/xml"},
                                        {"dane/załącznik.bin", std::string("\0\xff\n", 3)}};
    const std::string box = signed_by(signer(), SignatureForm::asic_e, files);
    const auto made = raised(box, ProofLevel::lta);
    EXPECT_EQ(made.report.container, "ASiC-E");
    EXPECT_EQ(only(made.report).format, "XAdES-B-LTA");
    const auto before = std::get<Container>(read_container(box));
    const auto after = std::get<Container>(read_container(made.bytes));
    EXPECT_EQ(after.media_type, before.media_type);
    ASSERT_EQ(after.entries.size(), before.entries.size());
    for (std::size_t i = 0; i < before.entries.size(); ++i) {
        EXPECT_EQ(after.entries[i].name, before.entries[i].name);
        const bool same = after.entries[i].bytes == before.entries[i].bytes;
        EXPECT_EQ(same, before.entries[i].name.find("signatures") == std::string::npos);
    }
}

TEST_F(AugmentationTest, WhatIsThereIsNotAddedAgain) {
    const std::string lt = raised(signed_letter(), ProofLevel::lt).bytes;
    sources.stamped = sources.asked = 0;
    EXPECT_EQ(raised(lt, ProofLevel::t).bytes, lt);
    EXPECT_EQ(raised(lt, ProofLevel::lt).bytes, lt);
    EXPECT_EQ(sources.stamped + sources.asked, 0);
    EXPECT_TRUE(raised(lt, ProofLevel::lt).changed.empty());
    EXPECT_EQ(raised(lt, ProofLevel::lta).report.signatures.front().timestamps.size(), 2U);
}

TEST_F(AugmentationTest, SignaturesBesideEachOtherAreRaisedEach) {
    const std::string twice = signed_by(
        second_signer(), SignatureForm::enveloped, {{"pismo.xml", signed_letter(), "text/xml"}});
    const auto made = raised(twice, ProofLevel::lta);
    EXPECT_EQ(made.changed.size(), 2U);
    ASSERT_EQ(made.report.signatures.size(), 2U);
    for (const SignatureReport& one : made.report.signatures) {
        EXPECT_EQ(one.format, "XAdES-B-LTA");
        EXPECT_EQ(one.indication, Indication::total_passed);
    }
}

TEST_F(AugmentationTest, ASignatureUnderASealStaysAndTheSealIsRaised) {
    const auto inner = std::get<schemas::Document>(schemas::parse(signed_letter()));
    const std::string sealed = seal_enveloped(inner, second_signer(), at - 1h);
    const auto made = raised(sealed, ProofLevel::lta);
    ASSERT_EQ(made.report.signatures.size(), 2U);
    EXPECT_EQ(made.changed.size(), 1U);
    EXPECT_EQ(made.report.signatures.front().format, "XAdES-B-B");
    EXPECT_EQ(made.report.signatures.back().format, "XAdES-B-LTA");
    EXPECT_EQ(made.report.indication, Indication::total_passed);
}

TEST_F(AugmentationTest, KeptThroughTheYearsByRenewal) {
    std::string file = signed_letter();
    file = raised(file, ProofLevel::lta).bytes;
    for (int year = 2027; year <= 2044; year += 6) {
        sources.time = at = day(year);
        file = raised(file, ProofLevel::lta).bytes;
        EXPECT_EQ(verified(file).indication, Indication::total_passed) << year;
    }
    const auto signature = verified(file);
    EXPECT_EQ(signature.format, "XAdES-B-LTA");
    EXPECT_EQ(signature.existed_at, day(2026));
    EXPECT_EQ(signature.timestamps.size(), 5U);
    EXPECT_EQ(signature.proven_until, std::chrono::sys_days(std::chrono::year(2045) / 1 / 1));
}

TEST_F(AugmentationTest, WithoutProofTheSignatureEndsWithItsCertificate) {
    const std::string plain = signed_letter();
    EXPECT_EQ(verified(plain).proven_until, day(2028));
    at = day(2029);
    EXPECT_EQ(verified(plain).sub_indication, SubIndication::out_of_bounds_no_poe);
    EXPECT_EQ(refused(plain, ProofLevel::t).code, "not-passed");
}

TEST_F(AugmentationTest, RefusesWhatDoesNotHold) {
    const std::string good = signed_letter();
    const auto broken = refused(replaced(good, "<tekst>", "<tekst>!"), ProofLevel::t);
    EXPECT_EQ(broken.code, "not-passed");
    EXPECT_NE(broken.detail.find("reference"), std::string::npos) << broken.detail;
    EXPECT_FALSE(broken.later);
    EXPECT_EQ(refused("<pismo/>", ProofLevel::t).code, "not-passed");
    EXPECT_EQ(refused("no document", ProofLevel::t).code, "not-passed");
    EXPECT_EQ(sources.stamped, 0);
}

TEST_F(AugmentationTest, RefusesWhenProofsAreNotToBeHad) {
    const std::string good = signed_letter();
    using Kind = SourceFault::Kind;
    sources.stamping_fault = SourceFault{Kind::unavailable, "away"};
    EXPECT_EQ(refused(good, ProofLevel::t).code, "timestamp");
    EXPECT_TRUE(refused(good, ProofLevel::t).later);
    sources.stamping_fault = SourceFault{Kind::refused, "no"};
    EXPECT_FALSE(refused(good, ProofLevel::t).later);
    sources.stamping_fault.reset();
    sources.token = authority().stamp("something else", at);
    EXPECT_EQ(refused(good, ProofLevel::t).code, "timestamp");
    static const ProofAuthority stranger;
    sources.token = "no token";
    EXPECT_EQ(refused(good, ProofLevel::t).code, "timestamp");
    sources.token.reset();
    AuthoritySources strange(stranger);
    strange.time = at;
    auto outcome = augment({"pismo", good, ProofLevel::t, at}, verifier(), strange.both());
    EXPECT_EQ(std::get<AugmentationFault>(outcome).code, "timestamp") << "of an unknown authority";
    sources.revocation_fault = SourceFault{Kind::unavailable, "away"};
    EXPECT_EQ(refused(good, ProofLevel::lt).code, "revocation");
    EXPECT_TRUE(refused(good, ProofLevel::lt).later);
    EXPECT_EQ(only(raised(good, ProofLevel::t).report).format, "XAdES-B-T");
    sources.revocation_fault.reset();
    sources.revoked = at - Days(3);
    EXPECT_EQ(refused(good, ProofLevel::lt).code, "revoked");
    sources.revoked = at + Days(3);
    EXPECT_EQ(only(raised(good, ProofLevel::lt).report).format, "XAdES-B-LT") << "good until then";
    sources.revoked.reset();
    sources.age = -Days(30);
    EXPECT_EQ(only(raised(good, ProofLevel::lt).report).format, "XAdES-B-LT") << "fresh enough";
}

}  // namespace
}  // namespace okienko::signing
