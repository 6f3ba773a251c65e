#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pqxx/pqxx>

#include "server/config/clock.h"

namespace okienko::accounts {

// How this room's columns become values and back. For *_store.cpp only.

inline std::int64_t micros(config::Instant at) {
    return at.time_since_epoch().count();
}

inline config::Instant instant(const pqxx::field& field) {
    return config::Instant{std::chrono::microseconds{field.as<std::int64_t>()}};
}

inline std::optional<config::Instant> maybe_instant(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return instant(field);
}

inline pqxx::binarystring bytes(std::string_view raw) {
    return {raw.data(), raw.size()};
}

/// Codes joined by commas, as array_to_string() gives them; a code holds no comma.
inline std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        parts.emplace_back(text.substr(0, comma));
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return parts;
}

inline std::string join_list(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
}

}  // namespace okienko::accounts
