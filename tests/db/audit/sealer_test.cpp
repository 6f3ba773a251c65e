#include <thread>
#include <vector>

#include "server/audit/signed_head.h"
#include "tests/db/audit/trail.h"

namespace okienko::audit {
namespace {

using namespace std::chrono_literals;
using SealerTest = Trail;

TEST_F(SealerTest, ChainsWhatIsNew) {
    Sealer sealer = new_sealer();
    EXPECT_EQ(sealer.run(), 0U);
    write(3);
    EXPECT_EQ(seal(sealer, 3), 3U);
    EXPECT_EQ(sealer.run(), 0U);
    write();
    EXPECT_EQ(seal(sealer, 1), 1U);
    const auto report = verified();
    EXPECT_TRUE(report.sound());
    EXPECT_EQ(report.chained, 4);
    EXPECT_EQ(report.waiting, 0);
}

TEST_F(SealerTest, WorksInBatchesWithoutLosingAny) {
    write(4500);
    Sealer sealer = new_sealer();
    EXPECT_EQ(seal(sealer, 4500), 4500U);
    EXPECT_EQ(number("select max(position) from audit.chain"), 4500);
    EXPECT_TRUE(verified().sound());
}

TEST_F(SealerTest, ChainsAnEntryCommittedLateLater) {
    Sealer sealer = new_sealer();
    auto slow = database().begin();
    append(slow, {"clerk:1", "cases.passed", "case:slow"});
    write();
    // The slow one began first: until its end nothing after it is chained.
    EXPECT_EQ(sealer.run(), 0U);
    EXPECT_EQ(verified().waiting, 1);
    slow.commit();
    EXPECT_EQ(seal(sealer, 2), 2U);
    EXPECT_TRUE(verified().sound());
    EXPECT_EQ(verified().waiting, 0);
}

TEST_F(SealerTest, IsTakenOverByAnotherServer) {
    Sealer first = new_sealer();
    Sealer second = new_sealer();
    write(2);
    EXPECT_EQ(seal(first, 2), 2U);
    write(2);
    EXPECT_EQ(seal(second, 2), 2U);
    write(1);
    EXPECT_EQ(seal(first, 1), 1U);
    EXPECT_TRUE(verified().sound());
}

TEST_F(SealerTest, LetsOneWorkAtATime) {
    write(2);
    auto other = database().begin();
    other.sql().exec("select pg_advisory_xact_lock(hashtext('okienko audit chain'))");
    EXPECT_EQ(new_sealer().run(), 0U);
    other.commit();
    Sealer sealer = new_sealer();
    EXPECT_EQ(seal(sealer, 2), 2U);
}

TEST_F(SealerTest, MakesOneChainHoweverManyWriteAndSeal) {
    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < 4; ++writer) {
            threads.emplace_back([this] {
                for (int n = 0; n < 100; ++n) {
                    database().run([&](storage::Transaction& transaction) {
                        append(transaction,
                               {"clerk:1", "cases.taken", "case:" + std::to_string(n)});
                    });
                }
            });
        }
        for (int server = 0; server < 2; ++server) {
            threads.emplace_back([this] {
                Sealer sealer = new_sealer();
                for (int n = 0; n < 40; ++n) {
                    sealer.run();
                    std::this_thread::sleep_for(2ms);
                }
            });
        }
    }
    Sealer last = new_sealer();
    seal(last, static_cast<std::size_t>(verified().waiting));
    const auto report = verified();
    EXPECT_TRUE(report.sound());
    EXPECT_EQ(report.chained, 400);
    EXPECT_EQ(report.waiting, 0);
}

TEST_F(SealerTest, GoesOnAfterTheDatabaseWasRestoredIntoAYoungerCluster) {
    write(2);
    Sealer before = new_sealer();
    seal(before, 2);
    // There, the entries bear numbers that this cluster's counter hasn't reached.
    forge("update audit.entries set xid = (xid::text::bigint + 1000000000)::text::xid8");
    forge("update audit.chain set entry_xid = (entry_xid::text::bigint + 1000000000)::text::xid8");
    forge(
        "insert into audit.entries (xid, actor, action, object) "
        "values ('1000009999', 'clerk:1', 'cases.taken', 'case:unchained')");
    write(1);
    Sealer after = new_sealer();
    EXPECT_EQ(seal(after, 2), 2U) << "the one left over and the new one";
    EXPECT_EQ(after.run(), 0U);
    write(1);
    EXPECT_EQ(seal(after, 1), 1U);
    EXPECT_EQ(verified().waiting, 0);
}

TEST_F(SealerTest, SignsTheHeadEachMinuteAndKeepsItOutside) {
    Sealer sealer = new_sealer();
    sealer.run();
    EXPECT_EQ(number("select count(*) from audit.heads"), 0) << "nothing to sign";
    write(2);
    seal(sealer, 2);
    write(1);
    clock().pass(59s);
    seal(sealer, 1);
    EXPECT_EQ(number("select max(position) from audit.heads"), 2);
    clock().pass(1s);
    sealer.run();
    EXPECT_EQ(number("select max(position) from audit.heads"), 3);
    clock().pass(10min);
    sealer.run();
    EXPECT_EQ(number("select count(*) from audit.heads"), 2) << "nothing new to sign";

    const auto heads = read_heads(heads_file());
    ASSERT_EQ(heads.size(), 2U);
    ASSERT_TRUE(heads[1]);
    EXPECT_EQ(heads[1]->position, 3);
    EXPECT_EQ(verified().heads, 2);
    EXPECT_TRUE(verified().sound());
}

TEST_F(SealerTest, SignsTheLastHeadAtAnOrderlyStop) {
    Sealer sealer = new_sealer();
    write(1);
    seal(sealer, 1);
    write(1);
    seal(sealer, 1);
    sealer.sign_head();
    EXPECT_EQ(number("select max(position) from audit.heads"), 2);
}

}  // namespace
}  // namespace okienko::audit
