#include "server/storage/batch.h"

#include <functional>

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

std::string Batch::value(std::string text) {
    values_.push_back(std::move(text));
    return "$" + std::to_string(values_.size());
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
    return value(std::move(text)) + "::bytea";
}

void Batch::add(std::string statement) {
    parts_.push_back(std::move(statement));
}

void Batch::append(const Batch& other) {
    for (const std::string& part : other.parts_) parts_.push_back(renumbered(part, values_.size()));
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
}

void Batch::run(Transaction& transaction) const {
    if (parts_.empty()) return;
    std::string statement;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        statement += (i == 0 ? "with part" : ", part") + std::to_string(i + 1) + " as (";
        statement += parts_[i] + ")";
    }
    statement += " select 1";
    const std::string name = "batch." + std::to_string(std::hash<std::string>{}(statement));
    transaction.prepare(name, statement);
    try {
        transaction.sql().exec_prepared(name, pqxx::prepare::make_dynamic_params(values_));
    } catch (const pqxx::unique_violation& violation) {
        throw Duplicate(violation.what(), constraint_of(violation.what()));
    }
}

}  // namespace okienko::storage
