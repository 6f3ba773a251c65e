#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <pqxx/pqxx>
#include <sys/wait.h>

#include "tests/harness/running_server.h"
#include "tests/harness/test_database.h"

namespace okienko::audit {
namespace {

/// `okienko audit verify` on what a running server wrote and its orderly end signed.
class VerifyCommand : public testing::Test {
protected:
    static void SetUpTestSuite() {
        database_ = std::make_unique<harness::TestDatabase>("none");
        harness::RunningServer::Options options;
        options.database = database_->uri();
        server_ = std::make_unique<harness::RunningServer>(std::move(options));
        // Refused and granted entries of different people.
        for (const char* password : {"nie-to-haslo", "na-pokaz-okienko"}) {
            for (const char* who : {"mieszkanka", "urzednik", "administrator"}) {
                auto client = server_->client();
                client.get("/konto/logowanie");
                client.post(
                    "/konto/logowanie",
                    {{"email", std::string(who) + "@okienko.example"}, {"password", password}});
            }
        }
        server_->stop();
        forge(
            "create schema kept; create table kept.entries as select * from audit.entries; "
            "create table kept.chain as select * from audit.chain");
    }
    static void TearDownTestSuite() {
        server_.reset();
        database_.reset();
    }
    void TearDown() override {
        forge(
            "delete from audit.entries; delete from audit.chain; "
            "insert into audit.entries overriding system value select * from kept.entries; "
            "insert into audit.chain select * from kept.chain");
    }

    struct Outcome {
        int exit = -1;
        std::string output;
        bool says(const std::string& part) const { return output.find(part) != std::string::npos; }
    };
    static Outcome verify() {
        Outcome outcome;
        const std::string command = harness::program_path() + " audit verify --database '" +
                                    database_->uri() + "' --data '" + server_->data().string() +
                                    "' 2>&1";
        std::FILE* pipe = popen(command.c_str(), "r");
        if (pipe == nullptr) return outcome;
        std::array<char, 4096> block{};
        while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe))
            outcome.output.append(block.data(), count);
        const int status = pclose(pipe);
        if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
        return outcome;
    }

    /// As a superuser of the database would: the triggers don't run.
    static void forge(const std::string& statements) {
        database_->database().run([&](storage::Transaction& transaction) {
            transaction.sql().exec("set local session_replication_role = replica");
            transaction.sql().exec(statements);
        });
    }
    static std::string value(const std::string& query) {
        return database_->database().read([&](storage::Transaction& transaction) {
            return transaction.sql().exec1(query)[0].as<std::string>();
        });
    }
    static std::string entry_at(int position) {
        return "(xid, id) = (select entry_xid, entry_id from audit.chain where position = " +
               std::to_string(position) + ")";
    }
    static std::string id_at(int position) {
        return value("select entry_id from kept.chain where position = " +
                     std::to_string(position));
    }

    static std::unique_ptr<harness::TestDatabase> database_;
    static std::unique_ptr<harness::RunningServer> server_;
};
std::unique_ptr<harness::TestDatabase> VerifyCommand::database_;
std::unique_ptr<harness::RunningServer> VerifyCommand::server_;

TEST_F(VerifyCommand, ASoundTrailEndsWithZero) {
    const Outcome told = verify();
    EXPECT_EQ(told.exit, 0) << told.output;
    EXPECT_TRUE(told.says("the trail is sound")) << told.output;
    EXPECT_GE(std::stoi(value("select count(*) from audit.chain")), 6);
    EXPECT_TRUE(told.says(value("select count(*) from audit.entries") + " entries chained, 0"))
        << told.output;
    EXPECT_FALSE(told.says(" 0 signed heads")) << told.output;
}

TEST_F(VerifyCommand, NamesAnEditedEntry) {
    forge("update audit.entries set actor = 'account:0' where " + entry_at(3));
    const Outcome told = verify();
    EXPECT_EQ(told.exit, 1) << told.output;
    EXPECT_TRUE(told.says("edited: position 3, entry " + id_at(3) + ":")) << told.output;
    EXPECT_TRUE(told.says(": 1 faults")) << told.output;
}

TEST_F(VerifyCommand, NamesARemovedEntry) {
    forge("delete from audit.entries where " + entry_at(4));
    Outcome told = verify();
    EXPECT_EQ(told.exit, 1) << told.output;
    EXPECT_TRUE(told.says("removed: position 4, entry " + id_at(4) + ":")) << told.output;
    forge("delete from audit.chain where position = 4");
    told = verify();
    EXPECT_EQ(told.exit, 1) << told.output;
    EXPECT_TRUE(told.says("removed: position 4: 1 links of the chain are gone")) << told.output;
}

TEST_F(VerifyCommand, NamesExchangedEntries) {
    forge(
        "update audit.chain set position = position + 1000 where position in (2, 3); "
        "update audit.chain set position = 1005 - position where position > 1000");
    const Outcome told = verify();
    EXPECT_EQ(told.exit, 1) << told.output;
    EXPECT_TRUE(told.says("edited: position 2, entry " + id_at(3) + ":")) << told.output;
    EXPECT_TRUE(told.says("edited: position 3, entry " + id_at(2) + ":")) << told.output;
}

TEST_F(VerifyCommand, NamesACutOffEnd) {
    const std::string last = value("select max(position) from audit.chain");
    forge("delete from audit.entries where " + entry_at(std::stoi(last)) +
          "; delete from audit.chain where position = " + last);
    const Outcome told = verify();
    EXPECT_EQ(told.exit, 1) << told.output;
    EXPECT_TRUE(told.says("cut-off: position " + last)) << told.output;
}

TEST_F(VerifyCommand, SaysWhatItCanNotRead) {
    const std::string command = harness::program_path() +
                                " audit verify --data /nonexistent-okienko 2>&1 | grep -q "
                                "'there is no data folder /nonexistent-okienko'";
    EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace okienko::audit
