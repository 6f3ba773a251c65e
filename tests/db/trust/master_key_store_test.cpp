#include "server/trust/master_key_store.h"

#include <gtest/gtest.h>

#include "tests/harness/test_database.h"

namespace okienko::trust {
namespace {

TEST(MasterKeyStore, RefusesADatabaseOfAnotherKey) {
    harness::TestDatabase test("trust");
    const MasterKey first(std::string(32, 'a'));
    claim_database(test.database(), first);
    claim_database(test.database(), first);
    try {
        claim_database(test.database(), MasterKey(std::string(32, 'b')));
        FAIL() << "was taken";
    } catch (const KeyFault& fault) {
        EXPECT_NE(std::string(fault.what()).find(first.id()), std::string::npos);
    }
}

}  // namespace
}  // namespace okienko::trust
