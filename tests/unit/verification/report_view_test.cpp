#include "server/verification/report_view.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "server/verification/desk.h"
#include "server/verification/submitted_signatures.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::verification {

namespace {

class Standing : public config::Clock {
public:
    config::Instant now() const override {
        return std::chrono::sys_days(std::chrono::year(2026) / 11 / 6) + std::chrono::hours(10);
    }
};

class ReportView : public testing::Test {
protected:
    static signing::TrustAnchors anchors(const signing::testing::TestCertificate& trusted) {
        signing::TrustAnchors anchors;
        anchors.add(trusted.der);
        return anchors;
    }
    schemas::Node view(const std::string& bytes) {
        Desk desk(verifier_, clock_, {});
        const auto report = desk.verify({"pismo.xml", bytes, {}});
        return add_report(model_.root(), signing::to_json(report), texts_);
    }

    schemas::XmlLibrary library_;
    Standing clock_;
    signing::testing::Key key_ = signing::testing::rsa_key();
    signing::testing::TestCertificate certificate_ = signing::testing::certificate(key_);
    signing::Verifier verifier_{anchors(certificate_)};
    schemas::Document model_ = schemas::Document::with_root("page");
    schemas::Texts texts_ = [] {
        schemas::Texts texts("pl");
        texts.add_file(OKIENKO_SOURCE_DIR "/server/verification/views/text.pl.xml");
        return texts;
    }();
};

}  // namespace

TEST_F(ReportView, TellsAValidSignature) {
    const signing::testing::SignedDocument document(std::move(key_), certificate_);
    const schemas::Node report = view(document.enveloped());
    EXPECT_EQ(report.attribute_or("state", ""), "signed");
    const schemas::Node signature = report.child("signature").value();
    EXPECT_EQ(signature.attribute_or("colour", ""), "green") << signing::to_json(
        verifier_.verify(document.enveloped(), {"x", {}, {}, signing::ChainTime::verification}));
    EXPECT_EQ(signature.attribute_or("signer", ""), "Janina Próbna");
    EXPECT_EQ(signature.attribute_or("signed", "").size(), 19U);
    EXPECT_FALSE(signature.attribute_or("sentence", "").empty());
    for (const schemas::Node check : signature.children("check")) {
        EXPECT_FALSE(check.text().empty());
        EXPECT_NE(check.attribute_or("result", ""), "bad") << check.text();
    }
}

TEST_F(ReportView, TellsAChangedDocument) {
    const signing::testing::SignedDocument document(std::move(key_), certificate_);
    const schemas::Node report =
        view(signing::testing::replaced(document.enveloped(), "zażółć", "zażółcono"));
    const schemas::Node signature = report.child("signature").value();
    EXPECT_EQ(signature.attribute_or("verdict", ""), "changed");
    EXPECT_EQ(signature.attribute_or("colour", ""), "red");
}

TEST_F(ReportView, TellsFilesWithoutSignatureAndUnreadableOnes) {
    EXPECT_EQ(view("<a/>").attribute_or("state", ""), "unsigned");
    EXPECT_EQ(view("%PDF-1.7").attribute_or("state", ""), "unreadable");
    const schemas::Node hostile = view("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    EXPECT_EQ(hostile.attribute_or("state", ""), "unreadable");
    EXPECT_EQ(hostile.child("check").value().attribute_or("code", ""), "doctype");
}

TEST_F(ReportView, ASubmittedDocumentIsVerifiedOnlyWhenItCarriesSignatures) {
    const auto plain = schemas::parse("<a><b/></a>");
    EXPECT_FALSE(verify_submitted(verifier_, std::get<schemas::Document>(plain), clock_.now()));
    const signing::testing::SignedDocument document(std::move(key_), certificate_);
    const std::string changed =
        signing::testing::replaced(document.enveloped(), "zażółć", "zażółcono");
    const auto good = verify_stored(verifier_, document.enveloped(), {}, clock_.now());
    const auto bad = verify_stored(verifier_, changed, {}, clock_.now());
    ASSERT_TRUE(good && bad);
    EXPECT_EQ(broken_signature(*good), nullptr);
    EXPECT_NE(broken_signature(*bad), nullptr);
}

TEST_F(ReportView, TheDeskLetsOneClientAskSoOften) {
    Desk::Settings settings;
    settings.per_minute = 2;
    settings.unlimited_clients = {"127.0.0.1"};
    Desk desk(verifier_, clock_, settings);
    EXPECT_FALSE(desk.wait_of("192.0.2.1"));
    EXPECT_FALSE(desk.wait_of("192.0.2.1"));
    EXPECT_TRUE(desk.wait_of("192.0.2.1"));
    EXPECT_FALSE(desk.wait_of("192.0.2.2"));
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(desk.wait_of("127.0.0.1"));
}

}  // namespace okienko::verification
