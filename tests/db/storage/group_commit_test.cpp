#include "server/storage/group_commit.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include "tests/harness/test_database.h"

namespace okienko::storage {
namespace {

class GroupCommitTest : public testing::Test {
protected:
    GroupCommitTest() {
        test_.database().run([](Transaction& transaction) {
            transaction.sql().exec(
                "create table notes (id integer primary key, text text not null);"
                "create table marks (note integer not null, raw bytea not null)");
        });
    }
    static Batch note(int id, const std::string& text = "x") {
        Batch batch;
        batch.add("notes (id, text)",
                  {batch.value(std::to_string(id), "integer"), batch.value(text)});
        batch.add("marks (note, raw)",
                  {batch.value(std::to_string(id), "integer"), batch.bytes("\x01$1")});
        batch.add("marks (raw, note)",
                  {batch.bytes(text), batch.value(std::to_string(-id), "integer")});
        return batch;
    }
    std::string ask(const std::string& query) {
        return test_.database().read([&](Transaction& transaction) {
            return transaction.sql().exec1(query)[0].as<std::string>();
        });
    }

    harness::TestDatabase test_{"none"};
    Database few_{{.uri = test_.uri(), .connections = 2, .generic_plans = true}};
    GroupCommit commits_{few_};
};

TEST_F(GroupCommitTest, WritesEachBatchOfManyThreadsOnce) {
    constexpr int kThreads = 12;
    constexpr int kEach = 40;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < kEach; ++i) {
                    const int id = 1 + thread * kEach + i;
                    commits_.run(note(id, "zażółć $" + std::to_string(id)));
                }
            });
        }
    }
    EXPECT_EQ(ask("select count(*) || ' ' || min(id) || ' ' || max(id) from notes"), "480 1 480");
    EXPECT_EQ(ask("select count(*) from notes where text <> 'zażółć $' || id"), "0");
    EXPECT_EQ(ask("select count(*) from marks where note > 0 and raw = '\\x01' || '$1'::bytea"),
              "480");
    EXPECT_EQ(ask("select count(*) from marks m join notes n on n.id = -m.note "
                  "where convert_from(m.raw, 'utf8') = n.text"),
              "480");
    // They did travel together: far fewer transactions than batches.
    EXPECT_LT(std::stoi(ask("select count(distinct xmin::text) from notes")), 480);
}

TEST_F(GroupCommitTest, OneThatFailsTakesNobodyAlong) {
    commits_.run(note(1000));
    std::atomic<int> duplicates = 0;
    std::atomic<int> written = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 20; ++i) {
                    try {
                        commits_.run(note(i % 5 == 0 ? 1000 : 1 + thread * 20 + i));
                        ++written;
                    } catch (const Duplicate& duplicate) {
                        EXPECT_EQ(duplicate.constraint, "notes_pkey");
                        ++duplicates;
                    }
                }
            });
        }
    }
    EXPECT_EQ(duplicates, 8 * 4);
    EXPECT_EQ(written, 8 * 16);
    EXPECT_EQ(ask("select count(*) from notes"), std::to_string(1 + 8 * 16));
}

TEST_F(GroupCommitTest, TellsEveryoneWhenTheDatabaseRefuses) {
    test_.database().run([](Transaction& transaction) {
        transaction.sql().exec("alter table notes rename to gone");
    });
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 6; ++thread) {
            threads.emplace_back([&, thread] {
                try {
                    commits_.run(note(thread));
                } catch (const std::exception&) {
                    ++failed;
                }
            });
        }
    }
    EXPECT_EQ(failed, 6);
}

}  // namespace
}  // namespace okienko::storage
