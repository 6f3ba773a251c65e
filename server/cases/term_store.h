#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/storage/database.h"

namespace okienko::cases {

/// What the recomputation of terms reads and keeps. Without state.
class TermStore {
public:
    /// SHA-256 of the table of holidays used before, 32 raw bytes; empty when none was.
    std::string holidays(storage::Transaction& transaction) const;
    void keep_holidays(storage::Transaction& transaction, std::string_view digest) const;

    /// Numbers of open cases with a computed last day, after a number, in its order.
    std::vector<std::string> computed(storage::Transaction& transaction,
                                      std::string_view after,
                                      unsigned at_most) const;
};

}  // namespace okienko::cases
