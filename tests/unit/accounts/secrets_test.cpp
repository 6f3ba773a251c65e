#include "server/accounts/secrets.h"

#include <set>

#include <gtest/gtest.h>

namespace okienko::accounts {
namespace {

TEST(Secrets, AreLongAndNeverTheSame) {
    std::set<std::string> seen;
    for (int n = 0; n < 200; ++n) {
        const auto secret = new_secret();
        EXPECT_TRUE(has_secret_form(secret)) << secret;
        EXPECT_TRUE(seen.insert(secret).second);
    }
}

TEST(Secrets, HaveAFormThatKeepsForeignBytesOut) {
    EXPECT_FALSE(has_secret_form(""));
    EXPECT_FALSE(has_secret_form(std::string(42, 'a')));
    EXPECT_FALSE(has_secret_form(std::string(44, 'a')));
    EXPECT_FALSE(has_secret_form(std::string(42, 'a') + "'"));
    EXPECT_FALSE(has_secret_form(std::string(43, '\0')));
}

TEST(Secrets, AreStoredAsSha256) {
    const auto result = digest("abc");
    ASSERT_EQ(result.size(), 32U);
    EXPECT_EQ(static_cast<unsigned char>(result[0]), 0xBA);
    EXPECT_EQ(static_cast<unsigned char>(result[31]), 0xAD);
}

TEST(Uuid, IsOfVersionFour) {
    const auto id = new_uuid();
    EXPECT_TRUE(is_uuid(id)) << id;
    EXPECT_EQ(id[14], '4');
    EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
    EXPECT_FALSE(is_uuid("00000000-0000-0000-0000-00000000000"));
    EXPECT_FALSE(is_uuid("00000000x0000-0000-0000-000000000000"));
    EXPECT_FALSE(is_uuid("'; select 1; --"));
}

}  // namespace
}  // namespace okienko::accounts
