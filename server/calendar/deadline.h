#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/calendar/holidays.h"
#include "server/calendar/period.h"

namespace okienko::calendar {

/// Why the day of a step is not the end of a period (art. 57 § 4: a statutory day off or a
/// Saturday).
enum class DayOff {
    saturday,
    sunday,
    holiday,
    announced,  ///< a statutory day off of its own act, which no rule computes (12 November 2018)
};

/// One step of the derivation, in order: the event, the raw end, then a shift for every day off,
/// then the end.
struct DeadlineStep {
    enum class Kind {
        event,  ///< the day of the event: not counted (§ 1) or the day the period begins with (§ 2,
                ///< 3, 3a)
        raw_end,    ///< where counting alone ends
        pause,      ///< the raw end moved by days that are not counted (art. 35 § 5)
        month_end,  ///< the raw end moved to the last day of a month that has no such day (§ 3, §
                    ///< 3a)
        chosen,     ///< the day the office set and told, instead of counting
        day_off,    ///< this day can't be the end (§ 4)
        end,        ///< the deadline
    };
    Kind kind = Kind::event;
    std::chrono::sys_days date;
    std::string_view basis;          ///< "art. 57 § 4 KPA"
    std::optional<DayOff> day_off;   ///< for Kind::day_off
    std::optional<Holiday> holiday;  ///< for DayOff::holiday

    /// The id of the step's words: `calendar.step.event-days`, `calendar.step.raw-end-months`,
    /// `calendar.step.pause`, `calendar.step.chosen`, `calendar.step.month-end`,
    /// `calendar.step.saturday`, `.sunday`, `.holiday`, `.announced`, `calendar.step.end`.
    std::string text_id(PeriodUnit unit) const;
};

/// The end of a period and how it was found: plain values for pages, documents and the command
/// line.
struct Deadline {
    std::chrono::sys_days event;
    Period period;
    std::chrono::sys_days date;  ///< the last day on which the act is in time
    std::vector<DeadlineStep> steps;
    int not_counted = 0;  ///< days on which it did not run
};

/// The deadline of a period that starts with an event, by art. 57 § 1 - § 4 of the Code of
/// Administrative Procedure (KPA). `not_counted`: days on which it did not run, because the office
/// waited for somebody else (art. 35 § 5); they come before the shifts of art. 57 § 4. `announced`:
/// statutory days off beside those of holidays.h. Throws std::out_of_range for dates outside the
/// years 1990 to 2199.
Deadline compute_deadline(std::chrono::sys_days event,
                          Period period,
                          int not_counted = 0,
                          const std::vector<std::chrono::sys_days>& announced = {});

/// Days from `today` to `deadline`: 0 on the last day, negative when it has passed.
int days_left(std::chrono::sys_days deadline, std::chrono::sys_days today);

/// How near a deadline is, for the signals of queues and case pages.
enum class Nearness { far, near, today, late };  ///< near: at most `near_days` left
Nearness nearness(std::chrono::sys_days deadline, std::chrono::sys_days today, int near_days = 3);
std::string_view nearness_id(Nearness nearness);  ///< "far", "near", "today", "late"

}  // namespace okienko::calendar
