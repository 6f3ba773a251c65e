#pragma once

#include <chrono>
#include <span>
#include <string>

#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// How fast something may be tried: `free` attempts, then a wait that doubles from `first` to
/// `longest` after each one. Nobody is shut out for good: the wait is bounded, and a key without
/// attempts for `memory` starts anew.
struct Policy {
    int free = 5;
    std::chrono::seconds first{30};
    std::chrono::seconds longest{std::chrono::minutes{15}};
    std::chrono::seconds memory{std::chrono::hours{24}};
};

/// One thing that is limited, e.g. "sign-in account anna@example.org"; kept as its digest.
struct Limit {
    std::string key;
    Policy policy;
};

/// Counts attempts in accounts.throttle, so that a restart or a second server forgets nothing.
/// Without state.
class Throttle {
public:
    /// Counts an attempt under every key and returns zero; or, when any of them has to wait, counts
    /// nothing and returns how long. Counted before the attempt's outcome is known, so that many at
    /// once gain nothing. At most 8 limits.
    std::chrono::seconds attempt(storage::Transaction& transaction,
                                 std::span<const Limit> limits,
                                 config::Instant now) const;
    /// The attempt turned out harmless: takes it back, and the wait it caused.
    void take_back(storage::Transaction& transaction,
                   const Limit& limit,
                   config::Instant now) const;
    /// Starts the key anew.
    void forget(storage::Transaction& transaction, const std::string& key) const;
};

}  // namespace okienko::accounts
