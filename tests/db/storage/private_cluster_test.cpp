#include "server/storage/private_cluster.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pqxx/result>
#include <pqxx/transaction_base>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include "server/storage/child_process.h"
#include "server/storage/database.h"
#include "server/storage/postgres_binaries.h"
#include "tests/harness/test_cluster.h"

namespace okienko::storage {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;

std::string user_name() {
    const auto user = harness::unprivileged_user();
    const passwd* entry = getpwuid(user ? user->first : geteuid());
    return entry == nullptr ? "nobody" : entry->pw_name;
}

/// The program cluster_host on a folder; killed at the end if it still runs.
class Host {
public:
    explicit Host(const fs::path& data, const fs::path& log) : log_(log) {
        fs::remove(log_);
        pid_ = start_child({.program = OKIENKO_CLUSTER_HOST,
                            .arguments = {data.string(), user_name()},
                            .folder = "/",
                            .output = log_,
                            .death_signal = SIGKILL});
    }
    ~Host() { kill(); }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    std::string output() const {
        std::ifstream file(log_);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    /// Waits until it says "ready" or "failed".
    std::string outcome() const {
        const auto end = steady_clock::now() + seconds(120);
        while (steady_clock::now() < end) {
            const std::string text = output();
            for (const char* word : {"ready postgresql:", "failed: "}) {
                const auto at = text.rfind(word);
                if (at != std::string::npos && text.find('\n', at) != std::string::npos)
                    return text.substr(at);
            }
            std::this_thread::sleep_for(milliseconds(10));
        }
        return "nothing: " + output();
    }
    void kill() {
        if (pid_ == 0) return;
        ::kill(pid_, SIGKILL);
        wait_for_child(pid_);
        pid_ = 0;
    }
    int stop() {
        ::kill(pid_, SIGTERM);
        const int code = wait_for_child(pid_);
        pid_ = 0;
        return code;
    }

private:
    fs::path log_;
    pid_t pid_ = 0;
};

std::string uri_of(const std::string& outcome) {
    const auto begin = outcome.find(' ') + 1;
    return outcome.substr(begin, outcome.find(' ', begin) - begin);
}

pid_t postmaster_of(const fs::path& data) {
    pid_t pid = 0;
    std::ifstream(data / "postgres" / "cluster" / "postmaster.pid") >> pid;
    return pid;
}

/// Tries again while the database is away, for a while.
template <typename Work>
auto when_back(Database& database, Work work) {
    for (const auto end = steady_clock::now() + seconds(60);;) {
        try {
            return database.run(work);
        } catch (const Unavailable&) {
            if (steady_clock::now() > end) throw;
        }
        std::this_thread::sleep_for(milliseconds(20));
    }
}

long count(Database& database) {
    return when_back(database, [](Transaction& transaction) {
        return transaction.sql().exec1("select count(*) from things")[0].as<long>();
    });
}

void add_thing(Transaction& transaction) {
    transaction.sql().exec("insert into things default values");
}

/// One data folder for all tests, with a table and the server stopped between them: making one
/// takes seconds.
class PrivateClusterTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new harness::TemporaryFolder;
        Host host(data(), log());
        const std::string outcome = host.outcome();
        ASSERT_THAT(outcome, HasSubstr("ready "));
        Database database({.uri = uri_of(outcome), .connections = 1});
        database.run([](Transaction& transaction) {
            transaction.sql().exec("create table things (id bigint generated always as identity)");
        });
        ASSERT_EQ(host.stop(), 0);
    }
    static void TearDownTestSuite() { delete folder_; }

    static fs::path data() { return folder_->path() / "o'brien & sons"; }
    static fs::path log() { return folder_->path() / "host.log"; }

private:
    static inline harness::TemporaryFolder* folder_ = nullptr;
};

TEST_F(PrivateClusterTest, StopsCleanlyAndKeepsWhatWasCommitted) {
    long before = 0;
    {
        Host host(data(), log());
        Database database({.uri = uri_of(host.outcome())});
        database.run(add_thing);
        before = count(database);
        EXPECT_EQ(host.stop(), 0);
        EXPECT_FALSE(fs::exists(data() / "postgres" / "cluster" / "postmaster.pid"));
        EXPECT_THROW(database.run(add_thing), Unavailable);
    }
    Host host(data(), log());
    Database database({.uri = uri_of(host.outcome())});
    EXPECT_EQ(count(database), before);
}

