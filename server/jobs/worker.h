#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "server/config/log.h"
#include "server/jobs/outbox.h"

namespace okienko::jobs {

/// Does one kind of job. An exception means: try again later. It may run again after it was done
/// (the process died before that was written), so it must bear repetition. Called from the worker's
/// threads.
using Handler = std::function<void(const Job&)>;
using Handlers = std::map<std::string, Handler>;

/// Runs jobs of the outbox on its own threads, in this and other servers at once: a job is taken
/// with FOR UPDATE SKIP LOCKED and a lease, so that a killed server's jobs come back when the lease
/// ends. Jobs are taken and written off several at a time. A failed job waits longer each time
/// (with jitter); after `attempts` it is stuck and stays visible. A job of a kind without handler
/// is left alone.
class Worker {
public:
    struct Settings {
        unsigned threads = 1;
        std::chrono::milliseconds poll{1000};
        std::chrono::seconds lease{300};  ///< at least twice what any handler takes
        int at_once = 32;                 ///< jobs taken together
        int attempts = 12;
        std::chrono::milliseconds first_delay{5000};  ///< doubled each time, up to longest_delay
        std::chrono::milliseconds longest_delay{3600 * 1000};
    };

    Worker(storage::Database& database, Handlers handlers, config::Log log);
    Worker(storage::Database& database, Handlers handlers, config::Log log, Settings settings);
    /// Waits for the running jobs' end and takes no more.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Looks at once instead of at the next poll: after a commit that added jobs. Any thread.
    void wake();
    void stop();  ///< as the destructor

private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace okienko::jobs
