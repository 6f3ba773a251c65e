#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "schemas/texts.h"
#include "server/calendar/deadline.h"

namespace okienko::calendar {

/// The derivation of a deadline as sentences, one a step, from the texts `calendar.…`.
std::vector<std::string> tell_deadline(const Deadline& deadline, const schemas::Texts& texts);

/// "24 grudnia 2025 r."
std::string tell_date(std::chrono::sys_days day, const schemas::Texts& texts);

}  // namespace okienko::calendar
