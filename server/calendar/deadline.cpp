#include "server/calendar/deadline.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace okienko::calendar {
namespace {

using namespace std::chrono;

constexpr std::string_view kShiftBasis = "art. 57 § 4 KPA";
constexpr std::string_view kPauseBasis = "art. 35 § 5 KPA";

std::string_view basis_of(PeriodUnit unit) {
    switch (unit) {
        case PeriodUnit::days:
            return "art. 57 § 1 KPA";
        case PeriodUnit::weeks:
            return "art. 57 § 2 KPA";
        case PeriodUnit::months:
            return "art. 57 § 3 KPA";
        case PeriodUnit::years:
            return "art. 57 § 3a KPA";
    }
    return "";
}

/// Where counting alone ends: a day that may not exist in its month (31 February).
year_month_day raw_end(year_month_day event, Period period) {
    switch (period.unit) {
        case PeriodUnit::days:
            return sys_days{event} + days{period.count};
        case PeriodUnit::weeks:
            return sys_days{event} + days{7 * period.count};
        case PeriodUnit::months:
            return event + months{period.count};
        case PeriodUnit::years:
            return event + years{period.count};
    }
    return event;
}

/// What makes a day one on which a period can't end. A holiday on a Sunday is told as the holiday.
std::optional<DeadlineStep> day_off(sys_days day, const std::vector<sys_days>& announced) {
    DeadlineStep step{.kind = DeadlineStep::Kind::day_off,
                      .date = day,
                      .basis = kShiftBasis,
                      .day_off = {},
                      .holiday = holiday_on(day)};
    const weekday name{day};
    if (step.holiday) {
        step.day_off = DayOff::holiday;
    } else if (name == Sunday) {
        step.day_off = DayOff::sunday;
    } else if (name == Saturday) {
        step.day_off = DayOff::saturday;
    } else if (std::find(announced.begin(), announced.end(), day) != announced.end()) {
        step.day_off = DayOff::announced;
    } else {
        return {};
    }
    return step;
}

void check_range(year year) {
    if (year < 1990y || year > 2199y) {
        throw std::out_of_range(fmt::format("a deadline in the year {}", static_cast<int>(year)));
    }
}

}  // namespace

std::string DeadlineStep::text_id(PeriodUnit unit) const {
    switch (kind) {
        case Kind::event:
            return fmt::format("calendar.step.event-{}", unit_id(unit));
        case Kind::raw_end:
            return fmt::format("calendar.step.raw-end-{}", unit_id(unit));
        case Kind::pause:
            return "calendar.step.pause";
        case Kind::chosen:
            return "calendar.step.chosen";
        case Kind::month_end:
            return "calendar.step.month-end";
        case Kind::day_off:
            if (holiday) return "calendar.step.holiday";
            if (day_off == DayOff::announced) return "calendar.step.announced";
            return day_off == DayOff::saturday ? "calendar.step.saturday" : "calendar.step.sunday";
        case Kind::end:
            return "calendar.step.end";
    }
    return "";
}

Deadline compute_deadline(sys_days event,
                          Period period,
                          int not_counted,
                          const std::vector<sys_days>& announced) {
    using Kind = DeadlineStep::Kind;
    const year_month_day begin{event};
    check_range(begin.year());
    const std::string_view basis = basis_of(period.unit);
    Deadline deadline{
        .event = event, .period = period, .date = {}, .steps = {}, .not_counted = not_counted};
    const auto add = [&](Kind kind, sys_days date, std::string_view why) {
        deadline.steps.push_back(
            {.kind = kind, .date = date, .basis = why, .day_off = {}, .holiday = {}});
    };
    add(Kind::event, event, basis);
    const year_month_day raw = raw_end(begin, period);
    check_range(raw.year());
    const bool exists = raw.ok();
    const sys_days end_of_counting =
        exists ? sys_days{raw} : sys_days{raw.year() / raw.month() / last};
    add(exists ? Kind::raw_end : Kind::month_end, end_of_counting, basis);
    sys_days end = end_of_counting + days{not_counted};
    if (not_counted > 0) add(Kind::pause, end, kPauseBasis);
    while (const auto off = day_off(end, announced)) {
        deadline.steps.push_back(*off);
        end += days{1};
    }
    const std::string_view last_reason = deadline.steps.back().basis;
    add(Kind::end, end, last_reason);
    deadline.date = end;
    return deadline;
}

int days_left(sys_days deadline, sys_days today) {
    return static_cast<int>((deadline - today).count());
}

Nearness nearness(sys_days deadline, sys_days today, int near_days) {
    const int left = days_left(deadline, today);
    if (left < 0) return Nearness::late;
    if (left == 0) return Nearness::today;
    return left <= near_days ? Nearness::near : Nearness::far;
}

std::string_view nearness_id(Nearness nearness) {
    switch (nearness) {
        case Nearness::far:
            return "far";
        case Nearness::near:
            return "near";
        case Nearness::today:
            return "today";
        case Nearness::late:
            return "late";
    }
    return "";
}

}  // namespace okienko::calendar
