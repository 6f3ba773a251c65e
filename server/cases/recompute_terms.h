#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// What a change of the table of holidays did.
struct Recomputed {
    bool asked = false;       ///< the table differs from the one used before, or it was forced
    std::size_t changed = 0;  ///< open cases whose last day moved
};

/// Computes the last days of open cases again when the table of holidays, announced days among
/// them, isn't the one they were
/// computed with, or `forced`. A day that moved stands in the case's history and in the audit
/// trail. Days the office named in a letter stay. Each case in a transaction of its own; what was
/// interrupted is taken up by the next run.
Recomputed recompute_terms(storage::Database& database, config::Instant now, bool forced = false);

/// An open case whose last day moves.
struct MovedTerm {
    std::string called;
    std::string unit;
    std::chrono::sys_days before;
    std::chrono::sys_days after;
};
/// What recompute_terms would do if these were the announced days off instead, `changed` the one
/// day they differ in; nothing is written.
std::vector<MovedTerm> terms_moved_by(storage::Transaction& transaction,
                                      std::chrono::sys_days changed,
                                      const std::vector<std::chrono::sys_days>& announced);

}  // namespace okienko::cases
