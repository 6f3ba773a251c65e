#include "server/jobs/periodic.h"

#include <atomic>
#include <stdexcept>

#include <gmock/gmock.h>

#include "server/jobs/worker.h"
#include "server/storage/locks.h"
#include "tests/db/jobs/jobs_fixture.h"
#include "tests/harness/test_cluster.h"

namespace okienko::jobs {
namespace {

using std::chrono::milliseconds;

class PeriodicTest : public JobsTest {};

TEST_F(PeriodicTest, RunsInOneServerAtATime) {
    std::atomic<int> runs = 0;
    std::atomic<int> inside = 0;
    std::atomic<bool> together = false;
    const auto task = [&] {
        if (++inside > 1) together = true;
        std::this_thread::sleep_for(milliseconds(5));
        --inside;
        ++runs;
    };
    Periodic one(database(), config::Log::silent());
    Periodic two(database(), config::Log::silent());
    one.every("sealing", milliseconds(1), task);
    two.every("sealing", milliseconds(1), task);
    EXPECT_TRUE(eventually([&] { return runs >= 20; }));
    one.stop();
    two.stop();
    EXPECT_FALSE(together);
    const int then = runs;
    std::this_thread::sleep_for(milliseconds(30));
    EXPECT_EQ(runs, then);
}

TEST_F(PeriodicTest, GoesOnAfterAFailure) {
    std::atomic<int> runs = 0;
    Periodic periodic(database(), config::Log::silent());
    periodic.every("cleaning", milliseconds(1), [&] {
        ++runs;
        throw std::runtime_error("no");
    });
    EXPECT_TRUE(eventually([&] { return runs >= 3; }));
}

TEST_F(PeriodicTest, ATurnMissedIsMadeUpForLongBeforeTheNext) {
    std::atomic<int> runs = 0;
    auto elsewhere = std::make_optional(database().begin());
    ASSERT_TRUE(storage::try_lock(*elsewhere, "okienko periodic rare"));
    Periodic periodic(database(), config::Log::silent());
    periodic.every("rare", std::chrono::hours(24), [&] { ++runs; });
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_EQ(runs, 0);
    elsewhere.reset();
    EXPECT_TRUE(eventually([&] { return runs == 1; }));
}

TEST(DatabaseAway, WorkGoesOnWhenTheDatabaseIsBack) {
    const harness::TemporaryFolder folder;
    harness::TestCluster cluster(folder.path());
    cluster.start();
    storage::Database database({.uri = cluster.uri(), .connections = 4});
    std::atomic<int> turns = 0;
    std::atomic<int> unavailable = 0;
    Periodic periodic(database, config::Log([&](std::string_view line) {
                          if (line.find("periodic-unavailable") != std::string_view::npos)
                              ++unavailable;
                      }));
    const auto reached = [](const std::atomic<int>& number, int least) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (number < least && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(milliseconds(5));
        return number >= least;
    };
    periodic.every("sealing", milliseconds(5), [&] { ++turns; });
    EXPECT_TRUE(reached(turns, 2));
    cluster.stop();
    EXPECT_TRUE(reached(unavailable, 1));
    cluster.start();
    EXPECT_TRUE(reached(turns, turns + 2));
    periodic.stop();
    EXPECT_EQ(unavailable, 1);
}

}  // namespace
}  // namespace okienko::jobs
