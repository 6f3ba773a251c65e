#pragma once

#include <atomic>
#include <chrono>

#include "server/config/clock.h"
#include "server/jobs/outbox.h"

namespace okienko::jobs {

/// The outbox's recurring work: forgets jobs done long ago and remembers how many wait, for the
/// metrics, which mustn't ask the database themselves. Any thread.
class Housekeeping {
public:
    static constexpr std::chrono::hours kept{7 * 24};  ///< a done job's row, without its payload

    /// Both must outlive it.
    Housekeeping(storage::Database& database, const config::Clock& clock)
        : database_(database), clock_(clock) {}

    void run();

    std::int64_t waiting() const { return waiting_; }
    std::int64_t stuck() const { return stuck_; }
    std::int64_t oldest_due_seconds() const { return oldest_due_seconds_; }

private:
    storage::Database& database_;
    const config::Clock& clock_;
    std::atomic<std::int64_t> waiting_ = 0;
    std::atomic<std::int64_t> stuck_ = 0;
    std::atomic<std::int64_t> oldest_due_seconds_ = 0;
};

}  // namespace okienko::jobs
