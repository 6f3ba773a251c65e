#include "server/calendar/period.h"

#include <charconv>

#include <fmt/format.h>

namespace okienko::calendar {
namespace {

constexpr int kLongest = 3660;

std::optional<PeriodUnit> unit_of(char letter) {
    switch (letter) {
        case 'd':
            return PeriodUnit::days;
        case 'w':
            return PeriodUnit::weeks;
        case 'm':
            return PeriodUnit::months;
        case 'y':
            return PeriodUnit::years;
        default:
            return {};
    }
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
    if (text.size() < 2 || text.size() > 5 || text.front() < '1' || text.front() > '9') return {};
    const auto unit = unit_of(text.back());
    text.remove_suffix(1);
    int count = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (!unit || fault != std::errc{} || end != text.data() + text.size() || count > kLongest)
        return {};
    return Period{count, *unit};
}

std::string format_period(Period period) {
    return fmt::format("{}{}", period.count, unit_id(period.unit).front());
}

std::string_view unit_id(PeriodUnit unit) {
    switch (unit) {
        case PeriodUnit::days:
            return "days";
        case PeriodUnit::weeks:
            return "weeks";
        case PeriodUnit::months:
            return "months";
        case PeriodUnit::years:
            return "years";
    }
    return "days";
}

}  // namespace okienko::calendar
