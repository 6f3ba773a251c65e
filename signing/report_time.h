#pragma once

#include <chrono>
#include <string>

namespace okienko::signing {

std::string day_of(std::chrono::sys_seconds time);     ///< "2026-03-13", UTC
std::string moment_of(std::chrono::sys_seconds time);  ///< "2026-03-13T12:00:00Z"

}  // namespace okienko::signing
