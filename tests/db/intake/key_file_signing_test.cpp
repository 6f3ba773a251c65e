#include "server/intake/key_file_signing.h"

#include "signing/demonstration_authority.h"
#include "signing/signature_algorithm.h"
#include "tests/db/intake/desk.h"
#include "tests/harness/test_keys.h"

namespace okienko::intake {
namespace {

using namespace std::chrono_literals;
using Fault = KeyFileSigning::Fault;
using Prepared = KeyFileSigning::Prepared;

class KeyFileSigningTest : public DeskTest {
protected:
    Signings::Frozen freeze(const OpenDraft& open) {
        return signings_.freeze(open.draft, document_of(open));
    }
    std::chrono::sys_seconds day(int from_now) const {
        return std::chrono::floor<std::chrono::seconds>(clock_.at) + std::chrono::days(from_now);
    }
    signing::KeyPair key(const std::string& kind = "P-256") const {
        return harness::make_key(kind, day(-10));
    }
    Prepared prepare(const signing::KeyPair& key) {
        auto outcome = signing_.prepare(open_, frozen_, key.certificate_chain(), "");
        if (const auto* fault = std::get_if<Fault>(&outcome)) {
            ADD_FAILURE() << fault->text;
            return {};
        }
        return std::get<Prepared>(outcome);
    }
    Fault refusal(std::vector<std::string> chain, std::string_view algorithm = "") {
        auto outcome = signing_.prepare(open_, frozen_, std::move(chain), algorithm);
        const auto* fault = std::get_if<Fault>(&outcome);
        return fault == nullptr ? Fault{200, ""} : *fault;
    }
    std::string complete(std::string_view ticket, std::string_view value) {
        const auto fault = signing_.complete(open_, frozen_, ticket, value);
        return fault ? fault->text : "";
    }

