#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.h"

namespace okienko::query_journal {

/// How quickly a unit answered.
struct ResponseTimes {
    std::string unit;  ///< empty: the whole office
    long answered = 0;
    long in_time = 0;  ///< of them, on the last day of the period or before
    int median = 0;    ///< of calendar days from receipt to answer; of the answered
    long overdue = 0;  ///< still unanswered although the period has passed

    /// Below it a median or a share says more about chance than about the unit.
    static constexpr long kFew = 5;
    bool few() const { return answered + overdue < kFew; }
    /// In whole percent, of everything that should be answered by now; rounded down, so that 100
    /// means all of it. nullopt when few.
    std::optional<int> share_in_time() const;
};

/// Of queries answered from a day on, unit by unit in the order of their codes, the whole office
/// first (also when there is nothing). Answers that should be there but aren't count as late.
std::vector<ResponseTimes> response_times(storage::Transaction& transaction,
                                          std::chrono::sys_days from,
                                          std::chrono::sys_days today);

}  // namespace okienko::query_journal
