#include "server/web/rate_limiter.h"

#include <gtest/gtest.h>

namespace okienko::web {
namespace {

using namespace std::chrono_literals;

TEST(RateLimiter, LetsABurstThroughAndRefills) {
    RateLimiter limiter({60, 3, 100});
    const auto start = RateLimiter::Time{} + 1h;
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take("a", start));
    EXPECT_EQ(limiter.take("a", start), 1s);
    EXPECT_FALSE(limiter.take("b", start));
    EXPECT_FALSE(limiter.take("a", start + 1s));
    EXPECT_TRUE(limiter.take("a", start + 1s));
}

TEST(RateLimiter, KeepsItsMemoryBounded) {
    RateLimiter limiter({60, 2, 10});
    const auto start = RateLimiter::Time{} + 1h;
    for (int i = 0; i < 1000; ++i)
        EXPECT_FALSE(limiter.take(std::to_string(i), start + std::chrono::seconds(i)));
    EXPECT_FALSE(limiter.take("last", start + 2000s));
}

}  // namespace
}  // namespace okienko::web
