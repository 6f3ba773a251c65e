#include "server/calendar/local_time.h"

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace okienko::calendar {
namespace {

Instant at(std::string_view text) {
    return parse_instant(text).value();
}

TEST(LocalTime, ChangesAtOneInTheMorningUtc) {
    EXPECT_EQ(local(at("2026-03-29T00:59:59Z")), "2026-03-29T01:59:59");
    EXPECT_EQ(local(at("2026-03-29T01:00:00Z")), "2026-03-29T03:00:00");
    EXPECT_EQ(local(at("2026-10-25T00:59:59Z")), "2026-10-25T02:59:59");
    EXPECT_EQ(local(at("2026-10-25T01:00:00Z")), "2026-10-25T02:00:00");
    EXPECT_EQ(local_with_offset(at("2026-07-01T10:00:00Z")), "2026-07-01T12:00:00+02:00");
    EXPECT_EQ(local_with_offset(at("2026-12-01T10:00:00.9Z")), "2026-12-01T11:00:00+01:00");
}

TEST(LocalTime, DatesChangeAtLocalMidnight) {
    EXPECT_EQ(format_date(local_date(at("2026-11-20T22:59:59Z"))), "2026-11-20");
    EXPECT_EQ(format_date(local_date(at("2026-11-20T23:00:00Z"))), "2026-11-21");
    EXPECT_EQ(format_date(local_date(at("2026-07-20T22:00:00Z"))), "2026-07-21");
    EXPECT_EQ(format_date(local_date(at("2026-12-31T23:30:00Z"))), "2027-01-01");
}

TEST(LocalTime, MidnightHasItsInstant) {
    EXPECT_EQ(format_instant(start_of_local_day(parse_date("2026-11-20").value())),
              "2026-11-19T23:00:00Z");
    EXPECT_EQ(format_instant(start_of_local_day(parse_date("2026-07-20").value())),
              "2026-07-19T22:00:00Z");
    for (auto day = parse_date("2026-01-01").value(); day < parse_date("2027-01-01");
         day += std::chrono::days(1)) {
        EXPECT_EQ(local(start_of_local_day(day)), format_date(day) + "T00:00:00");
    }
}

TEST(LocalTime, AgreesWithTheSystemsZoneFiles) {
    const std::string old = std::getenv("TZ") == nullptr ? "" : std::getenv("TZ");
    setenv("TZ", "Europe/Warsaw", 1);
    tzset();
    const std::time_t probe = 1'784'000'000;  // July 2026
    std::tm summer{};
    localtime_r(&probe, &summer);
    int compared = 0;
    // Every 37 minutes of forty years.
    for (std::time_t time = 852'076'800; summer.tm_gmtoff == 7200 && time < 2'114'380'800;
         time += 37L * 60) {
        std::tm parts{};
        localtime_r(&time, &parts);
        const auto offset = warsaw_offset(Instant{std::chrono::seconds(time)});
        ASSERT_EQ(std::chrono::seconds(offset).count(), parts.tm_gmtoff) << time;
        ++compared;
    }
    old.empty() ? unsetenv("TZ") : setenv("TZ", old.c_str(), 1);
    tzset();
    if (compared == 0) GTEST_SKIP() << "no zone files here";
}

TEST(Dates, AreIsoAndExist) {
    EXPECT_EQ(format_date(parse_date("2024-02-29").value()), "2024-02-29");
    for (const std::string_view text : {"",
                                        "2026-2-3",
                                        "2026-02-30",
                                        "2025-02-29",
                                        "2026-13-01",
                                        "2026-00-10",
                                        "26-01-01",
                                        "2026-01-01 ",
                                        " 2026-01-01",
                                        "2026/01/01",
                                        "20260101",
                                        "0999-01-01",
                                        "2026-01-0a"}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

TEST(Instants, AreReadAndWritten) {
    EXPECT_EQ(format_instant(at("2026-11-20T11:15:00+01:00")), "2026-11-20T10:15:00Z");
    EXPECT_EQ(format_instant(at("2026-11-20T00:15:00.25+14:00")), "2026-11-19T10:15:00.250000Z");
    EXPECT_EQ(format_instant(at("2026-11-20T10:15:00.1234569Z")), "2026-11-20T10:15:00.123456Z");
    EXPECT_EQ(format_instant(at("2026-11-20T10:15:00-00:30")), "2026-11-20T10:45:00Z");
    for (const std::string_view text : {"",
                                        "2026-11-20",
                                        "2026-11-20T10:15:00",
                                        "2026-11-20 10:15:00Z",
                                        "2026-11-20T24:00:00Z",
                                        "2026-11-20T10:60:00Z",
                                        "2026-11-20T10:15:60Z",
                                        "2026-11-20T10:15Z",
                                        "2026-11-20T10:15:00.Z",
                                        "2026-11-20T10:15:00+1:00",
                                        "2026-11-20T10:15:00+15:00",
                                        "2026-11-20T10:15:00Zz",
                                        "2026-11-31T10:15:00Z",
                                        "2026-11-20T10:15:00z",
                                        "1000-01-01T00:00:00+14:00",
                                        "9999-12-31T23:59:59Z"}) {
        EXPECT_FALSE(parse_instant(text)) << text;
    }
}

}  // namespace
}  // namespace okienko::calendar
