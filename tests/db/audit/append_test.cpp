#include "tests/db/audit/trail.h"

namespace okienko::audit {
namespace {

using Append = Trail;

TEST_F(Append, StandsIfAndOnlyIfTheActDoes) {
    {
        auto abandoned = database().begin();
        append(abandoned, {"system", "cases.closed", "case:1"});
    }
    EXPECT_EQ(number("select count(*) from audit.entries"), 0);
    write();
    EXPECT_EQ(number("select count(*) from audit.entries where actor = 'clerk:7' and action = "
                     "'cases.taken' and object = 'case:1' and details->>'n' = '1'"),
              1);
}

TEST_F(Append, TakesNoDetailsThatAreNotJson) {
    EXPECT_ANY_THROW(database().run([](storage::Transaction& transaction) {
        append(transaction, {"system", "cases.closed", "case:1", "no json"});
    }));
}

TEST_F(Append, IsNeverUndone) {
    write();
    Sealer sealer = new_sealer();
    seal(sealer, 1);
    const auto refused = [&](const std::string& statement) {
        try {
            database().run(
                [&](storage::Transaction& transaction) { transaction.sql().exec(statement); });
        } catch (const pqxx::sql_error& error) {
            return std::string(error.what()).find("only ever added to") != std::string::npos;
        }
        return false;
    };
    for (const std::string table : {"audit.entries", "audit.chain", "audit.heads"}) {
        EXPECT_TRUE(refused("delete from " + table)) << table;
        EXPECT_TRUE(refused("truncate " + table)) << table;
    }
    EXPECT_TRUE(refused("update audit.entries set actor = 'clerk:8'"));
    EXPECT_TRUE(refused("update audit.chain set position = 2"));
    EXPECT_TRUE(refused("update audit.heads set position = 2"));
}

}  // namespace
}  // namespace okienko::audit
