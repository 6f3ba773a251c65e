#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace okienko::forms {

/// A date written as ISO 8601, "2026-03-01"; nullopt for anything else and for days the calendar
/// doesn't have.
std::optional<std::chrono::sys_days> parse_iso_date(std::string_view text);
std::string iso_date(std::chrono::sys_days day);

/// Month 1 to 12 of what a person writes: "3", "03", "III", "marzec", "marca", "mar.", "march";
/// case and Polish letters don't matter.
std::optional<unsigned> month_of(std::string_view text);

/// Full years from a day to another.
int full_years(std::chrono::sys_days from, std::chrono::sys_days to);

/// The day after a period "14d", "2w", "3m" or "1y"; a day the month doesn't have becomes its last.
std::optional<std::chrono::sys_days> add_period(std::chrono::sys_days day, std::string_view period);

}  // namespace okienko::forms
