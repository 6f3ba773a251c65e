#include "server/jobs/worker.h"

#include <atomic>
#include <mutex>
#include <stdexcept>

#include <gmock/gmock.h>

#include "tests/db/jobs/jobs_fixture.h"

namespace okienko::jobs {
namespace {

using std::chrono::milliseconds;

Worker::Settings quick() {
    return {.threads = 2,
            .poll = milliseconds(20),
            .lease = std::chrono::seconds(60),
            .attempts = 3,
            .first_delay = milliseconds(10),
            .longest_delay = milliseconds(20)};
}

class WorkerTest : public JobsTest {};

TEST_F(WorkerTest, RunsEachJobOnceAmongManyWorkers) {
    std::mutex mutex;
    std::map<std::string, int> seen;
    const Handlers handlers = {{"mail", [&](const Job& job) {
                                    const std::lock_guard lock(mutex);
                                    ++seen[job.payload];
                                }}};
    for (int i = 0; i < 40; ++i) add("mail", std::to_string(i));
    const Worker one(database(), handlers, config::Log::silent(), quick());
    const Worker two(database(), handlers, config::Log::silent(), quick());
    EXPECT_TRUE(eventually([&] { return counts().waiting == 0; }));
    EXPECT_EQ(seen.size(), 40U);
    for (const auto& [payload, times] : seen) EXPECT_EQ(times, 1) << payload;
}

TEST_F(WorkerTest, TriesAgainUntilItWorks) {
    std::atomic<int> runs = 0;
    add("mail");
    const Worker worker(database(),
                        {{"mail",
                          [&](const Job&) {
                              if (++runs < 3) throw std::runtime_error("no route to host");
                          }}},
                        config::Log::silent(),
                        quick());
    EXPECT_TRUE(eventually([&] { return counts().waiting == 0; }));
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(counts().stuck, 0);
}

TEST_F(WorkerTest, AJobThatNeverWorksIsStuckAndHoldsNobodyUp) {
    std::atomic<int> done = 0;
    std::mutex mutex;
    std::string lines;
    const config::Log log([&](std::string_view line) {
        const std::lock_guard lock(mutex);
        lines += line;
    });
    add("broken");
    add("mail");
    Worker worker(database(),
                  {{"broken", [](const Job&) { throw std::runtime_error("never"); }},
                   {"mail", [&](const Job&) { ++done; }}},
                  log,
                  quick());
    EXPECT_TRUE(eventually([&] { return counts().stuck == 1 && counts().waiting == 0; }));
    worker.stop();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(ask("select attempts || ' ' || last_error from jobs.outbox where kind = 'broken'"),
              "3 never");
    EXPECT_THAT(lines,
                testing::HasSubstr("event=job-stuck job=1 kind=broken attempt=3 error=never"));
}

TEST_F(WorkerTest, LooksAtOnceWhenWoken) {
    std::atomic<int> done = 0;
    auto lazy = quick();
    lazy.poll = std::chrono::hours(1);
    Worker worker(database(), {{"mail", [&](const Job&) { ++done; }}}, config::Log::silent(), lazy);
    std::this_thread::sleep_for(milliseconds(100));
    add("mail");
    worker.wake();
    EXPECT_TRUE(eventually([&] { return done == 1; }));
}

TEST_F(WorkerTest, WaitsForTheRunningJobWhenStopped) {
    std::atomic<bool> started = false;
    std::atomic<bool> finished = false;
    add("mail");
    Worker worker(database(),
                  {{"mail",
                    [&](const Job&) {
                        started = true;
                        std::this_thread::sleep_for(milliseconds(200));
                        finished = true;
                    }}},
                  config::Log::silent(),
                  quick());
    EXPECT_TRUE(eventually([&] { return started.load(); }));
    worker.stop();
    EXPECT_TRUE(finished);
    EXPECT_EQ(counts().waiting, 0);
}

}  // namespace
}  // namespace okienko::jobs
