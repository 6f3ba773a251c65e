#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// The computed term of an open case.
struct OpenTerm {
    std::string number;  ///< of the case
    std::string called;  ///< its sign, or the number while it has none
    std::string unit;
    Term term;  ///< counted with the days off that are announced now
};

/// What the recomputation of terms reads and keeps. Without state.
class TermStore {
public:
    /// SHA-256 of the table of holidays used before, 32 raw bytes; empty when none was.
    std::string holidays(storage::Transaction& transaction) const;
    void keep_holidays(storage::Transaction& transaction, std::string_view digest) const;

    /// Open cases with a computed last day, after a number, in its order. Only those with the last
    /// day `on`, if told.
    std::vector<OpenTerm> computed(storage::Transaction& transaction,
                                   std::string_view after,
                                   unsigned at_most,
                                   std::optional<std::chrono::sys_days> on = std::nullopt) const;
    /// How many open cases a unit has.
    long open_in(storage::Transaction& transaction, std::string_view unit) const;
};

}  // namespace okienko::cases
