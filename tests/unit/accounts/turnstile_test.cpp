#include "server/accounts/turnstile.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <optional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;

TEST(Turnstile, NeverLetsMoreThanItsBoundWork) {
    constexpr unsigned kAtOnce = 2;
    constexpr int kPeople = 12;
    Turnstile turnstile({kAtOnce, kPeople, 60s});
    std::atomic<unsigned> inside{0};
    std::atomic<unsigned> most{0};
    std::atomic<int> served{0};
    std::vector<std::jthread> people;
    people.reserve(kPeople);
    for (int n = 0; n < kPeople; ++n) {
        people.emplace_back([&] {
            const auto pass = turnstile.enter();
            if (!pass) return;
            const unsigned now = ++inside;
            unsigned seen = most.load();
            while (seen < now && !most.compare_exchange_weak(seen, now)) {
            }
            std::this_thread::sleep_for(2ms);
            --inside;
            ++served;
        });
    }
    people.clear();
    EXPECT_EQ(served, kPeople);
    EXPECT_LE(most, kAtOnce);
    EXPECT_EQ(turnstile.inside(), 0U);
}

TEST(Turnstile, TurnsAwayWhoFindsTheQueueFull) {
    Turnstile turnstile({1, 1, 60s});
    std::optional<std::jthread> waiting;
    {
        const auto working = turnstile.enter();
        ASSERT_TRUE(working);
        waiting.emplace([&] { EXPECT_TRUE(turnstile.enter()); });
        while (turnstile.waiting() == 0) std::this_thread::yield();
        EXPECT_FALSE(turnstile.enter());
    }
    waiting.reset();
    EXPECT_TRUE(turnstile.enter());
}

TEST(Turnstile, TurnsAwayWhoWaitedTooLong) {
    Turnstile turnstile({1, 5, 1ms});
    const auto working = turnstile.enter();
    EXPECT_FALSE(turnstile.enter());
    EXPECT_EQ(turnstile.waiting(), 0U);
}

}  // namespace
}  // namespace okienko::accounts
