#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "server/jobs/outbox.h"

namespace okienko::jobs {

/// The worker's side of jobs.outbox: taking a job for a while, and how it ended. Times are the
/// database's, so that servers with differing clocks agree.
class LeaseStore {
public:
    /// Up to `most` of the jobs of these kinds that are due longest, leased so that no other worker
    /// sees them. A job that was begun before comes only as the first of them: what brings a server
    /// down must not use up the attempts of its neighbours. One statement.
    std::vector<Job> take(storage::Transaction& transaction,
                          const std::vector<std::string>& kinds,
                          std::chrono::seconds lease,
                          int attempts,
                          int most) const;
    /// Jobs whose lease ran out in their last attempt become stuck. One statement.
    void give_up_lost(storage::Transaction& transaction,
                      const std::vector<std::string>& kinds,
                      int attempts) const;
    void done(storage::Transaction& transaction, const std::vector<Job>& jobs) const;
    /// They were taken, but not begun.
    void put_back(storage::Transaction& transaction, const std::vector<Job>& jobs) const;
    void again_after(storage::Transaction& transaction,
                     const Job& job,
                     std::chrono::milliseconds delay,
                     const std::string& error) const;
    void stuck(storage::Transaction& transaction, const Job& job, const std::string& error) const;
};

}  // namespace okienko::jobs
