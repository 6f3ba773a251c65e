#include "server/storage/database.h"

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pqxx/except>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include "server/storage/instants.h"
#include "server/storage/locks.h"
#include "tests/harness/test_cluster.h"
#include "tests/harness/test_database.h"

namespace okienko::storage {
namespace {

using std::chrono::milliseconds;

class DatabaseTest : public testing::Test {
protected:
    DatabaseTest() {
        database().run([](Transaction& transaction) {
            transaction.sql().exec("create table things (id int primary key, name text)");
            transaction.sql().exec("insert into things values (1, 'one'), (2, 'two')");
        });
    }
    Database& database() { return test_.database(); }
    std::string name_of(int id) {
        return database().read([&](Transaction& transaction) {
            return transaction.sql()
                .exec_params1("select name from things where id = $1", id)[0]
                .as<std::string>();
        });
    }
    void rename(Transaction& transaction, int id, const std::string& name) {
        transaction.sql().exec_params("update things set name = $2 where id = $1", id, name);
    }

    harness::TestDatabase test_{"none"};
};

TEST_F(DatabaseTest, KeepsWhatWasCommittedAndNothingElse) {
    database().run([&](Transaction& transaction) { rename(transaction, 1, "zażółć"); });
    EXPECT_EQ(name_of(1), "zażółć");
    {
        auto forgotten = database().begin();
        rename(forgotten, 1, "lost");
    }
    EXPECT_THROW(database().run([&](Transaction& transaction) {
        rename(transaction, 1, "lost");
        throw std::logic_error("changed my mind");
    }),
                 std::logic_error);
    EXPECT_EQ(name_of(1), "zażółć");
}

TEST_F(DatabaseTest, ReadsCannotWrite) {
    EXPECT_THROW(database().read([&](Transaction& transaction) { rename(transaction, 1, "x"); }),
                 pqxx::sql_error);
    EXPECT_EQ(name_of(1), "one");
}

TEST_F(DatabaseTest, LeavesViolatedConstraintsToTheStore) {
    EXPECT_THROW(database().run([](Transaction& transaction) {
        transaction.sql().exec("insert into things values (1, 'again')");
    }),
                 pqxx::unique_violation);
}

TEST_F(DatabaseTest, RunsAgainAfterADeadlock) {
    std::latch both_hold_one(2);
    std::atomic<int> attempts = 0;
    const auto cross = [&](int first, int second) {
        bool waited = false;
        database().run([&](Transaction& transaction) {
            ++attempts;
            rename(transaction, first, "a");
            if (!std::exchange(waited, true)) both_hold_one.arrive_and_wait();
            rename(transaction, second, "b");
        });
    };
    {
        const std::jthread one(cross, 1, 2);
        const std::jthread two(cross, 2, 1);
    }
    EXPECT_EQ(attempts, 3);
}

TEST_F(DatabaseTest, GivesUpAfterThreeConflicts) {
    int attempts = 0;
    EXPECT_THROW(database().run([&](Transaction&) {
        ++attempts;
        throw Conflict("again and again");
    }),
                 Conflict);
    EXPECT_EQ(attempts, 3);
}

TEST_F(DatabaseTest, IsUnavailableWhenNoConnectionIsFree) {
    Database small({.uri = test_.uri(), .connections = 1, .wait = milliseconds(50)});
    {
        const auto only = small.begin();
        EXPECT_EQ(small.usage().busy, 1U);
        EXPECT_THROW(small.begin(), Unavailable);
    }
    EXPECT_NO_THROW(small.begin());
    EXPECT_EQ(small.usage().busy, 0U);
    EXPECT_EQ(small.usage().open, 1U);
}

TEST_F(DatabaseTest, CutsStatementsThatTakeTooLong) {
    Database hasty(
        {.uri = test_.uri(), .connections = 1, .statement_timeout = std::chrono::seconds(1)});
    EXPECT_THROW(
        hasty.read([](Transaction& transaction) { transaction.sql().exec("select pg_sleep(20)"); }),
        Unavailable);
    EXPECT_NO_THROW(
        hasty.read([](Transaction& transaction) { transaction.sql().exec("select 1"); }));
}

TEST_F(DatabaseTest, TellsAFullDisk) {
    const auto fail = [&](const char* state, const char* message) {
        database().run([&](Transaction& transaction) {
            transaction.sql().exec(std::string("do $$ begin raise exception '") + message +
                                   "' using errcode = '" + state + "'; end $$");
        });
    };
    EXPECT_THROW(fail("53100", "could not extend file"), DiskFull);
    EXPECT_THROW(fail("58030", "could not write to file: No space left on device"), DiskFull);
    EXPECT_THROW(fail("58030", "could not read block"), Unavailable);
    EXPECT_THROW(fail("40001", "could not serialize access"), Conflict);
    EXPECT_THROW(fail("57P03", "the database system is starting up"), Unavailable);
}

TEST_F(DatabaseTest, ReplacesAConnectionThatWasCut) {
    Database pool({.uri = test_.uri(), .connections = 3});
    {
        auto one = pool.begin();
        auto two = pool.begin();
    }
    database().run([](Transaction& transaction) {
        transaction.sql().exec(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()");
    });
    for (int i = 0; i < 5; ++i) {
        EXPECT_NO_THROW(
            pool.run([](Transaction& transaction) { transaction.sql().exec("select 1"); }));
    }
}

TEST_F(DatabaseTest, NeverAcknowledgesWhatACutConnectionMayHaveLost) {
    Database pool({.uri = test_.uri(), .connections = 1});
    auto transaction = pool.begin();
    const int backend = transaction.sql().exec1("select pg_backend_pid()")[0].as<int>();
    rename(transaction, 1, "in doubt");
    database().run([&](Transaction& other) {
        other.sql().exec_params("select pg_terminate_backend($1)", backend);
    });
    EXPECT_THROW(transaction.commit(), Unavailable);
    EXPECT_EQ(name_of(1), "one");
}

TEST_F(DatabaseTest, PreparesAStatementOncePerConnection) {
    for (int i = 0; i < 3; ++i) {
        const auto name = database().read([](Transaction& transaction) {
            transaction.prepare("name_of_thing", "select name from things where id = $1");
            return transaction.sql().exec_prepared1("name_of_thing", 2)[0].as<std::string>();
        });
        EXPECT_EQ(name, "two");
    }
}

TEST_F(DatabaseTest, LocksByNameUntilTheTransactionEnds) {
    auto first = database().begin();
    EXPECT_TRUE(try_lock(first, "cleaning"));
    auto second = database().begin();
    EXPECT_FALSE(try_lock(second, "cleaning"));
    EXPECT_TRUE(try_lock(second, "sealing"));
    first.commit();
    EXPECT_TRUE(try_lock(second, "cleaning"));
}

TEST_F(DatabaseTest, KeepsInstantsToTheMicrosecond) {
    for (const long long microseconds :
         {1'795'169'700'123'456LL, 1'795'169'700'250'000LL, 1'795'169'700'000'000LL, -1LL}) {
        const config::Instant instant{std::chrono::microseconds(microseconds)};
        const auto text = database().read([&](Transaction& transaction) {
            return transaction.sql()
                .exec_params1("select $1::timestamptz", to_sql(instant))[0]
                .as<std::string>();
        });
        EXPECT_EQ(from_sql(text), instant) << text;
    }
    for (const char* text : {"infinity",
                             "2026-11-20 10:15:00+02",
                             "2026-13-20 10:15:00+00",
                             "2026-11-20 10:15:00.+00x",
                             "2026-11-20 10:15:00.1234567+00",
                             "2026-11-20T10:15:00+00",
                             "",
                             "+00"}) {
        EXPECT_THROW(from_sql(text), std::invalid_argument) << text;
    }
}

TEST(DatabaseAway, IsUnavailableThenWorksAgain) {
    const harness::TemporaryFolder folder;
    harness::TestCluster cluster(folder.path());
    cluster.start();
    Database database({.uri = cluster.uri(), .connections = 4});
    const auto one = [](Transaction& transaction) {
        return transaction.sql().exec1("select 1")[0].as<int>();
    };
    {
        auto a = database.begin();
        auto b = database.begin();
    }
    cluster.stop();
    for (int i = 0; i < 6; ++i) EXPECT_THROW(database.read(one), Unavailable);
    cluster.start();
    EXPECT_EQ(database.read(one), 1);
    auto open = database.begin();
    cluster.kill();
    // A backend outlives its killed postmaster for a moment, and would still commit.
    std::this_thread::sleep_for(std::chrono::seconds(2));
    EXPECT_THROW(open.commit(), Unavailable);
    EXPECT_THROW(database.read(one), Unavailable);
    cluster.start();
    EXPECT_EQ(database.read(one), 1);
}

TEST(DatabaseAway, SaysThatAnAddressIsNone) {
    EXPECT_THROW(Database({.uri = "postgresql://[oops"}), Unavailable);
}

}  // namespace
}  // namespace okienko::storage
