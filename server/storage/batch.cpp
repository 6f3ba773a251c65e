#include "server/storage/batch.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <pqxx/pqxx>

namespace okienko::storage {

namespace {

/// The constraint's name in PostgreSQL's words: … unique constraint "cases_number_key".
std::string constraint_of(const std::string& message) {
    const auto from = message.find("constraint \"");
    if (from == std::string::npos) return {};
    const auto start = from + 12;
    return message.substr(start, message.find('"', start) - start);
}

/// A number that stands in a text: appends it greater by `more`, and returns where it ended.
std::size_t renumber(const std::string& text, std::size_t at, std::size_t more, std::string& to) {
    std::size_t number = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = number * 10 + static_cast<std::size_t>(text[at] - '0');
    }
    to += std::to_string(number + more);
    return at;
}

/// "$3" becomes "$58" when 55 values stand before it; "#3" likewise behind other bytes.
std::string renumbered(const std::string& text, std::size_t values, std::size_t bytes) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char sign = text[at++];
        result += sign;
        if (sign == '$') at = renumber(text, at, values, result);
        if (sign == '#') at = renumber(text, at, bytes, result);
    }
    return result;
}

/// "#3" becomes "$58" behind 55 values.
std::string with_bytes_behind(const std::string& text, std::size_t values) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char sign = text[at++];
        result += sign == '#' ? '$' : sign;
        if (sign == '#') at = renumber(text, at, values, result);
    }
    return result;
}

}  // namespace

std::string Batch::value(std::string text, std::string_view type) {
    values_.push_back(std::move(text));
    std::string place = "$" + std::to_string(values_.size());
    if (!type.empty()) place.append("::").append(type);
    return place;
}

std::string Batch::bytes(std::string_view raw) {
    bytes_.emplace_back(raw);
    return "#" + std::to_string(bytes_.size()) + "::bytea";
}

void Batch::add(std::string_view into, const std::vector<std::string>& expressions) {
    std::string row = "(";
    for (const std::string& expression : expressions) {
        if (row.size() > 1) row += ", ";
        row += expression;
    }
    rows_.push_back({std::string(into), row + ")"});
}

void Batch::append(const Batch& other) {
    for (const Row& row : other.rows_) {
        rows_.push_back({row.into, renumbered(row.expressions, values_.size(), bytes_.size())});
    }
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    bytes_.insert(bytes_.end(), other.bytes_.begin(), other.bytes_.end());
}

/// One insert for each table, in the order of first appearance.
std::string Batch::inserts() const {
    std::vector<std::pair<std::string_view, std::string>> inserts;
    for (const Row& row : rows_) {
        const auto known = std::find_if(inserts.begin(), inserts.end(), [&](const auto& insert) {
            return insert.first == row.into;
        });
        if (known == inserts.end()) {
            inserts.emplace_back(row.into, row.expressions);
        } else {
            known->second += ", " + row.expressions;
        }
    }
    std::string text;
    int part = 0;
    for (const auto& [into, values] : inserts) {
        text += part == 0 ? "with part" : ", part";
        text += std::to_string(++part) + " as (insert into ";
        text.append(into).append(" values ").append(values).append(")");
    }
    return text + " select 1";
}

void Batch::run(Transaction& transaction) const {
    if (rows_.empty()) return;
    const std::string text = with_bytes_behind(inserts(), values_.size());
    const std::string name = "batch." + std::to_string(std::hash<std::string>{}(text));
    transaction.prepare(name, text);
    try {
        const std::vector<pqxx::binarystring> bytes(bytes_.begin(), bytes_.end());
        transaction.sql().exec_prepared(name,
                                        pqxx::prepare::make_dynamic_params(values_),
                                        pqxx::prepare::make_dynamic_params(bytes));
    } catch (const pqxx::unique_violation& violation) {
        throw Duplicate(violation.what(), constraint_of(violation.what()));
    }
}

}  // namespace okienko::storage
