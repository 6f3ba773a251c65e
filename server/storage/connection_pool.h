#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include <pqxx/connection>
#include <pqxx/errorhandler>

#include "server/storage/database.h"

namespace okienko::storage {

/// One connection of the pool. It never reconnects by itself: half a transaction must not go on
/// elsewhere.
struct PooledConnection {
    explicit PooledConnection(const std::string& conninfo);

    pqxx::connection connection;
    pqxx::quiet_errorhandler quiet{connection};  // the library's notices don't go to standard error
    bool fresh = true;                           // not used by any transaction yet
};

/// The connections behind Database: at most so many, given to one transaction at a time. Any
/// thread.
class ConnectionPool {
public:
    explicit ConnectionPool(const Database::Settings& settings);

    /// An idle connection, else a new one, else waits for one. Throws Unavailable.
    std::unique_ptr<PooledConnection> take();
    /// Gives it back; a broken one is closed.
    void give_back(std::unique_ptr<PooledConnection> connection) noexcept;
    void discard(std::unique_ptr<PooledConnection> connection) noexcept;

    Database::Usage usage() const;

private:
    std::unique_ptr<PooledConnection> connect();
    void forget_one() noexcept;

    const Database::Settings settings_;
    const std::string conninfo_;
    mutable std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<PooledConnection>> idle_;
    unsigned open_ = 0;
};

}  // namespace okienko::storage
