#include "server/storage/database.h"

#include <gtest/gtest.h>

#include <pqxx/except>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include "tests/harness/test_database.h"

namespace okienko::storage {
namespace {

TEST(Database, KeepsWhatWasCommitted) {
    harness::TestDatabase test("none");
    test.database().run([](Transaction& transaction) {
        transaction.sql().exec("create table things (name text primary key)");
        transaction.sql().exec_params("insert into things values ($1)", std::string("zażółć"));
    });
    const auto name = test.database().read([](Transaction& transaction) {
        return transaction.sql().exec1("select name from things")[0].as<std::string>();
    });
    EXPECT_EQ(name, "zażółć");
}

}  // namespace
}  // namespace okienko::storage
