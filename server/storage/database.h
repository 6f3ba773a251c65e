#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace pqxx {
class transaction_base;
}

namespace okienko::storage {

/// The database can't be reached or went away in the middle: nothing was committed. The web answers
/// 503 with Retry-After.
class Unavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Somebody else changed the same rows first (serialisation failure, deadlock): the caller may run
/// its work again.
class Conflict : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The database's disk is full; told as 503 with its own words, and in /health/ready.
class DiskFull : public Unavailable {
public:
    using Unavailable::Unavailable;
};

class ConnectionPool;

/// One transaction on a pooled connection. Rolls back unless committed. One thread.
class Transaction {
public:
    Transaction(Transaction&&) noexcept;
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// For *_store.cpp only. Values go as parameters (exec_params), never into the text.
    pqxx::transaction_base& sql();
    /// Names a statement of this connection for exec_prepared; free to repeat with the same text.
    /// Sent to the database at its first use on each connection.
    void prepare(const std::string& name, const std::string& statement);
    /// Throws Unavailable when the outcome is unknown as well as when it failed: the caller must
    /// not say "accepted".
    void commit();

private:
    friend class Database;
    struct State;
    explicit Transaction(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A bounded pool of connections to one PostgreSQL. Shared by threads. Lost connections are
/// replaced.
class Database {
public:
    struct Settings {
        std::string uri;                       ///< libpq connection string
        unsigned connections = 16;             ///< at most
        std::chrono::milliseconds wait{5000};  ///< for a free one; then Unavailable
        std::chrono::seconds statement_timeout{30};
        /// Prepared statements are planned once and not for their first values: for inserts.
        bool generic_plans = false;
    };
    explicit Database(Settings settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    enum class Mode {
        read_write,
        read_only,         ///< one snapshot for all its queries
        single_statement,  ///< no BEGIN and no COMMIT: for work that is one statement, which
                           ///< commits itself
    };
    Transaction begin(Mode mode = Mode::read_write);

    /// Runs work in a transaction, commits and returns its result; translates pqxx errors to ours.
    /// `work` is called with Transaction&. On Conflict it runs again, at most three times.
    template <typename Work>
    auto run(Work work, Mode mode = Mode::read_write)
        -> decltype(work(std::declval<Transaction&>())) {
        using Result = decltype(work(std::declval<Transaction&>()));
        if constexpr (std::is_void_v<Result>) {
            attempt(mode, [&](Transaction& transaction) { work(transaction); });
        } else {
            std::optional<Result> result;
            attempt(mode, [&](Transaction& transaction) { result.emplace(work(transaction)); });
            return std::move(*result);
        }
    }
    template <typename Work>
    auto read(Work work) {
        return run(std::move(work), Mode::read_only);
    }

    const Settings& settings() const { return settings_; }

    struct Usage {
        unsigned open = 0;  ///< connections of the pool
        unsigned busy = 0;  ///< those in a transaction now
    };
    Usage usage() const;

private:
    void attempt(Mode mode, const std::function<void(Transaction&)>& work);

    Settings settings_;
    std::shared_ptr<ConnectionPool> pool_;
};

}  // namespace okienko::storage
