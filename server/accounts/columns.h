#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"

namespace pqxx {
class binarystring;
class field;
}  // namespace pqxx

namespace okienko::accounts {

// How this room's columns become values and back; for its *_store.cpp.

std::int64_t micros(config::Instant at);
config::Instant instant(const pqxx::field& micros);
std::optional<config::Instant> maybe_instant(const pqxx::field& micros);
pqxx::binarystring bytes(std::string_view raw);

/// Codes joined by commas, as array_to_string() gives them; a code holds no comma.
std::vector<std::string> split_list(std::string_view text);
std::string join_list(const std::vector<std::string>& parts);

}  // namespace okienko::accounts