TEST_F(PrivateClusterTest, ServesAnOrdinaryRoleOnASocketOfItsUserOnly) {
    Host host(data(), log());
    Database database({.uri = uri_of(host.outcome())});
    const auto super = database.read([](Transaction& transaction) {
        return transaction.sql()
            .exec1("select rolsuper from pg_roles where rolname = current_user")[0]
            .as<bool>();
    });
    EXPECT_FALSE(super);
    const auto addresses = database.read([](Transaction& transaction) {
        return transaction.sql().exec1("show listen_addresses")[0].as<std::string>();
    });
    EXPECT_EQ(addresses, "");
    for (const char* name : {"postgres", "postgres/socket", "postgres/cluster"}) {
        EXPECT_EQ(fs::status(data() / name).permissions(), fs::perms::owner_all) << name;
    }
}

TEST_F(PrivateClusterTest, RecoversAtOnceFromAKilledServer) {
    Host killed(data(), log());
    Database database({.uri = uri_of(killed.outcome())});
    database.run(add_thing);
    const long before = count(database);
    killed.kill();
    const Host next(data(), log());
    ASSERT_THAT(next.outcome(), HasSubstr("ready "));
    EXPECT_EQ(count(database), before);
}

TEST_F(PrivateClusterTest, PostgresEndsWithAKilledServer) {
    Host killed(data(), log());
    ASSERT_THAT(killed.outcome(), HasSubstr("ready "));
    const pid_t postmaster = postmaster_of(data());
    killed.kill();
    const auto end = steady_clock::now() + seconds(30);
    while (::kill(postmaster, 0) == 0 && steady_clock::now() < end)
        std::this_thread::sleep_for(milliseconds(20));
    EXPECT_NE(::kill(postmaster, 0), 0);
}

TEST_F(PrivateClusterTest, AdoptsALiveCluster) {
    const fs::path cluster = data() / "postgres" / "cluster";
    const pid_t postgres = start_child({.program = find_postgres({}) / "postgres",
                                        .arguments = {"-D", cluster.string()},
                                        .folder = cluster,
                                        .user = harness::unprivileged_user(),
                                        .death_signal = SIGINT});
    // The pid file is there before the server answers.
    while (postmaster_of(data()) != postgres) std::this_thread::sleep_for(milliseconds(10));
    Host host(data(), log());
    const std::string outcome = host.outcome();
    EXPECT_THAT(outcome, HasSubstr("adopted"));
    EXPECT_EQ(postmaster_of(data()), postgres);
    Database database({.uri = uri_of(outcome)});
    database.run(add_thing);
    // Adopted means also: stopped in the end. A zombie works in no folder, so it counts as ended.
    EXPECT_EQ(host.stop(), 0);
    EXPECT_EQ(wait_for_child(postgres), 0);
}

TEST_F(PrivateClusterTest, StartsAKilledDatabaseAgain) {
    const Host host(data(), log());
    Database database({.uri = uri_of(host.outcome())});
    for (int round = 0; round < 3; ++round) {
        database.run(add_thing);
        const long before = count(database);
        const pid_t postmaster = postmaster_of(data());
        ::kill(postmaster, SIGKILL);
        EXPECT_EQ(count(database), before);  // an orphaned backend may still answer this
        const auto end = steady_clock::now() + seconds(60);
        while (postmaster_of(data()) == postmaster && steady_clock::now() < end) {
            std::this_thread::sleep_for(milliseconds(20));
        }
        EXPECT_EQ(count(database), before);
    }
}

