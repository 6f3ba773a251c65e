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

/// Inserts of several rooms that reach the database as one statement: each room adds its own part,
/// and none pays a round trip of its own. The parts see the tables as they were before the
/// statement; foreign keys are checked at its end. For paths where that counts; the same shape of
/// batch is prepared once on each connection. One thread, one run.
class Batch {
public:
    /// Where a value stands in the text of a part: "$7". A cast belongs behind it.
    std::string value(std::string text);
    std::string bytes(std::string_view raw);  ///< for bytea columns

    /// "insert into … values (…)", made with value() and bytes(); for *_store.cpp only. A "$"
    /// stands for values only, never in a literal.
    void add(std::string statement);

    /// The parts of another one after ours.
    void append(const Batch& other);
    /// Two of one shape differ in their values alone.
    bool has_shape_of(const Batch& other) const { return parts_ == other.parts_; }

    /// Runs all parts. Throws Duplicate; other failures as every statement's.
    void run(Transaction& transaction) const;

private:
    std::vector<std::string> parts_;
    std::vector<std::string> values_;
};

}  // namespace okienko::storage
