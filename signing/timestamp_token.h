#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace okienko::signing {

/// The time a time-stamp token states (RFC 3161, 2.4.2: genTime), read without any judgement of the
/// token. nullopt when it can't be read.
std::optional<std::chrono::sys_seconds> stated_time(std::string_view token);

}  // namespace okienko::signing
