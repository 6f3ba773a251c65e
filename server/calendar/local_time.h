#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "server/config/clock.h"

namespace okienko::calendar {

using config::Instant;

/// The offset of Poland's official time from UTC: one hour, or two from the last Sunday of March
/// 01:00 UTC to the last Sunday of October 01:00 UTC (directive 2000/84/EC). Computed, so that the
/// host's zone files and TZ don't matter; right for instants from 1996 on.
std::chrono::hours warsaw_offset(Instant instant);

/// Local time in Europe/Warsaw, "YYYY-MM-DDTHH:MM:SS", cut to the second.
std::string local(Instant instant);
/// The same with the offset, "YYYY-MM-DDTHH:MM:SS+01:00": for documents.
std::string local_with_offset(Instant instant);
/// The calendar day in Europe/Warsaw.
std::chrono::sys_days local_date(Instant instant);
/// The instant of midnight at the beginning of a local day.
Instant start_of_local_day(std::chrono::sys_days day);

/// "2026-11-20"; nothing for any other writing or a day that doesn't exist.
std::optional<std::chrono::sys_days> parse_date(std::string_view text);
std::string format_date(std::chrono::sys_days day);

/// "2026-11-20T10:15:00Z", "2026-11-20T11:15:00.25+01:00" (xs:dateTime with a zone, years 1000 to
/// 9998, no 24:00).
std::optional<Instant> parse_instant(std::string_view text);
/// UTC, "2026-11-20T10:15:00Z", with six decimals only when they aren't zero.
std::string format_instant(Instant instant);

}  // namespace okienko::calendar
