#include "server/verification/report_store.h"

#include <gtest/gtest.h>
#include <pqxx/pqxx>

#include "server/verification/report_view.h"
#include "tests/harness/test_database.h"

namespace okienko::verification {

namespace {

class ReportStoreTest : public testing::Test {
protected:
    documents::StoredDocument put() {
        storage::Batch batch;
        const auto key = documents_.keys().make(batch);
        const auto stored = documents_.put(batch, key, "submission", "<wniosek/>");
        reports_.keep_first(
            batch, key, stored.id, report(signing::Indication::total_passed), std::nullopt, at_);
        database_.run([&](storage::Transaction& transaction) { batch.run(transaction); });
        return stored;
    }
    static signing::VerificationReport report(signing::Indication indication) {
        signing::VerificationReport report;
        report.file = "document.xml";
        report.indication = indication;
        report.signatures.resize(1);
        report.signatures[0].id = "Podpis-Janiny-Próbnej";
        return report;
    }
    long number(const std::string& query) {
        return database_.read([&](storage::Transaction& transaction) {
            return transaction.sql().exec(query)[0][0].as<long>();
        });
    }

    harness::TestDatabase tables_{"verification"};
    storage::Database& database_ = tables_.database();
    trust::MasterKey master_{std::string(32, 'm')};
    documents::DocumentStore documents_{master_};
    ReportStore reports_{documents_};
    config::Instant at_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6}};
};

}  // namespace

TEST_F(ReportStoreTest, KeepsEachReportBesideTheEarlierOnes) {
    const auto document = put();
    const config::Instant later = at_ + std::chrono::hours(24);
    database_.run([&](storage::Transaction& transaction) {
        reports_.keep_again(transaction,
                            document.id,
                            report(signing::Indication::indeterminate),
                            later,
                            "clerk:anna");
    });
    database_.read([&](storage::Transaction& transaction) {
        const auto kept = reports_.list(transaction, document.id);
        ASSERT_EQ(kept.size(), 2U);
        EXPECT_EQ(kept[0].n, 2);
        EXPECT_EQ(kept[0].made, later);
        EXPECT_EQ(kept[0].made_by, "clerk:anna");
        EXPECT_EQ(kept[0].indication, "INDETERMINATE");
        EXPECT_EQ(kept[1].made_by, "filing");
        EXPECT_EQ(reports_.json(transaction, kept[1]),
                  signing::to_json(report(signing::Indication::total_passed)));
        const KeptSignatures newest = kept_signatures(transaction, reports_, document.id);
        EXPECT_NE(newest.json.find("INDETERMINATE"), std::string::npos);
        EXPECT_EQ(documents_.get(transaction, document.id), "<wniosek/>");
    });
    EXPECT_EQ(number("select count(*) from documents.documents where position('Janiny'::bytea in "
                     "sealed) > 0"),
              0)
        << "reports name people: encrypted";
}

TEST_F(ReportStoreTest, GoesWithTheKeyOfItsDocument) {
    const auto document = put();
    database_.run([&](storage::Transaction& transaction) {
        documents_.keys().destroy(transaction, document.key);
    });
    database_.read([&](storage::Transaction& transaction) {
        const auto kept = reports_.list(transaction, document.id);
        ASSERT_EQ(kept.size(), 1U);
        EXPECT_THROW(reports_.json(transaction, kept[0]), documents::Erased);
    });
}

TEST_F(ReportStoreTest, ADocumentWithoutSignaturesHasNone) {
    database_.read([&](storage::Transaction& transaction) {
        EXPECT_TRUE(reports_.list(transaction, "0193aaaa-0000-7000-8000-000000000001").empty());
    });
}

}  // namespace okienko::verification
