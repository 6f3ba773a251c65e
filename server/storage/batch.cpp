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

/// "$3" becomes "$58" when 55 values stand before it.
std::string renumbered(const std::string& part, std::size_t before) {
    std::string result;
    for (std::size_t at = 0; at < part.size();) {
        result += part[at];
        if (part[at++] != '$') continue;
        std::size_t number = 0;
        for (; at < part.size() && part[at] >= '0' && part[at] <= '9'; ++at) {
            number = number * 10 + static_cast<std::size_t>(part[at] - '0');
        }
        result += std::to_string(number + before);
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
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text(2 + raw.size() * 2, '\\');
    text[1] = 'x';
    std::size_t at = 2;
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        text[at++] = kDigits[byte >> 4U];
        text[at++] = kDigits[byte & 15U];
    }
    return value(std::move(text), "bytea");
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
        rows_.push_back({row.into, renumbered(row.expressions, values_.size())});
    }
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
}

/// One insert for each table, in the order of first appearance.
std::string Batch::statement() const {
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
    for (const auto& [into, values] : inserts) {
        text += text.empty() ? "with part" : ", part";
        text += std::to_string(text.size());
        text += " as (insert into ";
        text.append(into).append(" values ").append(values).append(")");
    }
    return text + " select 1";
}

void Batch::run(Transaction& transaction) const {
    if (rows_.empty()) return;
    const std::string text = statement();
    const std::string name = "batch." + std::to_string(std::hash<std::string>{}(text));
    transaction.prepare(name, text);
    try {
        transaction.sql().exec_prepared(name, pqxx::prepare::make_dynamic_params(values_));
    } catch (const pqxx::unique_violation& violation) {
        throw Duplicate(violation.what(), constraint_of(violation.what()));
    }
}

}  // namespace okienko::storage
