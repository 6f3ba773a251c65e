#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/storage/batch.h"
#include "server/storage/database.h"

namespace okienko::jobs {

/// Work to be done after a transaction commits, and only if it does: mail, timestamps, anything
/// with a network.
struct Job {
    std::int64_t id = 0;
    std::string kind;     ///< "mail"
    std::string payload;  ///< JSON; cleared from the table once the job is done
    int attempt = 1;      ///< this run's number
};

/// The table jobs.outbox. Without state of its own: any thread, any number of them.
class Outbox {
public:
    /// Adds a job in the caller's transaction; not run before `not_before`. Returns its id.
    std::int64_t add(storage::Transaction& transaction,
                     const std::string& kind,
                     const std::string& payload_json,
                     std::optional<config::Instant> not_before = {}) const;

    /// The same, due at once, as a part of a batch.
    void add(storage::Batch& batch, const std::string& kind, const std::string& payload_json) const;

    struct Counts {
        std::int64_t waiting = 0;             ///< due or not yet, not stuck
        std::int64_t stuck = 0;               ///< tried too often: somebody has to look
        std::int64_t oldest_due_seconds = 0;  ///< age of the oldest due job; 0 when none is due
    };
    Counts counts(storage::Transaction& transaction) const;

    struct Stuck {
        std::int64_t id = 0;
        std::string kind;
        int attempts = 0;
        std::string last_error;
        config::Instant created_at;
        config::Instant stuck_at;
    };
    std::vector<Stuck> stuck(storage::Transaction& transaction, int at_most = 100) const;
    /// One of them; nothing when the job is not stuck (any more).
    std::optional<Stuck> stuck_job(storage::Transaction& transaction, std::int64_t id) const;
    /// Gives a stuck job its attempts back. False when there is no such stuck job.
    bool retry(storage::Transaction& transaction, std::int64_t id) const;
    /// Writes a stuck job off: it will never be done, and its payload is cleared. False when there is
    /// no such stuck job.
    bool give_up(storage::Transaction& transaction, std::int64_t id) const;
    /// Forgets jobs done before an instant; returns how many.
    std::int64_t purge(storage::Transaction& transaction, config::Instant done_before) const;
};

}  // namespace okienko::jobs
