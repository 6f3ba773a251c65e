#include "server/cases/deadline_signal.h"

#include <array>
#include <utility>

namespace okienko::cases {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::pair<Signal, std::string_view>, 5> kNames = {{
    {Signal::late, "late"},
    {Signal::now, "now"},
    {Signal::near, "near"},
    {Signal::calm, "calm"},
    {Signal::pause, "pause"},
}};

}  // namespace

std::string_view to_string(Signal signal) {
    for (const auto& [value, name] : kNames) {
        if (value == signal) return name;
    }
    return {};
}

std::optional<Signal> read_signal(std::string_view text) {
    for (const auto& [value, name] : kNames) {
        if (name == text) return value;
    }
    return std::nullopt;
}

Signal signal_of(std::optional<sys_days> last_day, bool paused, sys_days today) {
    if (paused || !last_day) return Signal::pause;
    const auto left = (*last_day - today).count();
    if (left < 0) return Signal::late;
    if (left <= 1) return Signal::now;
    if (left <= 4) return Signal::near;
    return Signal::calm;
}

std::optional<DayRange> days_of(Signal signal, sys_days today) {
    switch (signal) {
        case Signal::late:
            return DayRange{std::nullopt, today - days{1}};
        case Signal::now:
            return DayRange{today, today + days{1}};
        case Signal::near:
            return DayRange{today + days{2}, today + days{4}};
        case Signal::calm:
            return DayRange{today + days{5}, std::nullopt};
        case Signal::pause:
            break;
    }
    return std::nullopt;
}

}  // namespace okienko::cases
