#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"

namespace {

using namespace okienko::calendar;

/// What was read is written the same way again.
void read_date(std::string_view text) {
    const auto day = parse_date(text);
    if (day && format_date(*day) != text) __builtin_trap();
}

void read_instant(std::string_view text) {
    if (const auto instant = parse_instant(text)) {
        if (parse_instant(format_instant(*instant)) != instant) __builtin_trap();
        if (local(*instant).substr(0, 10) != format_date(local_date(*instant))) __builtin_trap();
    }
}

void read_period(std::string_view text) {
    const auto period = parse_period(text);
    if (!period) return;
    if (format_period(*period) != text) __builtin_trap();
    try {
        const Deadline deadline = compute_deadline(parse_date("2026-11-20").value(), *period);
        if (!is_working_day(deadline.date)) __builtin_trap();
    } catch (const std::out_of_range&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read_date(text);
    read_instant(text);
    read_period(text);
    return 0;
}
