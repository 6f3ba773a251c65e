#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::calendar {

enum class PeriodUnit { days, weeks, months, years };

/// A statutory period as law writes it: 14 days, 2 weeks, 1 month, 1 year. `count` is 1 to 3660.
struct Period {
    int count = 0;
    PeriodUnit unit = PeriodUnit::days;

    bool operator==(const Period&) const = default;
};

/// "14d", "2w", "1m", "1y"; nothing when the text is anything else.
std::optional<Period> parse_period(std::string_view text);
std::string format_period(Period period);

/// "days", "weeks", "months", "years": the last part of the text id `calendar.period.<unit>`.
std::string_view unit_id(PeriodUnit unit);

}  // namespace okienko::calendar
