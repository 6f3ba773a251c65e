#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "server/config/log.h"
#include "server/storage/database.h"

namespace okienko::jobs {

/// Work that recurs: cleaning, sealing. However many servers share the database, a task runs in one
/// of them at a time (an advisory lock by its name). A failure is logged and the next turn comes; a
/// turn missed for want of the database or of the lock is made up for within seconds.
/// Each task has a thread.
class Periodic {
public:
    Periodic(storage::Database& database, config::Log log);
    /// Waits for the running tasks' end.
    ~Periodic();
    Periodic(const Periodic&) = delete;
    Periodic& operator=(const Periodic&) = delete;

    /// Runs `task` now and then `interval` after each end. The lock takes a connection of the pool
    /// while the task runs.
    void every(const std::string& name,
               std::chrono::milliseconds interval,
               std::function<void()> task);
    void stop();  ///< as the destructor

private:
    struct Tasks;
    std::unique_ptr<Tasks> tasks_;
};

}  // namespace okienko::jobs