TEST_F(PrivateClusterTest, LosesNothingThatWasAcknowledgedInRandomKills) {
    std::mt19937 random(20260'11'20);
    long acknowledged = 0;
    long in_doubt = 0;
    long before = -1;
    for (int round = 0; round < 6; ++round) {
        Host host(data(), log());
        Database database({.uri = uri_of(host.outcome())});
        if (before < 0) before = count(database);
        const auto end = steady_clock::now() + milliseconds(random() % 300U);
        const bool the_server = random() % 2U == 0;
        std::jthread killer([&] {
            std::this_thread::sleep_until(end);
            the_server ? host.kill() : static_cast<void>(::kill(postmaster_of(data()), SIGKILL));
        });
        while (steady_clock::now() < end + milliseconds(100)) {
            try {
                database.run(add_thing);
                ++acknowledged;
            } catch (const Unavailable&) {
                ++in_doubt;
                std::this_thread::sleep_for(milliseconds(1));
            }
        }
    }
    const Host host(data(), log());
    Database database({.uri = uri_of(host.outcome())});
    const long added = count(database) - before;
    EXPECT_GE(added, acknowledged);
    EXPECT_LE(added, acknowledged + in_doubt);
    EXPECT_GT(acknowledged, 0);
}

TEST_F(PrivateClusterTest, RefusesASecondServer) {
    const Host host(data(), log());
    ASSERT_THAT(host.outcome(), HasSubstr("ready "));
    const Host second(data(), data().parent_path() / "second.log");
    EXPECT_THAT(second.outcome(), HasSubstr("another server uses"));
}

TEST_F(PrivateClusterTest, RemovesAPidFileWhoseNumberWentToAnotherProcess) {
    const pid_t other = start_child({.program = "/bin/sleep",
                                     .arguments = {"300"},
                                     .folder = "/",
                                     .user = harness::unprivileged_user(),
                                     .death_signal = SIGKILL});
    const fs::path file = data() / "postgres" / "cluster" / "postmaster.pid";
    std::ofstream(file) << other << "\n"
                        << (data() / "postgres" / "cluster").string() << "\n1\n5432\n\n\n";
    if (const auto user = harness::unprivileged_user()) {
        ASSERT_EQ(chown(file.c_str(), user->first, user->second), 0);
    }
    const Host host(data(), log());
    EXPECT_THAT(host.outcome(), HasSubstr("ready "));
    ::kill(other, SIGKILL);
    wait_for_child(other);
}

TEST(PrivateClusterMaking, BeginsAnewWhenItWasKilledInTheMiddle) {
    const harness::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
    const fs::path log = folder.path() / "host.log";
    for (const int pause : {30, 400, 900}) {
        Host host(data, log);
        std::this_thread::sleep_for(milliseconds(pause));
        host.kill();
    }
    const Host host(data, log);
    EXPECT_THAT(host.outcome(), HasSubstr("ready "));
}

TEST(PrivateClusterMaking, PutsTheSocketElsewhereWhenThePathIsTooLong) {
    const harness::TemporaryFolder folder;
    const fs::path data = folder.path() / ("o'brien, & sons " + std::string(100, 'd'));
    const Host host(data, folder.path() / "host.log");
    const std::string outcome = host.outcome();
    ASSERT_THAT(outcome, HasSubstr("ready "));
    EXPECT_THAT(outcome, HasSubstr("/tmp/okienko-"));
    Database database({.uri = uri_of(outcome), .connections = 1});
    EXPECT_NO_THROW(
        database.read([](Transaction& transaction) { transaction.sql().exec("select 1"); }));
    fs::remove_all(uri_of(outcome).substr(uri_of(outcome).find("host=") + 5));
}

TEST(PrivateClusterMaking, NamesAFolderTheUserCannotReach) {
    if (geteuid() != 0) GTEST_SKIP() << "needs root";
    const harness::TemporaryFolder folder;
    fs::create_directory(folder.path() / "closed");
    fs::permissions(folder.path() / "closed", fs::perms::owner_all);  // root's
    const Host host(folder.path() / "closed" / "data", folder.path() / "host.log");
    EXPECT_THAT(host.outcome(), HasSubstr("closed is closed to it"));
}

TEST(PrivateClusterMaking, TellsWhyItCannotBeMade) {
    const harness::TemporaryFolder folder;
    std::ofstream(folder.path() / "data") << "a file";
    const Host host(folder.path() / "data", folder.path() / "host.log");
    EXPECT_THAT(host.outcome(), HasSubstr("failed: "));
}

}  // namespace
}  // namespace okienko::storage
