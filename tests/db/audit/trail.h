#pragma once

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <pqxx/pqxx>

#include "server/audit/entry.h"
#include "server/audit/head_signer.h"
#include "server/audit/sealer.h"
#include "server/audit/verify_chain.h"
#include "signing/digest.h"
#include "tests/harness/test_database.h"

namespace okienko::audit {

/// Signs with HMAC: the port's other side is tested in trust.
class TestSigner : public HeadSigner {
public:
    explicit TestSigner(std::string key = "one") : key_(std::move(key)) {}
    std::string key_id() const override { return key_; }
    std::string sign(std::string_view head) const override {
        return std::string(signing::hmac_sha256(key_, head).raw());
    }
    HeadVerdict verify(std::string_view head,
                       std::string_view signature,
                       std::string_view key_id) const override {
        if (key_id != key_) return HeadVerdict::unknown_key;
        return sign(head) == signature ? HeadVerdict::good : HeadVerdict::broken;
    }

private:
    std::string key_;
};

class TestClock : public config::Clock {
public:
    config::Instant now() const override { return now_; }
    void pass(std::chrono::microseconds time) { now_ += time; }

private:
    config::Instant now_{std::chrono::microseconds(1'773'318'896'000'000)};
};

/// A database with the audit tables, a sealer, and a folder for the heads file.
class Trail : public testing::Test {
protected:
    void SetUp() override {
        std::array<char, 40> pattern{"/tmp/okienko-trail-XXXXXX"};
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern.data();
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(int count = 1) {
        database().run([&](storage::Transaction& transaction) {
            for (int n = 0; n < count; ++n) {
                append(transaction,
                       {"clerk:7",
                        "cases.taken",
                        "case:" + std::to_string(++written_),
                        R"({"n": 1})"});
            }
        });
    }
    /// As somebody with a key to the database would: the triggers don't run.
    void forge(const std::string& statement) {
        database().run([&](storage::Transaction& transaction) {
            transaction.sql().exec("set local session_replication_role = replica");
            transaction.sql().exec(statement);
        });
    }
    std::int64_t number(const std::string& query) {
        return database().read([&](storage::Transaction& transaction) {
            return transaction.sql().exec1(query)[0].as<std::int64_t>();
        });
    }
    /// Runs the sealer until it has chained so many. The cluster is shared: a transaction of
    /// another test program, still running, holds entries back for a moment.
    static std::size_t seal(Sealer& sealer, std::size_t expected) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        std::size_t chained = sealer.run();
        while (chained < expected && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            chained += sealer.run();
        }
        return chained;
    }
    ChainReport verified() { return verify_chain(database(), signer_, heads_file()); }

    storage::Database& database() { return test_.database(); }
    std::filesystem::path heads_file() const { return folder_ / "audit" / "heads.log"; }
    Sealer new_sealer() { return {database(), signer_, clock_, heads_file()}; }
    TestClock& clock() { return clock_; }

private:
    harness::TestDatabase test_{"audit"};
    TestSigner signer_;
    TestClock clock_;
    std::filesystem::path folder_;
    int written_ = 0;
};

}  // namespace okienko::audit
