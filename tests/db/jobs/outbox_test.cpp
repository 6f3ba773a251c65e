#include "server/jobs/outbox.h"

#include <gmock/gmock.h>

#include "server/jobs/housekeeping.h"
#include "server/jobs/lease_store.h"
#include "tests/db/jobs/jobs_fixture.h"

namespace okienko::jobs {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

class OutboxTest : public JobsTest {
protected:
    std::optional<Job> take(seconds lease = seconds(60), int attempts = 3) {
        return database().run([&](storage::Transaction& transaction) {
            leases_.give_up_lost(transaction, {"mail", "stamp"}, attempts);
            return first(leases_.take(transaction, {"mail", "stamp"}, lease, attempts, 1));
        });
    }
    std::vector<Job> take_some(int most) {
        return database().run([&](storage::Transaction& transaction) {
            return leases_.take(transaction, {"mail"}, seconds(60), 3, most);
        });
    }
    static std::optional<Job> first(const std::vector<Job>& jobs) {
        if (jobs.empty()) return {};
        return jobs.front();
    }
    static std::vector<std::int64_t> ids(const std::vector<Job>& jobs) {
        std::vector<std::int64_t> result;
        for (const Job& job : jobs) result.push_back(job.id);
        return result;
    }
    LeaseStore leases_;
};

TEST_F(OutboxTest, AddsWithTheTransactionOrNotAtAll) {
    {
        auto forgotten = database().begin();
        outbox_.add(forgotten, "mail", "{}");
    }
    EXPECT_EQ(counts().waiting, 0);
    EXPECT_EQ(add("mail", R"({"to": "zażółć"})"), 2);
    EXPECT_EQ(counts().waiting, 1);
    const auto job = take();
    ASSERT_TRUE(job);
    EXPECT_EQ(job->payload, R"({"to": "zażółć"})");
    EXPECT_EQ(job->attempt, 1);
}

TEST_F(OutboxTest, AJobIsInOneHandOnly) {
    add("mail");
    auto first = database().begin();
    EXPECT_EQ(leases_.take(first, {"mail"}, seconds(60), 3, 8).size(), 1U);
    EXPECT_FALSE(take());  // locked
    first.commit();
    EXPECT_FALSE(take());  // leased
}

TEST_F(OutboxTest, HandsOutSeveralAtOnceInTheirOrder) {
    for (int i = 0; i < 5; ++i) add("mail");
    EXPECT_THAT(ids(take_some(3)), ElementsAre(1, 2, 3));
    EXPECT_THAT(ids(take_some(3)), ElementsAre(4, 5));
    EXPECT_THAT(take_some(3), IsEmpty());
}

TEST_F(OutboxTest, WhatWasBegunBeforeTravelsOnlyAsTheFirst) {
    for (int i = 0; i < 4; ++i) add("mail");
    tell("update jobs.outbox set attempts = 1 where id in (1, 3)");
    EXPECT_THAT(ids(take_some(8)), ElementsAre(1, 2, 4));
    EXPECT_THAT(ids(take_some(8)), ElementsAre(3));
}

TEST_F(OutboxTest, WhatWasNotBegunIsPutBackUnspent) {
    for (int i = 0; i < 2; ++i) add("mail");
    const auto jobs = take_some(2);
    database().run(
        [&](storage::Transaction& transaction) { leases_.put_back(transaction, {jobs[1]}); });
    const auto again = take_some(2);
    EXPECT_THAT(ids(again), ElementsAre(2));
    EXPECT_EQ(again[0].attempt, 1);
}

TEST_F(OutboxTest, IsNotRunBeforeItsTime) {
    database().run([&](storage::Transaction& transaction) {
        outbox_.add(transaction, "mail", "{}", config::SystemClock().now() + hours(1));
    });
    EXPECT_FALSE(take());
    EXPECT_EQ(counts().oldest_due_seconds, 0);
    tell("update jobs.outbox set not_before = now() - interval '90 seconds'");
    EXPECT_GE(counts().oldest_due_seconds, 90);
    EXPECT_TRUE(take());
}

TEST_F(OutboxTest, LeavesKindsNobodyHandles) {
    add("letters from a newer server");
    EXPECT_FALSE(take());
    EXPECT_EQ(counts().waiting, 1);
}

TEST_F(OutboxTest, ALostLeaseComesBackUntilTheAttemptsAreUsedUp) {
    add("mail");
    for (int attempt = 1; attempt <= 3; ++attempt) {
        const auto job = take();
        ASSERT_TRUE(job);
        EXPECT_EQ(job->attempt, attempt);
        tell("update jobs.outbox set leased_until = now() - interval '1 second'");  // the server
                                                                                    // was killed
    }
    EXPECT_FALSE(take());
    EXPECT_EQ(counts().stuck, 1);
}

TEST_F(OutboxTest, AStuckJobCanBeGivenAnotherChance) {
    const auto id = add("mail");
    const auto job = take();
    database().run([&](storage::Transaction& transaction) {
        leases_.stuck(transaction, *job, "no such host");
    });
    const auto stuck = database().read(
        [&](storage::Transaction& transaction) { return outbox_.stuck(transaction); });
    ASSERT_EQ(stuck.size(), 1U);
    EXPECT_EQ(stuck[0].id, id);
    EXPECT_EQ(stuck[0].last_error, "no such host");
    const auto retry = [&](std::int64_t which) {
        return database().run(
            [&](storage::Transaction& transaction) { return outbox_.retry(transaction, which); });
    };
    EXPECT_TRUE(retry(id));
    EXPECT_FALSE(retry(id));
    EXPECT_FALSE(retry(4711));
    EXPECT_EQ(take().value().attempt, 1);
}

TEST_F(OutboxTest, ForgetsWhatItWasToldOnceDone) {
    add("mail", R"({"to": "anna@example.org"})");
    const auto job = take();
    database().run([&](storage::Transaction& transaction) { leases_.done(transaction, {*job}); });
    EXPECT_EQ(ask("select payload from jobs.outbox"), "(none)");
    EXPECT_FALSE(take());
    EXPECT_EQ(counts().waiting, 0);
    const auto purge = [&](config::Instant before) {
        return database().run(
            [&](storage::Transaction& transaction) { return outbox_.purge(transaction, before); });
    };
    EXPECT_EQ(purge(config::SystemClock().now() - hours(1)), 0);
    EXPECT_EQ(purge(config::SystemClock().now() + hours(1)), 1);
}

TEST_F(OutboxTest, HousekeepingForgetsOldJobsAndCountsTheRest) {
    for (int i = 0; i < 4; ++i) add("mail");
    tell("update jobs.outbox set done_at = now() - interval '8 days' where id = 1");
    tell("update jobs.outbox set done_at = now() where id = 2");
    tell("update jobs.outbox set stuck_at = now() where id = 3");
    const config::SystemClock clock;
    Housekeeping housekeeping(database(), clock);
    housekeeping.run();
    EXPECT_EQ(housekeeping.waiting(), 1);
    EXPECT_EQ(housekeeping.stuck(), 1);
    EXPECT_EQ(ask("select string_agg(id::text, ' ' order by id) from jobs.outbox"), "2 3 4");
}

TEST_F(OutboxTest, AnAttemptThatLostItsLeaseHasNoSay) {
    add("mail");
    const auto slow = take();
    tell("update jobs.outbox set leased_until = now() - interval '1 second'");
    const auto quick = take();
    ASSERT_TRUE(quick);
    database().run([&](storage::Transaction& transaction) {
        leases_.again_after(transaction, *slow, std::chrono::milliseconds(0), "too late");
        leases_.stuck(transaction, *slow, "too late");
    });
    EXPECT_FALSE(take());
    EXPECT_EQ(counts().stuck, 0);
}

}  // namespace
}  // namespace okienko::jobs
