#include "server/calendar/holidays.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "server/calendar/local_time.h"

namespace okienko::calendar {
namespace {

std::chrono::sys_days day(std::string_view text) {
    return parse_date(text).value();
}

std::string id_on(std::string_view text) {
    const auto holiday = holiday_on(day(text));
    return holiday ? std::string(holiday_id(*holiday)) : "";
}

// All statutory days off of the years 2024 to 2030.
const std::map<std::string, std::string> kTable = {
    {"2024-01-01", "new-year"},
    {"2024-01-06", "epiphany"},
    {"2024-03-31", "easter-sunday"},
    {"2024-04-01", "easter-monday"},
    {"2024-05-01", "labour-day"},
    {"2024-05-03", "constitution-day"},
    {"2024-05-19", "pentecost"},
    {"2024-05-30", "corpus-christi"},
    {"2024-08-15", "assumption"},
    {"2024-11-01", "all-saints"},
    {"2024-11-11", "independence-day"},
    {"2024-12-25", "christmas-day"},
    {"2024-12-26", "second-christmas-day"},
    {"2025-01-01", "new-year"},
    {"2025-01-06", "epiphany"},
    {"2025-04-20", "easter-sunday"},
    {"2025-04-21", "easter-monday"},
    {"2025-05-01", "labour-day"},
    {"2025-05-03", "constitution-day"},
    {"2025-06-08", "pentecost"},
    {"2025-06-19", "corpus-christi"},
    {"2025-08-15", "assumption"},
    {"2025-11-01", "all-saints"},
    {"2025-11-11", "independence-day"},
    {"2025-12-24", "christmas-eve"},
    {"2025-12-25", "christmas-day"},
    {"2025-12-26", "second-christmas-day"},
    {"2026-01-01", "new-year"},
    {"2026-01-06", "epiphany"},
    {"2026-04-05", "easter-sunday"},
    {"2026-04-06", "easter-monday"},
    {"2026-05-01", "labour-day"},
    {"2026-05-03", "constitution-day"},
    {"2026-05-24", "pentecost"},
    {"2026-06-04", "corpus-christi"},
    {"2026-08-15", "assumption"},
    {"2026-11-01", "all-saints"},
    {"2026-11-11", "independence-day"},
    {"2026-12-24", "christmas-eve"},
    {"2026-12-25", "christmas-day"},
    {"2026-12-26", "second-christmas-day"},
    {"2027-01-01", "new-year"},
    {"2027-01-06", "epiphany"},
    {"2027-03-28", "easter-sunday"},
    {"2027-03-29", "easter-monday"},
    {"2027-05-01", "labour-day"},
    {"2027-05-03", "constitution-day"},
    {"2027-05-16", "pentecost"},
    {"2027-05-27", "corpus-christi"},
    {"2027-08-15", "assumption"},
    {"2027-11-01", "all-saints"},
    {"2027-11-11", "independence-day"},
    {"2027-12-24", "christmas-eve"},
    {"2027-12-25", "christmas-day"},
    {"2027-12-26", "second-christmas-day"},
    {"2028-01-01", "new-year"},
    {"2028-01-06", "epiphany"},
    {"2028-04-16", "easter-sunday"},
    {"2028-04-17", "easter-monday"},
    {"2028-05-01", "labour-day"},
    {"2028-05-03", "constitution-day"},
    {"2028-06-04", "pentecost"},
    {"2028-06-15", "corpus-christi"},
    {"2028-08-15", "assumption"},
    {"2028-11-01", "all-saints"},
    {"2028-11-11", "independence-day"},
    {"2028-12-24", "christmas-eve"},
    {"2028-12-25", "christmas-day"},
    {"2028-12-26", "second-christmas-day"},
    {"2029-01-01", "new-year"},
    {"2029-01-06", "epiphany"},
    {"2029-04-01", "easter-sunday"},
    {"2029-04-02", "easter-monday"},
    {"2029-05-01", "labour-day"},
    {"2029-05-03", "constitution-day"},
    {"2029-05-20", "pentecost"},
    {"2029-05-31", "corpus-christi"},
    {"2029-08-15", "assumption"},
    {"2029-11-01", "all-saints"},
    {"2029-11-11", "independence-day"},
    {"2029-12-24", "christmas-eve"},
    {"2029-12-25", "christmas-day"},
    {"2029-12-26", "second-christmas-day"},
    {"2030-01-01", "new-year"},
    {"2030-01-06", "epiphany"},
    {"2030-04-21", "easter-sunday"},
    {"2030-04-22", "easter-monday"},
    {"2030-05-01", "labour-day"},
    {"2030-05-03", "constitution-day"},
    {"2030-06-09", "pentecost"},
    {"2030-06-20", "corpus-christi"},
    {"2030-08-15", "assumption"},
    {"2030-11-01", "all-saints"},
    {"2030-11-11", "independence-day"},
    {"2030-12-24", "christmas-eve"},
    {"2030-12-25", "christmas-day"},
    {"2030-12-26", "second-christmas-day"},
};

TEST(Holidays, AreThoseOfTheTableAndNoOthers) {
    for (auto at = day("2024-01-01"); at <= day("2030-12-31"); at += std::chrono::days(1)) {
        const std::string date = format_date(at);
        const auto expected = kTable.find(date);
        EXPECT_EQ(id_on(date), expected == kTable.end() ? "" : expected->second) << date;
    }
}

TEST(Holidays, BeginWhenTheLawSays) {
    EXPECT_EQ(id_on("2010-01-06"), "");
    EXPECT_EQ(id_on("2011-01-06"), "epiphany");
    EXPECT_EQ(id_on("2024-12-24"), "");
    EXPECT_EQ(id_on("2025-12-24"), "christmas-eve");
    EXPECT_EQ(id_on("2018-11-12"), "independence-centenary");
    EXPECT_EQ(id_on("2017-11-12"), "");
    EXPECT_EQ(id_on("2019-11-12"), "");
}

TEST(Holidays, EasterIsComputed) {
    for (const auto* date : {"1995-04-16",
                             "2000-04-23",
                             "2008-03-23",
                             "2011-04-24",
                             "2019-04-21",
                             "2025-04-20",
                             "2026-04-05",
                             "2027-03-28",
                             "2038-04-25",
                             "2100-03-28"}) {
        EXPECT_EQ(easter(std::chrono::year_month_day{day(date)}.year()), day(date)) << date;
    }
}

TEST(Holidays, WorkingDays) {
    EXPECT_TRUE(is_working_day(day("2026-11-20")));
    EXPECT_FALSE(is_working_day(day("2026-11-21")));  // Saturday
    EXPECT_FALSE(is_working_day(day("2026-11-22")));  // Sunday
    EXPECT_FALSE(is_working_day(day("2026-11-11")));  // Wednesday, a holiday
    EXPECT_EQ(working_day_from(day("2026-11-20")), day("2026-11-20"));
    EXPECT_EQ(working_day_from(day("2025-12-24")), day("2025-12-29"));
}

}  // namespace
}  // namespace okienko::calendar
