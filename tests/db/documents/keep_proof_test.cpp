// Stored receipts and submissions that are kept provable, over the years, by a clock that is moved.

#include "server/documents/keep_proof.h"

#include <functional>
#include <utility>

#include "schemas/xml_library.h"
#include "signing/prepared_signature.h"
#include "signing/seal.h"
#include "tests/db/documents/archive.h"
#include "tests/unit/signing/proof_sources.h"
#include "tests/unit/signing/signing_keys.h"

namespace okienko::documents {
namespace {

using namespace signing::testing;
using namespace std::chrono_literals;
using signing::SourceFault;

constexpr std::chrono::sys_seconds day(int year, int month = 3) {
    return std::chrono::sys_days(std::chrono::year(year) / month / 13) + 12h;
}

class MovedClock : public config::Clock {
public:
    config::Instant now() const override { return time; }
    config::Instant time = day(2026);
};

/// Does something of its own while the authority is asked.
class InterruptedSources : public AuthoritySources {
public:
    using AuthoritySources::AuthoritySources;
    std::variant<std::string, SourceFault> stamp(const signing::Sha256& imprint) const override {
        if (auto interruption = std::exchange(meanwhile, nullptr)) interruption();
        return AuthoritySources::stamp(imprint);
    }
    mutable std::function<void()> meanwhile;  ///< once
};

class KeepProofTest : public Archive {
protected:
    KeepProofTest()
        : sources_(authority()),
          verifier_(authority().anchors()),
          proofs_(database(),
                  store(),
                  attachments(),
                  verifier_,
                  sources_.both(),
                  clock_,
                  config::Log([](std::string_view) {}, config::Log::Level::error),
                  {}) {
        move(day(2026));
    }

    static const ProofAuthority& authority() {
        static const ProofAuthority made;
        return made;
    }
    void move(std::chrono::sys_seconds to) {
        clock_.time = to;
        sources_.time = to;
    }
    /// Sealed with a certificate that ends in 2028.
    static std::string sealed(const std::string& text) {
        return signing::seal_enveloped(
            schemas::parse_own("<pismo>" + text + "</pismo>", "test"), signer(), day(2026) - 1h);
    }
    static const signing::KeyPair& signer() {
        static const signing::KeyPair key = [] {
            const Key made = ec_key("P-256");
            CertificateWish wish;
            wish.to = day(2028);
            unsigned char* bytes = nullptr;
            const int length = i2d_PrivateKey(made.get(), &bytes);
            const std::string der(reinterpret_cast<const char*>(bytes),
                                  static_cast<std::size_t>(length));
            OPENSSL_free(bytes);
            return signing::KeyPair::from_der(der, {authority().issue(made, wish).der});
        }();
        return key;
    }
    DocumentId put(std::string_view kind, const std::string& bytes) {
        const auto key = new_key();
        return in_transaction(
            [&](storage::Transaction& tx) { return store().put(tx, key, kind, bytes).id; });
    }
    /// As the submission does.
    DocumentId filed(const std::string& bytes) {
        storage::Batch batch;
        const auto key = keys().make(batch);
        const auto stored = store().put(batch, key, "receipt", bytes);
        queue_proof(batch, stored.id, clock_.now());
        in_transaction([&](storage::Transaction& tx) { batch.run(tx); });
        return stored.id;
    }
    /// An attachment of a case.
    AttachmentId attached(const std::string& bytes, const std::string& media_type) {
        Upload upload =
            attachments().begin(new_key(), "draft:1", "plik", clock_.time, clock_.time + 1h);
        upload.append(bytes);
        upload.finish(media_type);
        in_transaction(
            [&](storage::Transaction& tx) { attachments().bind(tx, "draft:1", "case:1"); });
        return upload.id();
    }
    /// A container with one file, sealed as sealed() is.
    static std::string container() {
        signing::SigningRequest request;
        request.form = signing::SignatureForm::asic_e;
        request.files = {{"dane.txt", "treść", "text/plain", ""}};
        request.signing_time = day(2026) - 1h;
        const signing::Verifier verifier(authority().anchors());
        return std::get<signing::SignedFile>(signing::sign(request, signer(), verifier)).bytes;
    }
    std::string newest(const DocumentId& id) {
        return in_transaction(
            [&](storage::Transaction& tx) { return store().get(tx, ProofStore{}.newest(tx, id)); });
    }
    std::string format(const DocumentId& id) {
        const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());
        const auto report = verifier_.verify(newest(id), {"plik", {}, now});
        EXPECT_EQ(report.indication, signing::Indication::total_passed) << to_json(report);
        return report.signatures.empty() ? "" : report.signatures.front().format;
    }
    std::string text(const std::string& query) {
        return in_transaction(
            [&](storage::Transaction& tx) { return tx.sql().exec1(query)[0].as<std::string>(""); });
    }

