#include "server/storage/database.h"

#include <random>
#include <thread>

#include <pqxx/nontransaction>
#include <pqxx/transaction>

#include "server/storage/connection_pool.h"
#include "server/storage/failures.h"

namespace okienko::storage {
namespace {

using ReadWrite = pqxx::transaction<pqxx::read_committed, pqxx::read_write>;
// One snapshot for all queries of a page.
using ReadOnly = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

constexpr int kAttempts = 3;

void pause_before_attempt(int attempt) {
    std::random_device random;
    std::this_thread::sleep_for(std::chrono::milliseconds(5 * attempt + int(random() % 20U)));
}

}  // namespace

struct Transaction::State {
    explicit State(std::shared_ptr<ConnectionPool> home) : pool(std::move(home)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        transaction.reset();  // rolls back what wasn't committed
        if (connection) pool->give_back(std::move(connection));
    }

    std::shared_ptr<ConnectionPool> pool;
    std::unique_ptr<PooledConnection> connection;
    std::unique_ptr<pqxx::transaction_base> transaction;
};

Transaction::Transaction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

pqxx::transaction_base& Transaction::sql() {
    return *state_->transaction;
}

void Transaction::prepare(const std::string& name, const std::string& statement) {
    state_->connection->connection.prepare(name, statement);
}

void Transaction::commit() {
    try {
        state_->transaction->commit();
    } catch (...) {
        rethrow_translated();
    }
}

Database::Database(Settings settings)
    : settings_(std::move(settings)), pool_(std::make_shared<ConnectionPool>(settings_)) {}

Database::~Database() = default;

Transaction Database::begin(Mode mode) {
    // An idle connection may have died with the database's last restart. That shows at BEGIN, when
    // nothing is lost: it is replaced, until one is fresh.
    while (true) {
        auto state = std::make_unique<Transaction::State>(pool_);
        state->connection = pool_->take();
        auto& connection = state->connection->connection;
        try {
            if (mode == Mode::read_only) {
                state->transaction = std::make_unique<ReadOnly>(connection);
            } else if (mode == Mode::single_statement) {
                connection.get_notifs();  // reads what came meanwhile: the end, of a dead one
                state->transaction = std::make_unique<pqxx::nontransaction>(connection);
            } else {
                state->transaction = std::make_unique<ReadWrite>(connection);
            }
            return Transaction(std::move(state));
        } catch (const std::exception& error) {
            const bool fresh = state->connection->fresh;
            pool_->discard(std::move(state->connection));
            if (fresh) throw Unavailable(error.what());
        }
    }
}

Database::Usage Database::usage() const {
    return pool_->usage();
}

void Database::attempt(Mode mode, const std::function<void(Transaction&)>& work) {
    const auto once = [&] {
        Transaction transaction = begin(mode);
        try {
            work(transaction);
        } catch (...) {
            rethrow_translated();
        }
        transaction.commit();
    };
    for (int attempt = 1; attempt < kAttempts; ++attempt) {
        try {
            return once();
        } catch (const Conflict&) {
            pause_before_attempt(attempt);
        }
    }
    once();
}

}  // namespace okienko::storage
