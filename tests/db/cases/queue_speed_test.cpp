#include <chrono>
#include <iostream>

#include <pqxx/pqxx>

#include "server/cases/queue_store.h"
#include "tests/db/cases/office_fixture.h"

namespace okienko::cases {

namespace {

using storage::Transaction;

constexpr const char* kHundredThousand = R"(
insert into cases.cases (id, number, secret_hash, service, package, unit, status, subject, language, received_at,
    deadline, deadline_event, deadline_period, key, document, document_sha256, document_size, receipt, receipt_number,
    closed_at)
select gen_random_uuid(), 'N' || i, decode(repeat('00', 32), 'hex'), 's', repeat('a', 64),
    (array['OR', 'ZZM', 'WS', 'GD', 'KD'])[1 + i % 5], (array['new', 'assessment', 'waiting'])[1 + i % 3],
    'Umowy na drzewa numer ' || i, 'pl', timestamptz '2026-11-06' - (i % 50000) * interval '7 minutes',
    date '2026-11-01' + i % 90, date '2026-10-20', '14d', gen_random_uuid(), gen_random_uuid(),
    decode(repeat('00', 32), 'hex'), 1, gen_random_uuid(), 'R' || i,
    case when i % 10 = 0 then timestamptz '2026-11-06' end
from generate_series(1, 110000) i)";

class QueueSpeed : public OfficeTest {
protected:
    void SetUp() override {
        OfficeTest::SetUp();
        database_.run([](Transaction& tx) {
            tx.sql().exec("set local statement_timeout = 0");
            tx.sql().exec(kHundredThousand);
        });
        database_.run([](Transaction& tx) { tx.sql().exec("analyze cases.cases"); });
    }
    std::string plan(const QueueFilter& filter, const QueueScope& scope) {
        return database_.read(
            [&](Transaction& tx) { return QueueStore{}.explain(tx, filter, scope, today_, 50); });
    }
    static bool reads_all(const std::string& plan) {
        return plan.find("Seq Scan on cases") != std::string::npos ||
               plan.find("Sort Method: external") != std::string::npos;
    }
};

TEST_F(QueueSpeed, APageOfAHundredThousandWalksAnIndexWhereverItIs) {
    const QueueScope clerk = QueueScope::of(clerk_);
    const QueueScope administrator{.every_unit = true, .units = {}, .account = clerk_.account};
    for (const QueueScope& scope : {clerk, administrator}) {
        for (const auto order : {QueueFilter::Order::due, QueueFilter::Order::received}) {
            QueueFilter filter;
            filter.order = order;
            const std::string first = plan(filter, scope);
            EXPECT_FALSE(reads_all(first)) << first;
            EXPECT_NE(first.find("queue_of_unit_by_"), std::string::npos) << first;
            filter.after =
                filter.by_due()
                    ? QueueKey{"2027-01-20", "80000000-0000-4000-8000-000000000000"}
                    : QueueKey{"1760000000000000", "80000000-0000-4000-8000-000000000000"};
            const std::string deep = plan(filter, scope);
            EXPECT_FALSE(reads_all(deep)) << deep;
            EXPECT_NE(deep.find("queue_of_unit_by_"), std::string::npos) << deep;
        }
    }

    const QueueScope scope = QueueScope::of(clerk_);
    const auto timed = [&](const char* what, const auto& work) {
        work();
        const auto begin = std::chrono::steady_clock::now();
        constexpr int kTimes = 20;
        for (int i = 0; i < kTimes; ++i) work();
        const std::chrono::duration<double, std::milli> spent =
            std::chrono::steady_clock::now() - begin;
        std::cout << what << ": " << spent.count() / kTimes << " ms\n";
        RecordProperty(what, std::to_string(spent.count() / kTimes));
    };
    const auto read = [&](const QueueFilter& filter) {
        database_.read(
            [&](Transaction& tx) { return QueueStore{}.page(tx, filter, scope, today_, 50); });
    };
    timed("first page", [&] { read({}); });
    QueueFilter deep;
    deep.after = QueueKey{"2027-01-10", "80000000-0000-4000-8000-000000000000"};
    timed("deep page", [&] { read(deep); });
    timed("tally", [&] {
        database_.read([&](Transaction& tx) { return QueueStore{}.tally(tx, {}, scope, today_); });
    });
    database_.run([](Transaction& tx) {
        tx.sql().exec("set local statement_timeout = 0");
        tx.sql().exec("update cases.cases set search = to_tsvector('simple', subject)");
    });
    database_.run([](Transaction& tx) { tx.sql().exec("analyze cases.cases"); });
    QueueFilter common;
    common.words = "umowy drzew";
    timed("common words", [&] { read(common); });
    QueueFilter rare;
    rare.words = "umowy 77771";
    timed("rare words", [&] { read(rare); });
    const QueuePage capped = database_.read(
        [&](Transaction& tx) { return QueueStore{}.page(tx, common, scope, today_, 50); });
    EXPECT_TRUE(capped.capped);
    EXPECT_EQ(capped.rows.size(), 50U);
}

}  // namespace

}  // namespace okienko::cases
