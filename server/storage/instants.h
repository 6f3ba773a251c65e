#pragma once

#include <string>
#include <string_view>

#include "server/config/clock.h"

namespace okienko::storage {

/// An instant as a parameter of type timestamptz: "2026-11-20T10:15:00.123456Z".
std::string to_sql(config::Instant instant);

/// An instant as our connections (time zone UTC) print a timestamptz: "2026-11-20
/// 10:15:00.123456+00". Throws std::invalid_argument for anything else, infinity included.
config::Instant from_sql(std::string_view text);

}  // namespace okienko::storage
