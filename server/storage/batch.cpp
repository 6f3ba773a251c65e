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

void Batch::add(const std::string& statement) {
    text_ += parts_ == 0 ? "with part1 as (" : ", part" + std::to_string(parts_ + 1) + " as (";
    text_ += statement;
    text_ += ')';
    ++parts_;
}

void Batch::run(Transaction& transaction) const {
    if (parts_ == 0) return;
    const std::string statement = text_ + " select 1";
    const std::string name = "batch." + std::to_string(std::hash<std::string>{}(statement));
    transaction.prepare(name, statement);
    try {
        transaction.sql().exec_prepared(name, pqxx::prepare::make_dynamic_params(values_));
    } catch (const pqxx::unique_violation& violation) {
        throw Duplicate(violation.what(), constraint_of(violation.what()));
    }
}

}  // namespace okienko::storage
