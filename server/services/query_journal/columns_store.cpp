#include <pqxx/pqxx>

#include "server/services/query_journal/columns.h"

namespace okienko::query_journal {

config::Instant instant_of(const pqxx::field& field) {
    return config::Instant{std::chrono::microseconds{field.as<std::int64_t>()}};
}

std::chrono::sys_days day_of(const pqxx::field& field) {
    return std::chrono::sys_days{std::chrono::days{field.as<int>()}};
}

std::optional<config::Instant> maybe_instant(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return instant_of(field);
}

std::optional<std::string> maybe_text(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return field.as<std::string>();
}

std::string array_of(const std::vector<std::string>& items) {
    std::string array = "{";
    for (const std::string& item : items) {
        if (array.size() > 1) array += ',';
        array += '"';
        for (const char c : item) {
            if (c == '"' || c == '\\') array += '\\';
            array += c;
        }
        array += '"';
    }
    return array + "}";
}

}  // namespace okienko::query_journal
