#include "server/calendar/holidays.h"

#include <array>

namespace okienko::calendar {
namespace {

using namespace std::chrono;

/// A holiday with a day of its own in the calendar, and the years it is one.
struct FixedHoliday {
    Holiday holiday;
    month_day day;
    int from = 0;
    int to = 9999;
};

constexpr std::array kFixed = {
    FixedHoliday{Holiday::new_year, January / 1},
    FixedHoliday{Holiday::epiphany, January / 6, 2011},  // Dz.U. 2010 nr 224 poz. 1459
    FixedHoliday{Holiday::labour_day, May / 1},
    FixedHoliday{Holiday::constitution_day, May / 3},
    FixedHoliday{Holiday::assumption, August / 15},
    FixedHoliday{Holiday::all_saints, November / 1},
    FixedHoliday{Holiday::independence_day, November / 11},
    FixedHoliday{
        Holiday::independence_centenary, November / 12, 2018, 2018},  // Dz.U. 2018 poz. 2117
    FixedHoliday{Holiday::christmas_eve, December / 24, 2025},        // Dz.U. 2024 poz. 1965
    FixedHoliday{Holiday::christmas_day, December / 25},
    FixedHoliday{Holiday::second_christmas_day, December / 26},
};

/// A holiday so many days after Easter Sunday.
struct MovableHoliday {
    Holiday holiday;
    int days_after_easter;
};

constexpr std::array kMovable = {
    MovableHoliday{Holiday::easter_sunday, 0},
    MovableHoliday{Holiday::easter_monday, 1},
    MovableHoliday{Holiday::pentecost, 49},
    MovableHoliday{Holiday::corpus_christi, 60},
};

}  // namespace

std::string_view holiday_id(Holiday holiday) {
    switch (holiday) {
        case Holiday::new_year:
            return "new-year";
        case Holiday::epiphany:
            return "epiphany";
        case Holiday::easter_sunday:
            return "easter-sunday";
        case Holiday::easter_monday:
            return "easter-monday";
        case Holiday::labour_day:
            return "labour-day";
        case Holiday::constitution_day:
            return "constitution-day";
        case Holiday::pentecost:
            return "pentecost";
        case Holiday::corpus_christi:
            return "corpus-christi";
        case Holiday::assumption:
            return "assumption";
        case Holiday::all_saints:
            return "all-saints";
        case Holiday::independence_day:
            return "independence-day";
        case Holiday::independence_centenary:
            return "independence-centenary";
        case Holiday::christmas_eve:
            return "christmas-eve";
        case Holiday::christmas_day:
            return "christmas-day";
        case Holiday::second_christmas_day:
            return "second-christmas-day";
    }
    return "";
}

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8), with its names.
sys_days easter(year year) {
    const int y = static_cast<int>(year);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int p = h + l - 7 * m + 114;
    return sys_days{year / month{static_cast<unsigned>(p / 31)} /
                    day{static_cast<unsigned>(p % 31 + 1)}};
}

std::optional<Holiday> holiday_on(sys_days day) {
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    for (const auto& fixed : kFixed) {
        if (month_day{date.month(), date.day()} == fixed.day && year >= fixed.from &&
            year <= fixed.to) {
            return fixed.holiday;
        }
    }
    const auto after_easter = (day - easter(date.year())).count();
    for (const auto& movable : kMovable) {
        if (after_easter == movable.days_after_easter) return movable.holiday;
    }
    return {};
}

bool is_working_day(sys_days day) {
    const weekday name{day};
    return name != Saturday && name != Sunday && !holiday_on(day);
}

sys_days working_day_from(sys_days day) {
    while (!is_working_day(day)) day += days{1};
    return day;
}

}  // namespace okienko::calendar