    schemas::XmlLibrary library_;
    MovedClock clock_;
    InterruptedSources sources_;
    signing::Verifier verifier_;
    ProofKeeping proofs_;
};

TEST_F(KeepProofTest, AReceiptGetsItsTimestampAfterTheCommit) {
    const std::string original = sealed("UPP");
    const DocumentId receipt = filed(original);
    EXPECT_EQ(number("select count(*) from jobs.outbox where kind = 'proof'"), 1);
    EXPECT_EQ(newest(receipt), original);
    proofs_.handler()({1, proof_job, R"({"document":")" + receipt + R"("})", 1});
    EXPECT_EQ(format(receipt), "XAdES-B-LT");
    EXPECT_EQ(in_transaction([&](storage::Transaction& tx) { return store().get(tx, receipt); }),
              original)
        << "the one that was downloaded is there as well";
    proofs_.keep(receipt);
    EXPECT_EQ(sources_.stamped, 1) << "the same job again adds nothing";
}

TEST_F(KeepProofTest, WaitsWhileTheAuthorityIsAway) {
    const DocumentId receipt = filed(sealed("UPP"));
    sources_.stamping_fault = SourceFault{SourceFault::Kind::unavailable, "away"};
    EXPECT_THROW(proofs_.keep(receipt), std::runtime_error);
    EXPECT_EQ(format(receipt), "XAdES-B-B");
    sources_.stamping_fault.reset();
    sources_.revocation_fault = SourceFault{SourceFault::Kind::unavailable, "away"};
    EXPECT_THROW(proofs_.keep(receipt), std::runtime_error);
    EXPECT_EQ(format(receipt), "XAdES-B-T") << "what there is comes first";
    sources_.revocation_fault.reset();
    move(day(2026) + 2h);
    EXPECT_EQ(proofs_.run(), 1U) << "without the job, too";
    EXPECT_EQ(format(receipt), "XAdES-B-LT");
}

TEST_F(KeepProofTest, DoesNotAskForEachWhenNobodyAnswers) {
    for (int i = 0; i < 10; ++i) put("receipt", sealed("UPP"));
    sources_.stamping_fault = SourceFault{SourceFault::Kind::unavailable, "away"};
    EXPECT_EQ(proofs_.run(), 0U);
    EXPECT_EQ(sources_.stamped, 3);
    sources_.stamping_fault.reset();
    EXPECT_EQ(proofs_.run(), 7U) << "those not asked for are still due";
    move(day(2026) + 2h);
    EXPECT_EQ(proofs_.run(), 3U);
}

TEST_F(KeepProofTest, WhatIsAboutToEndGetsAnArchiveTimestamp) {
    const std::string original = sealed("wniosek");
    const DocumentId submission = put("submission", original);
    EXPECT_EQ(proofs_.run(), 0U) << "years are left";
    EXPECT_EQ(format(submission), "XAdES-B-B");
    EXPECT_EQ(text("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD') from documents.proofs"),
              "2027-12-14")
        << "90 days before the certificate ends";
    move(day(2027, 11));
    EXPECT_EQ(proofs_.run(), 0U);
    move(day(2028, 1));
    EXPECT_EQ(proofs_.run(), 1U);
    EXPECT_EQ(format(submission), "XAdES-B-LTA");
    EXPECT_EQ(proofs_.run(), 0U) << "once";
    move(day(2040));
    EXPECT_EQ(format(submission), "XAdES-B-LTA") << "after the certificate's end";
    EXPECT_EQ(proofs_.run(), 0U);
    move(day(2044, 12));
    EXPECT_EQ(proofs_.run(), 1U) << "before the end of the youngest time-stamp";
    EXPECT_EQ(in_transaction([&](storage::Transaction& tx) { return store().get(tx, submission); }),
              original);
    EXPECT_EQ(number("select count(*) from documents.documents"), 3) << "each form stays";
}

TEST_F(KeepProofTest, SignedAttachmentsAreKeptAsDocumentsAre) {
    const std::string file = container();
    const AttachmentId sent = attached(file, "application/vnd.etsi.asic-e+zip");
    const AttachmentId letter = attached(sealed("pismo"), "application/xml");
    const AttachmentId picture = attached("PNG", "image/png");
    EXPECT_EQ(proofs_.run(), 0U) << "years are left";
    EXPECT_EQ(number("select count(*) from documents.proofs"), 2) << "pictures aren't signed";
    move(day(2028, 1));
    EXPECT_EQ(proofs_.run(), 2U);
    EXPECT_EQ(format(sent), "XAdES-B-LTA");
    EXPECT_EQ(format(letter), "XAdES-B-LTA");
    std::string original;
    attachments().read(sent, [&](std::string_view block) { original.append(block); });
    EXPECT_EQ(original, file) << "what was sent stays";
    move(day(2044, 12));
    EXPECT_EQ(proofs_.run(), 2U) << "the newer form is renewed in its turn";
    EXPECT_EQ(format(sent), "XAdES-B-LTA");
    EXPECT_EQ(number("select count(*) from documents.documents"), 4);
}

TEST_F(KeepProofTest, NothingIsLostWhenItBreaksOffHalfway) {
    const DocumentId submission = put("submission", sealed("wniosek"));
    proofs_.run();
    move(day(2028, 1));
    sources_.meanwhile = [] { throw std::runtime_error("the server was stopped"); };
    EXPECT_EQ(proofs_.run(), 0U);
    EXPECT_EQ(format(submission), "XAdES-B-B");
    EXPECT_EQ(number("select count(*) from documents.documents"), 1) << "no half of a form";
    EXPECT_EQ(proofs_.run(), 1U) << "it is still due";
    EXPECT_EQ(format(submission), "XAdES-B-LTA");
}

TEST_F(KeepProofTest, OfTwoAtOnceOneStoresItsForm) {
    const DocumentId submission = put("submission", sealed("wniosek"));
    proofs_.run();
    move(day(2028, 1));
    sources_.meanwhile = [&] { proofs_.keep(submission); };  // as another server
    EXPECT_THROW(proofs_.keep(submission), storage::Conflict);
    EXPECT_EQ(format(submission), "XAdES-B-LTA");
    EXPECT_EQ(number("select count(*) from documents.documents"), 2) << "the other's is gone";
    EXPECT_EQ(number("select count(*) from documents.proofs"), 1);
    EXPECT_EQ(proofs_.run(), 0U);
}

TEST_F(KeepProofTest, WhatCannotBeKeptIsSaidAndLeftAlone) {
    put("submission", "<pismo>bez podpisu</pismo>");
    const DocumentId erased = put("submission", sealed("usunięte"));
    in_transaction(
        [&](storage::Transaction& tx) { keys().destroy(tx, store().find(tx, erased)->key); });
    put("report", sealed("raport"));
    EXPECT_EQ(proofs_.run(), 0U);
    EXPECT_EQ(number("select count(*) from documents.proofs"), 2) << "reports are not for ever";
    EXPECT_EQ(number("select count(*) from documents.proofs where due_at is null and fault in "
                     "('not-signed', 'erased')"),
              2);
    EXPECT_EQ(sources_.stamped, 0);
}

TEST_F(KeepProofTest, TheNextDueIsFoundByItsIndex) {
    const auto plan = in_transaction([&](storage::Transaction& tx) {
        tx.sql().exec("set local enable_seqscan = off");
        std::string lines;
        for (const auto& row : tx.sql().exec(
                 "explain select document from documents.proofs where due_at <= now() order by "
                 "due_at limit 200")) {
            lines += row[0].as<std::string>() + "\n";
        }
        return lines;
    });
    EXPECT_NE(plan.find("proofs_due"), std::string::npos) << plan;
}

}  // namespace
}  // namespace okienko::documents
