#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include "server/jobs/outbox.h"
#include "tests/harness/test_database.h"

namespace okienko::jobs {

/// A database with an outbox.
class JobsTest : public testing::Test {
protected:
    storage::Database& database() { return test_.database(); }

    std::int64_t add(const std::string& kind, const std::string& payload = "{}") {
        return database().run([&](storage::Transaction& transaction) {
            return outbox_.add(transaction, kind, payload);
        });
    }
    Outbox::Counts counts() {
        return database().read(
            [&](storage::Transaction& transaction) { return outbox_.counts(transaction); });
    }
    std::string ask(const std::string& query) {
        return database().read([&](storage::Transaction& transaction) {
            return transaction.sql().exec1(query)[0].as<std::string>("(none)");
        });
    }
    void tell(const std::string& statement) {
        database().run(
            [&](storage::Transaction& transaction) { transaction.sql().exec(statement); });
    }
    /// Waits until it holds, at most half a minute.
    static bool eventually(const std::function<bool()>& holds) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (std::chrono::steady_clock::now() < end) {
            if (holds()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return holds();
    }

    harness::TestDatabase test_{"jobs"};
    Outbox outbox_;
};

}  // namespace okienko::jobs
