#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/jobs/outbox.h"

namespace okienko::jobs {

/// The worker's side of jobs.outbox: taking a job for a while, and how it ended. Times are the
/// database's, so that servers with differing clocks agree.
class LeaseStore {
public:
    /// The job that is due longest among these kinds, leased so that no other worker sees it. A job
    /// whose lease ran out after its last attempt becomes stuck here.
    std::optional<Job> take(storage::Transaction& transaction,
                            const std::vector<std::string>& kinds,
                            std::chrono::seconds lease,
                            int attempts) const;
    void done(storage::Transaction& transaction, const Job& job) const;
    void again_after(storage::Transaction& transaction,
                     const Job& job,
                     std::chrono::milliseconds delay,
                     const std::string& error) const;
    void stuck(storage::Transaction& transaction, const Job& job, const std::string& error) const;
};

}  // namespace okienko::jobs
