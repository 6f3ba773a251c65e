#include "server/storage/connection_pool.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <pqxx/except>
#include <pqxx/nontransaction>

namespace okienko::storage {
namespace {

std::string quoted(const std::string& value) {
    std::string result = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + "'";
}

/// The connection string with our time limits where it names none: a database host that vanished
/// must not hold a request for the minutes TCP would take.
std::string with_limits(const std::string& uri) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(uri.c_str(), &message), &PQconninfoFree);
    if (options == nullptr) {
        const std::string detail = message == nullptr ? "out of memory" : message;
        PQfreemem(message);
        throw Unavailable(fmt::format("the database's address can't be read: {}", detail));
    }
    std::string result =
        "connect_timeout=5 tcp_user_timeout=15000 application_name=okienko client_encoding=UTF8";
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        // A later word wins over an earlier one.
        if (option->val != nullptr)
            result += fmt::format(" {}={}", option->keyword, quoted(option->val));
    }
    return result;
}

}  // namespace

PooledConnection::PooledConnection(const std::string& conninfo) : connection(conninfo) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
}

ConnectionPool::ConnectionPool(const Database::Settings& settings)
    : settings_(settings), conninfo_(with_limits(settings.uri)) {}

std::unique_ptr<PooledConnection> ConnectionPool::take() {
    {
        std::unique_lock lock(mutex_);
        const bool free = returned_.wait_for(lock, settings_.wait, [this] {
            return !idle_.empty() || open_ < settings_.connections;
        });
        if (!free) throw Unavailable("no database connection became free in time");
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++open_;
    }
    try {
        return connect();
    } catch (const std::exception& error) {
        forget_one();
        throw Unavailable(error.what());
    }
}

std::unique_ptr<PooledConnection> ConnectionPool::connect() {
    auto connection = std::make_unique<PooledConnection>(conninfo_);
    pqxx::nontransaction(connection->connection)
        .exec(fmt::format(
            "set statement_timeout = '{}s'; set idle_in_transaction_session_timeout = '300s';"
            "set timezone = 'UTC'; set client_min_messages = 'warning'; set plan_cache_mode = '{}'",
            settings_.statement_timeout.count(),
            settings_.generic_plans ? "force_generic_plan" : "auto"));
    return connection;
}

void ConnectionPool::give_back(std::unique_ptr<PooledConnection> connection) noexcept {
    if (!connection->connection.is_open()) return discard(std::move(connection));
    connection->fresh = false;
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
}

void ConnectionPool::discard(std::unique_ptr<PooledConnection> connection) noexcept {
    connection.reset();
    forget_one();
}

void ConnectionPool::forget_one() noexcept {
    {
        const std::lock_guard lock(mutex_);
        --open_;
    }
    returned_.notify_one();
}

Database::Usage ConnectionPool::usage() const {
    const std::lock_guard lock(mutex_);
    return {open_, open_ - static_cast<unsigned>(idle_.size())};
}

}  // namespace okienko::storage
