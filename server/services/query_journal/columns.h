#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"

namespace pqxx {
class field;
}

namespace okienko::query_journal {

/// How columns are read: instants as microseconds, days as days since 1970. Only for the stores.
config::Instant instant_of(const pqxx::field& field);
std::chrono::sys_days day_of(const pqxx::field& field);
std::optional<config::Instant> maybe_instant(const pqxx::field& field);
std::optional<std::string> maybe_text(const pqxx::field& field);
/// The text of an array parameter: {"OR","SA"}.
std::string array_of(const std::vector<std::string>& items);

}  // namespace okienko::query_journal
