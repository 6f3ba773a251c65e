#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace okienko::calendar {

/// The statutory days off of Poland other than ordinary Sundays (act of 18 January 1951 as
/// amended), each from the year it is one. Easter Sunday and Pentecost are named although they are
/// Sundays.
enum class Holiday {
    new_year,
    epiphany,  ///< from 2011
    easter_sunday,
    easter_monday,
    labour_day,
    constitution_day,
    pentecost,
    corpus_christi,
    assumption,
    all_saints,
    independence_day,
    independence_centenary,  ///< 12 November 2018, once
    christmas_eve,           ///< from 2025
    christmas_day,
    second_christmas_day,
};

/// The stable id of a holiday, e.g. "corpus-christi"; its words are the text
/// `calendar.holiday.<id>`.
std::string_view holiday_id(Holiday holiday);

std::optional<Holiday> holiday_on(std::chrono::sys_days day);

/// Easter Sunday of the Gregorian calendar.
std::chrono::sys_days easter(std::chrono::year year);

/// Neither Saturday, Sunday nor a holiday.
bool is_working_day(std::chrono::sys_days day);

/// The day itself when it is a working day, else the next one.
std::chrono::sys_days working_day_from(std::chrono::sys_days day);

}  // namespace okienko::calendar
