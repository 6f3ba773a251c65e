#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace okienko::cases {

/// How urgent a case is, counted in calendar days of the office. The words of the look's shapes.
enum class Signal {
    late,   ///< the last day has passed
    now,    ///< today or tomorrow
    near,   ///< in two to four days
    calm,   ///< later
    pause,  ///< the deadline does not run, or the law sets none
};

std::string_view to_string(Signal signal);
std::optional<Signal> read_signal(std::string_view text);

/// `last_day` is nullopt when the law sets none; `paused`: it has one that does not run now.
Signal signal_of(std::optional<std::chrono::sys_days> last_day,
                 bool paused,
                 std::chrono::sys_days today);

/// The last days that give a signal, both included; nullopt for `pause`.
struct DayRange {
    std::optional<std::chrono::sys_days> from;
    std::optional<std::chrono::sys_days> to;
};
std::optional<DayRange> days_of(Signal signal, std::chrono::sys_days today);

}  // namespace okienko::cases
