#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/database.h"

namespace okienko::storage {

/// A row with the same unique key is there already. `constraint` names the key as the database
/// does.
class Duplicate : public std::runtime_error {
public:
    Duplicate(const std::string& what, std::string violated)
        : std::runtime_error(what), constraint(std::move(violated)) {}
    std::string constraint;
};

/// Rows of several rooms that reach the database as one statement: each room adds its own, and none
/// pays a round trip of its own. Rows of one table go in together. Nothing sees the others before
/// the statement's end; foreign keys are checked there. For paths where that counts; the same shape
/// of batch is prepared once on each connection. One thread, one run.
class Batch {
public:
    /// Where a value stands in a row: "$7", or "$7::uuid" with a type.
    std::string value(std::string text, std::string_view type = {});
    std::string bytes(std::string_view raw);  ///< for bytea columns: "#3::bytea"

    /// One row: "cases.events (case_id, at, kind)" and as many expressions made with value() and
    /// bytes(); for *_store.cpp only. "$" and "#" stand for values only, never in a literal.
    void add(std::string_view into, const std::vector<std::string>& expressions);

    /// The rows of another one after ours.
    void append(const Batch& other);
    /// Two of one shape differ in their values alone.
    bool has_shape_of(const Batch& other) const { return rows_ == other.rows_; }

    /// Writes all rows. Throws Duplicate; other failures as every statement's.
    void run(Transaction& transaction) const;

private:
    struct Row {
        std::string into;
        std::string expressions;
        friend bool operator==(const Row&, const Row&) = default;
    };
    std::string inserts() const;

    std::vector<Row> rows_;
    std::vector<std::string> values_;  ///< parameters 1, 2, ...
    std::vector<std::string> bytes_;   ///< those behind them, sent as they are
};

}  // namespace okienko::storage
