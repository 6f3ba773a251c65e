#include "server/config/shifted_clock.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/harness/test_cluster.h"

namespace okienko::config {
namespace {

using namespace std::chrono_literals;

class ShiftedClockTest : public testing::Test {
protected:
    void say(const std::string& words) { std::ofstream(file_, std::ios::trunc) << words; }
    /// How far the clock is from the world's, to the minute.
    std::chrono::minutes distance() const {
        return std::chrono::round<std::chrono::minutes>(clock_.now() - SystemClock().now());
    }
    harness::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "clock";
    ShiftedClock clock_{file_};
};

TEST_F(ShiftedClockTest, MovesBySecondsAndStandsAtAMoment) {
    EXPECT_EQ(distance(), 0min) << "without the file";
    say("7200\n");
    EXPECT_EQ(distance(), 120min);
    say("2026-11-06T09:30:00Z\n");
    const Instant moment{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6} + 9h + 30min};
    EXPECT_EQ(clock_.now(), moment);
    EXPECT_EQ(clock_.now(), moment) << "it stands";
}

TEST_F(ShiftedClockTest, WhatItDoesntUnderstandMovesNothing) {
    for (const char* words : {"", "tomorrow", "12h", "2026-11-06", "2026-13-06T09:30:00Z"}) {
        say(words);
        EXPECT_EQ(distance(), 0min) << words;
    }
}

}  // namespace
}  // namespace okienko::config
