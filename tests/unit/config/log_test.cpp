#include "server/config/log.h"

#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace okienko::config {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;

class LogTest : public testing::Test {
protected:
    std::vector<std::string> lines_;
    Log log_{[this](std::string_view line) { lines_.emplace_back(line); }};
};

TEST_F(LogTest, WritesAnEventAndItsFieldsInOneLine) {
    log_.info("case-opened", {{"case", "OKN-2026-7K3M9Q"}, {"ms", 12}, {"account", true}});
    ASSERT_EQ(lines_.size(), 1U);
    EXPECT_THAT(lines_[0],
                MatchesRegex("time=[0-9-]+T[0-9:]+\\.[0-9]{6}Z level=info event=case-opened "
                             "case=OKN-2026-7K3M9Q ms=12 account=true\n"));
}

TEST_F(LogTest, CarriesTheRequestsId) {
    log_.with("request", "7f3a").warning("slow");
    EXPECT_THAT(lines_.at(0), EndsWith("level=warning event=slow request=7f3a\n"));
}

TEST_F(LogTest, NoValueCanForgeALine) {
    log_.error("bad",
               {{"detail", "one\ntime=now level=info event=\"forged\"\r\x1b[0m"}, {"empty", ""}});
    EXPECT_THAT(
        lines_.at(0),
        HasSubstr(R"(detail="one\ntime=now level=info event=\"forged\"\x0d\x1b[0m" empty="")"));
    EXPECT_EQ(std::count(lines_[0].begin(), lines_[0].end(), '\n'), 1);
}

TEST_F(LogTest, LeavesOutWhatIsBelowTheLevel) {
    const Log quiet = log_.from(Log::Level::warning);
    quiet.info("nothing");
    quiet.error("something");
    EXPECT_EQ(lines_.size(), 1U);
}

TEST_F(LogTest, LinesOfManyThreadsStayWhole) {
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([this] {
                for (int n = 0; n < 200; ++n) log_.info("tick", {{"n", n}});
            });
        }
    }
    std::string all;
    for (const auto& lines : lines_) {
        EXPECT_THAT(lines, EndsWith("\n"));
        all += lines;
    }
    std::istringstream written(all);
    int count = 0;
    for (std::string line; std::getline(written, line); ++count) {
        EXPECT_THAT(line, MatchesRegex("time=[^ ]+ level=info event=tick n=[0-9]+"));
    }
    EXPECT_EQ(count, 1600);
}

}  // namespace
}  // namespace okienko::config