    Signings signings_{database_, drafts_, verifier_};
    KeyFileSigning signing_{drafts_, signings_, verifier_};
    OpenDraft open_ = filled();
    Signings::Frozen frozen_ = freeze(open_);
};

TEST_F(KeyFileSigningTest, WhatTheKeySignedIsKept) {
    for (const std::string kind : {"RSA", "P-256", "P-384", "P-521"}) {
        SCOPED_TRACE(kind);
        open_ = filled();
        frozen_ = freeze(open_);
        const auto pair = key(kind);
        const Prepared prepared = prepare(pair);
        EXPECT_EQ(prepared.algorithm, signing::uri(pair.algorithm()));
        EXPECT_EQ(complete(prepared.ticket, pair.sign(prepared.data)), "");
        const auto kept = signings_.find(open_.draft);
        ASSERT_TRUE(kept && kept->is_signed());
        const Returned judged = signings_.judge(open_, *kept, kept->signed_file);
        ASSERT_EQ(judged.file.report.signatures.size(), 1U);
        const auto& signature = judged.file.report.signatures.front();
        EXPECT_EQ(signature.integrity, signing::Integrity::intact);
        EXPECT_EQ(signature.certificate->der, pair.certificate_chain().front());
        EXPECT_EQ(signature.signed_at, day(0));
    }
}

TEST_F(KeyFileSigningTest, ATicketIsGoodForSomeMinutes) {
    const auto pair = key();
    const Prepared prepared = prepare(pair);
    const std::string value = pair.sign(prepared.data);
    clock_.at += KeyFileSigning::kLife + 1s;
    EXPECT_EQ(complete(prepared.ticket, value), "intake.key-file.ticket");
    EXPECT_FALSE(signings_.find(open_.draft)->is_signed());
    clock_.at -= 2s;
    EXPECT_EQ(complete(prepared.ticket, value), "");
    const auto kept = signings_.find(open_.draft);
    EXPECT_EQ(
        signings_.judge(open_, *kept, kept->signed_file).file.report.signatures.front().signed_at,
        day(0) - KeyFileSigning::kLife + 1s)
        << "the time that was signed, not that of the second step";
}

TEST_F(KeyFileSigningTest, ATicketIsGoodForItsDraftAndNobodyCanMakeOne) {
    const auto pair = key();
    const Prepared prepared = prepare(pair);
    const std::string value = pair.sign(prepared.data);
    const OpenDraft other = filled();
    const auto other_frozen = freeze(other);
    ASSERT_EQ(other_frozen.document, frozen_.document) << "the same words in both";
    EXPECT_EQ(signing_.complete(other, other_frozen, prepared.ticket, value).value().text,
              "intake.key-file.ticket");
    std::string changed = prepared.ticket;
    changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
    for (const std::string& ticket :
         {changed, std::string(), std::string("AAAA"), std::string("*"), std::string(200, 'A')}) {
        EXPECT_EQ(complete(ticket, value), "intake.key-file.ticket") << ticket;
    }
    EXPECT_EQ(complete(prepared.ticket, value), "");
}

TEST_F(KeyFileSigningTest, AnotherDocumentIsNotSignedByIt) {
    const auto pair = key();
    const Prepared prepared = prepare(pair);
    const std::string value = pair.sign(prepared.data);
    open_.values.set("przedmiot", "Wszystkie umowy na pielęgnację drzew");
    ASSERT_TRUE(drafts_.save(open_, anna_));
    frozen_ = freeze(open_);
    const auto fault = signing_.complete(open_, frozen_, prepared.ticket, value);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->text, "intake.key-file.changed");
    EXPECT_EQ(fault->status, 409);
    EXPECT_FALSE(signings_.find(open_.draft)->is_signed());
}

TEST_F(KeyFileSigningTest, AWrongValueIsRefused) {
    const auto pair = key();
    const auto rsa = key("RSA");
    const Prepared prepared = prepare(pair);
    for (const std::string& value : {std::string(),
                                     std::string(64, '\1'),
                                     std::string(100'000, '\1'),
                                     pair.sign("something else"),
                                     key().sign(prepared.data),
                                     rsa.sign(prepared.data)}) {
        EXPECT_EQ(complete(prepared.ticket, value), "intake.key-file.value");
    }
    const Prepared again = prepare(pair);
    EXPECT_EQ(complete(again.ticket, pair.sign(prepared.data)), "intake.key-file.value")
        << "prepared twice, with two ids";
    EXPECT_FALSE(signings_.find(open_.draft)->is_signed());
    EXPECT_EQ(complete(prepared.ticket, pair.sign(prepared.data)), "");
}

TEST_F(KeyFileSigningTest, ACertificateThatCannotSignNowIsToldWithItsDay) {
    const auto late = harness::make_key("P-256", day(-30), 29);
    auto fault = refusal(late.certificate_chain());
    EXPECT_EQ(fault.text, "intake.key-file.late");
    EXPECT_EQ(fault.day, day(-1));
    const auto early = harness::make_key("P-256", day(2));
    fault = refusal(early.certificate_chain());
    EXPECT_EQ(fault.text, "intake.key-file.early");
    EXPECT_EQ(fault.day, day(2));
    const std::string good = key().certificate_chain().front();
    EXPECT_EQ(refusal({}).text, "intake.key-file.certificate");
    EXPECT_EQ(refusal({""}).text, "intake.key-file.certificate");
    EXPECT_EQ(refusal({good.substr(0, good.size() - 1)}).text, "intake.key-file.certificate");
    EXPECT_EQ(refusal({good, "no certificate"}).text, "intake.key-file.certificate");
    EXPECT_EQ(refusal(std::vector<std::string>(11, good)).text, "intake.key-file.certificate");
    EXPECT_EQ(refusal({good, std::string(70'000, 'A')}).text, "intake.key-file.certificate");
    EXPECT_EQ(refusal({good}).text, "");
}

TEST_F(KeyFileSigningTest, ACertificateForOtherThingsIsNotTaken) {
    const auto authority = signing::DemonstrationAuthority::make(day(-10));
    EXPECT_EQ(refusal(signing::certificates_from_pem(authority.anchor_pem())).text,
              "intake.key-file.usage");
    const auto pair = authority.issue(day(0));
    EXPECT_EQ(pair.certificate_chain().size(), 2U);
    EXPECT_EQ(complete(prepare(pair).ticket, pair.sign(prepare(pair).data)),
              "intake.key-file.value")
        << "two preparations";
    const Prepared prepared = prepare(pair);
    EXPECT_EQ(complete(prepared.ticket, pair.sign(prepared.data)), "");
}

TEST_F(KeyFileSigningTest, TheAlgorithmHasToBeOneOfTheKey) {
    const auto chain = key().certificate_chain();
    for (const std::string_view algorithm : {"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                                             "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                                             "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                                             "ECDSA"}) {
        EXPECT_EQ(refusal(chain, algorithm).text, "intake.key-file.algorithm") << algorithm;
    }
    EXPECT_EQ(refusal(chain, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512").text, "");
}

TEST_F(KeyFileSigningTest, WhereAQualifiedOneIsAskedForOthersAreNotPrepared) {
    auto files =
        forms::Package::read_folder(OKIENKO_SOURCE_DIR "/forms/catalog/public-information-request")
            .files();
    auto& form = files["form.xml"];
    const auto policy = form.find("signature=\"any\"");
    ASSERT_NE(policy, std::string::npos);
    form.replace(policy, 15, "signature=\"qualified\"");
    const auto version = form.find("version=\"", form.find("<form ")) + 9;
    form.replace(version, form.find('"', version) - version, "1000");
    ASSERT_TRUE(services_.publish(forms::Package::from_files(files)).published);
    open_ = filled();
    frozen_ = freeze(open_);
    EXPECT_EQ(refusal(key().certificate_chain()).text, "intake.sign.error.qualified");
}

TEST_F(KeyFileSigningTest, ADocumentThatIsSignedTakesNoMoreThanTheServiceSays) {
    const auto pair = key();
    const Prepared prepared = prepare(pair);
    const std::string value = pair.sign(prepared.data);
    ASSERT_EQ(complete(prepared.ticket, value), "");
    frozen_ = signings_.find(open_.draft).value();
    EXPECT_EQ(refusal(pair.certificate_chain()).text, "intake.key-file.signed");
    EXPECT_EQ(complete(prepared.ticket, value), "intake.key-file.changed") << "not twice";
}

}  // namespace
}  // namespace okienko::intake
