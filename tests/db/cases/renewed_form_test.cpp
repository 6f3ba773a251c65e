// What was sent is had with its newer time-stamps as well, and stays what it was.

#include "server/cases/renewed_form.h"

#include <pqxx/pqxx>

#include "server/web/failures.h"
#include "tests/db/cases/office_fixture.h"

namespace okienko::cases {

namespace {

using storage::Transaction;

class RenewedFormTest : public OfficeTest {
protected:
    RenewedFormTest() {
        database_.run([&](Transaction& tx) {
            key_ = keys_.make(tx);
            of_.key = key_->id();
            of_.document = documents_.put(tx, *key_, "submission", "<pismo/>").id;
        });
    }
    /// As the job that keeps proofs does.
    void renew(const std::string& bytes) {
        database_.run([&](Transaction& tx) {
            const auto newer = documents_.put(tx, *key_, "submission-proof", bytes).id;
            tx.sql().exec_params(
                "insert into documents.proofs (document, newest, level) values ($1::uuid, "
                "$2::uuid, 3) on conflict (document) do update set newest = excluded.newest",
                of_.document,
                newer);
        });
    }
    std::optional<RenewedForm> found() {
        return database_.read([&](Transaction& tx) { return find_renewed(tx, documents_, of_); });
    }
    int refused() {
        try {
            renewed_file(database_, documents_, of_, documents::Reader::owner);
        } catch (const web::Refusal& refusal) {
            return refusal.status();
        }
        return 200;
    }

    documents::DocumentStore documents_{master_};
    std::optional<documents::DocumentKey> key_;
    Case of_ = put();
};

TEST_F(RenewedFormTest, IsHadOnceThereIsOne) {
    EXPECT_FALSE(found());
    EXPECT_EQ(refused(), 404);
    renew("<pismo>ze znacznikiem</pismo>");
    ASSERT_TRUE(found());
    EXPECT_EQ(found()->name, "ze-znacznikami-" + of_.number + ".xml");
    const auto file = renewed_file(database_, documents_, of_, documents::Reader::owner);
    EXPECT_EQ(file.body, "<pismo>ze znacznikiem</pismo>");
    EXPECT_EQ(database_.read([&](Transaction& tx) { return documents_.get(tx, of_.document); }),
              "<pismo/>")
        << "what was sent stays";
    renew("<pismo>z dwoma</pismo>");
    EXPECT_EQ(renewed_file(database_, documents_, of_, documents::Reader::office).body,
              "<pismo>z dwoma</pismo>");
}

TEST_F(RenewedFormTest, IsErasedWithTheCase) {
    renew("<pismo>ze znacznikiem</pismo>");
    database_.run([&](Transaction& tx) { keys_.destroy(tx, of_.key); });
    EXPECT_EQ(refused(), 410);
}

}  // namespace

}  // namespace okienko::cases
