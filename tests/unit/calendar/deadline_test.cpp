#include "server/calendar/deadline.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/calendar/local_time.h"

namespace okienko::calendar {
namespace {

using testing::ElementsAre;

std::chrono::sys_days day(std::string_view text) {
    return parse_date(text).value();
}

Deadline deadline(std::string_view event, std::string_view period) {
    return compute_deadline(day(event), parse_period(period).value());
}

struct Vector {
    std::string_view event;
    std::string_view period;
    std::string_view end;
};

class DeadlineVectors : public testing::TestWithParam<Vector> {};

TEST_P(DeadlineVectors, EndWhereTheLawSays) {
    const auto& [event, period, end] = GetParam();
    EXPECT_EQ(format_date(deadline(event, period).date), end) << event << " + " << period;
}

// Computed by hand and by another implementation of art. 57; the first two of 2021 are published
// examples.
constexpr Vector kVectors[] = {
    Vector{"2025-12-10", "14d", "2025-12-29"}, Vector{"2024-12-10", "14d", "2024-12-24"},
    Vector{"2026-05-21", "14d", "2026-06-05"}, Vector{"2026-03-23", "14d", "2026-04-07"},
    Vector{"2026-03-02", "10d", "2026-03-12"}, Vector{"2025-12-31", "2m", "2026-03-02"},
    Vector{"2026-01-31", "1m", "2026-03-02"},  Vector{"2024-01-31", "1m", "2024-02-29"},
    Vector{"2025-11-24", "1m", "2025-12-29"},  Vector{"2026-04-01", "1m", "2026-05-04"},
    Vector{"2026-10-01", "7d", "2026-10-08"},  Vector{"2026-12-17", "7d", "2026-12-28"},
    Vector{"2026-10-25", "7d", "2026-11-02"},  Vector{"2026-02-28", "1m", "2026-03-30"},
    Vector{"2024-02-29", "1y", "2025-02-28"},  Vector{"2026-04-20", "2w", "2026-05-04"},
    Vector{"2026-08-01", "14d", "2026-08-17"}, Vector{"2026-08-31", "1m", "2026-09-30"},
    Vector{"2026-12-10", "14d", "2026-12-28"}, Vector{"2027-03-15", "14d", "2027-03-30"},
    Vector{"2026-10-30", "2d", "2026-11-02"},  Vector{"2021-11-03", "14d", "2021-11-17"},
    Vector{"2021-06-30", "3m", "2021-09-30"},  Vector{"2025-12-17", "7d", "2025-12-29"},
    Vector{"2026-04-24", "7d", "2026-05-04"},  Vector{"2026-05-21", "2w", "2026-06-05"},
};
INSTANTIATE_TEST_SUITE_P(Kpa57, DeadlineVectors, testing::ValuesIn(kVectors));

std::vector<std::string> told(const Deadline& deadline) {
    std::vector<std::string> steps;
    for (const auto& step : deadline.steps) {
        const std::string holiday = step.holiday ? std::string(holiday_id(*step.holiday)) : "";
        steps.push_back(fmt::format("{} {} {} {}",
                                    format_date(step.date),
                                    step.text_id(deadline.period.unit).substr(14),
                                    step.basis.substr(8),
                                    holiday));
    }
    return steps;
}

TEST(Deadline, ShowsEachDayItPassesOver) {
    EXPECT_THAT(told(deadline("2025-12-10", "14d")),
                ElementsAre("2025-12-10 event-days § 1 KPA ",
                            "2025-12-24 raw-end-days § 1 KPA ",
                            "2025-12-24 holiday § 4 KPA christmas-eve",
                            "2025-12-25 holiday § 4 KPA christmas-day",
                            "2025-12-26 holiday § 4 KPA second-christmas-day",
                            "2025-12-27 saturday § 4 KPA ",
                            "2025-12-28 sunday § 4 KPA ",
                            "2025-12-29 end § 4 KPA "));
}

/// 12 November 2018 was announced by an act of its own, a few days before.
TEST(Deadline, PassesOverAnnouncedDays) {
    const auto found =
        compute_deadline(day("2026-11-06"), parse_period("14d").value(), 0, {day("2026-11-20")});
    EXPECT_EQ(found.date, day("2026-11-23"));
    ASSERT_EQ(found.steps.size(), 6U);
    EXPECT_EQ(found.steps[2].date, day("2026-11-20"));
    EXPECT_EQ(found.steps[2].day_off, DayOff::announced);
    EXPECT_EQ(found.steps[2].text_id(PeriodUnit::days), "calendar.step.announced");
    EXPECT_EQ(
        compute_deadline(day("2026-11-06"), parse_period("14d").value(), 0, {day("2026-11-19")})
            .date,
        day("2026-11-20"));
    // One that falls on a Sunday is told as the Sunday it is.
    EXPECT_EQ(
        compute_deadline(day("2026-11-08"), parse_period("14d").value(), 0, {day("2026-11-22")})
            .steps[2]
            .day_off,
        DayOff::sunday);
}

TEST(Deadline, TellsAMonthThatIsTooShort) {
    EXPECT_THAT(told(deadline("2024-01-31", "1m")),
                ElementsAre("2024-01-31 event-months § 3 KPA ",
                            "2024-02-29 month-end § 3 KPA ",
                            "2024-02-29 end § 3 KPA "));
    EXPECT_THAT(told(deadline("2024-02-29", "1y")),
                ElementsAre("2024-02-29 event-years § 3a KPA ",
                            "2025-02-28 month-end § 3a KPA ",
                            "2025-02-28 end § 3a KPA "));
}

TEST(Deadline, CountsWeeksByTheNameOfTheDay) {
    EXPECT_THAT(told(deadline("2026-10-05", "2w")),
                ElementsAre("2026-10-05 event-weeks § 2 KPA ",
                            "2026-10-19 raw-end-weeks § 2 KPA ",
                            "2026-10-19 end § 2 KPA "));
}

TEST(Deadline, NeverEndsOnADayOffNorBeforeTheRawEnd) {
    for (int offset = 0; offset < 3000; ++offset) {
        const auto event = day("2020-01-01") + std::chrono::days(offset);
        for (const std::string_view period :
             {"1d", "7d", "14d", "30d", "2w", "1m", "2m", "3m", "1y"}) {
            const Deadline result = compute_deadline(event, parse_period(period).value());
            ASSERT_TRUE(is_working_day(result.date)) << format_date(event) << " + " << period;
            ASSERT_GE(result.date, result.steps[1].date);
            ASSERT_EQ(result.steps.back().date, result.date);
            ASSERT_LE(result.date - result.steps[1].date, std::chrono::days(5));
        }
    }
}

TEST(Deadline, RefusesYearsItsTableDoesntReach) {
    EXPECT_THROW(deadline("1989-12-31", "1d"), std::out_of_range);
    EXPECT_THROW(deadline("2026-01-01", "3000y"), std::out_of_range);
}

TEST(Deadline, TellsHowNearItIs) {
    const auto end = day("2026-11-20");
    EXPECT_EQ(days_left(end, day("2026-11-17")), 3);
    EXPECT_EQ(nearness(end, day("2026-11-16")), Nearness::far);
    EXPECT_EQ(nearness(end, day("2026-11-17")), Nearness::near);
    EXPECT_EQ(nearness(end, day("2026-11-20")), Nearness::today);
    EXPECT_EQ(nearness(end, day("2026-11-21")), Nearness::late);
    EXPECT_EQ(nearness(end, day("2026-11-13"), 7), Nearness::near);
}

TEST(Period, ReadsFourUnits) {
    EXPECT_EQ(parse_period("14d"), (Period{14, PeriodUnit::days}));
    EXPECT_EQ(parse_period("2w"), (Period{2, PeriodUnit::weeks}));
    EXPECT_EQ(parse_period("1m"), (Period{1, PeriodUnit::months}));
    EXPECT_EQ(parse_period("1y"), (Period{1, PeriodUnit::years}));
    EXPECT_EQ(format_period({14, PeriodUnit::days}), "14d");
}

TEST(Period, RefusesAnythingElse) {
    for (const std::string_view text : {"",
                                        "d",
                                        "14",
                                        "0d",
                                        "-1d",
                                        "+1d",
                                        "01d",
                                        "1.5d",
                                        "14 d",
                                        "14D",
                                        "14dd",
                                        "3661d",
                                        "99999d",
                                        "d14",
                                        "1h",
                                        " 1d"}) {
        EXPECT_FALSE(parse_period(text)) << text;
    }
}

}  // namespace
}  // namespace okienko::calendar
