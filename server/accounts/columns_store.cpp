#include <chrono>

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

std::int64_t micros(config::Instant at) {
    return at.time_since_epoch().count();
}

config::Instant instant(const pqxx::field& micros) {
    return config::Instant{std::chrono::microseconds{micros.as<std::int64_t>()}};
}

std::optional<config::Instant> maybe_instant(const pqxx::field& micros) {
    if (micros.is_null()) return std::nullopt;
    return instant(micros);
}

pqxx::binarystring bytes(std::string_view raw) {
    return {raw.data(), raw.size()};
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        parts.emplace_back(text.substr(0, comma));
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return parts;
}

std::string join_list(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
}

}  // namespace okienko::accounts
