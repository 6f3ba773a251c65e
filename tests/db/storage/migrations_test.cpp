#include "server/storage/migrations.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pqxx/result>
#include <pqxx/transaction_base>
#include <unistd.h>

#include "tests/harness/test_cluster.h"
#include "tests/harness/test_database.h"

namespace okienko::storage {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A small installation to write migrations into.
class MigrationsTest : public testing::Test {
protected:
    void write(const std::string& path, const std::string& sql) const {
        const fs::path file = root() / "server" / path;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << sql;
    }
    fs::path root() const { return folder_.path(); }
    std::vector<std::string> run() { return migrate(test_.database(), root()); }
    std::string fault() {
        try {
            run();
        } catch (const MigrationError& error) {
            return error.what();
        }
        return "no fault";
    }
    long ask(const std::string& query) {
        return test_.database().read(
            [&](Transaction& transaction) { return transaction.sql().exec1(query)[0].as<long>(); });
    }

    harness::TemporaryFolder folder_;
    harness::TestDatabase test_{"none"};
};

TEST_F(MigrationsTest, AppliesEachOnceInTheOrderOfTheHouse) {
    write("cases/migrations/0001_cases.sql",
          "create schema cases; create table cases.cases (owner bigint references "
          "accounts.accounts);");
    write("accounts/migrations/0002_more.sql", "alter table accounts.accounts add name text");
    write("accounts/migrations/0001_accounts.sql",
          "create schema accounts; create table accounts.accounts (id bigint primary key)");
    write("services/journal/migrations/0001_journal.sql",
          "create schema journal; create table journal.a (x int)");
    EXPECT_THAT(run(),
                ElementsAre("accounts/0001_accounts.sql",
                            "accounts/0002_more.sql",
                            "cases/0001_cases.sql",
                            "services/journal/0001_journal.sql"));
    EXPECT_THAT(run(), IsEmpty());
    write("jobs/migrations/0001_late.sql", "create schema jobs");
    EXPECT_THAT(run(), ElementsAre("jobs/0001_late.sql"));
    EXPECT_EQ(ask("select count(*) from storage.migrations where length(sha256) = 64"), 5);
}

TEST_F(MigrationsTest, RefusesOneThatWasChanged) {
    write("jobs/migrations/0001_jobs.sql", "create schema jobs");
    run();
    write("jobs/migrations/0001_jobs.sql", "create schema jobs -- better");
    EXPECT_THAT(fault(), HasSubstr("server/jobs/migrations/0001_jobs.sql was changed"));
}

TEST_F(MigrationsTest, RefusesADatabaseOfANewerProgram) {
    write("jobs/migrations/0001_jobs.sql", "create schema jobs");
    write("jobs/migrations/0002_more.sql", "create table jobs.more (x int)");
    run();
    fs::remove(root() / "server/jobs/migrations/0002_more.sql");
    EXPECT_THAT(fault(), HasSubstr("jobs/0002_more.sql that this program doesn't know"));
}

TEST_F(MigrationsTest, RefusesADatabaseThatIsNotUtf8) {
    write("jobs/migrations/0001_jobs.sql", "create schema jobs");
    const auto tell = [&](const std::string& statement) {
        test_.database().run([&](Transaction& transaction) { transaction.sql().exec(statement); },
                             Database::Mode::single_statement);
    };
    const std::string name = "ascii_" + std::to_string(getpid());
    tell("create database " + name +
         " encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0");
    {
        Database ascii({.uri = test_.uri() + "&dbname=" + name, .connections = 1});
        try {
            migrate(ascii, root());
            ADD_FAILURE() << "taken";
        } catch (const MigrationError& error) {
            EXPECT_THAT(error.what(), HasSubstr("encoded in SQL_ASCII"));
        }
    }
    tell("drop database " + name);
}

TEST_F(MigrationsTest, LeavesNothingWhenOneFails) {
    write("jobs/migrations/0001_jobs.sql", "create schema jobs");
    write("jobs/migrations/0002_wrong.sql",
          "create table jobs.things (x int);\ncreate tabel jobs.more (x int);");
    EXPECT_THAT(
        fault(),
        testing::AllOf(HasSubstr("server/jobs/migrations/0002_wrong.sql"), HasSubstr("tabel")));
    EXPECT_EQ(ask("select count(*) from pg_namespace where nspname in ('jobs', 'storage')"), 0);
}

TEST_F(MigrationsTest, RefusesBadNamesAndUnknownRooms) {
    write("jobs/migrations/first.sql", "");
    EXPECT_THAT(fault(), HasSubstr("NNNN_name.sql"));
    fs::remove_all(root() / "server/jobs");
    write("jobs/migrations/0001_one.sql", "");
    write("jobs/migrations/0001_two.sql", "");
    EXPECT_THAT(fault(), HasSubstr("have one number"));
    fs::remove_all(root() / "server/jobs");
    write("attic/migrations/0001_one.sql", "");
    EXPECT_THAT(fault(), HasSubstr("server/attic"));
}

TEST_F(MigrationsTest, RunsOnceForServersThatStartTogether) {
    write("jobs/migrations/0001_jobs.sql", "create schema jobs; select pg_sleep(0.1)");
    std::vector<std::size_t> applied(4);
    {
        std::vector<std::jthread> servers;
        for (auto& number : applied) servers.emplace_back([&] { number = run().size(); });
    }
    EXPECT_THAT(applied, testing::UnorderedElementsAre(1, 0, 0, 0));
}

TEST(Migrations, OfThisHouseGoUpToAnyRoom) {
    for (const auto room : migration_rooms()) {
        EXPECT_NO_THROW(read_migrations(OKIENKO_SOURCE_DIR, room)) << room;
    }
}

}  // namespace
}  // namespace okienko::storage
