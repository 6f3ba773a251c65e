#include "server/web/language.h"

#include <gtest/gtest.h>

#include "server/web/cookies.h"

namespace okienko::web {
namespace {

TEST(Language, CookieThenHeaderThenPolish) {
    EXPECT_EQ(choose_language("en", "pl"), "en");
    EXPECT_EQ(choose_language("de", "en"), "en");
    EXPECT_EQ(choose_language("", ""), "pl");
    EXPECT_EQ(choose_language("", "de, fr;q=0.5"), "pl");
    EXPECT_EQ(choose_language("", "en-GB,en;q=0.9,pl;q=0.8"), "en");
    EXPECT_EQ(choose_language("", "pl-PL,pl;q=0.9,en;q=0.8"), "pl");
    EXPECT_EQ(choose_language("", "de;q=0.9, pl;q=0.3, EN;q=0.7"), "en");
    EXPECT_EQ(choose_language("", "en;q=0, pl;q=0"), "pl");
    EXPECT_EQ(choose_language("", "en;q=x"), "pl");
}

TEST(Cookies, CarryThePrefixOverHttpsOnly) {
    EXPECT_EQ(write_cookie({"okn-session", "abc", std::nullopt}, false),
              "okn-session=abc; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(write_cookie({"okn-session", "abc", 60}, true),
              "__Host-okn-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    const Cookies plain = read_cookies("okn-session=abc; other=1;novalue; x=a=b", false);
    EXPECT_EQ(plain, (Cookies{{"okn-session", "abc"}, {"other", "1"}, {"x", "a=b"}}));
    const Cookies secure = read_cookies("okn-session=planted; __Host-okn-session=mine", true);
    EXPECT_EQ(secure, (Cookies{{"okn-session", "mine"}}));
}

TEST(Cookies, RefuseWhatCantStandInOne) {
    EXPECT_THROW(write_cookie({"okn", "a;b", std::nullopt}, false), std::invalid_argument);
    EXPECT_THROW(write_cookie({"okn", "a\r\nX: y", std::nullopt}, false), std::invalid_argument);
    EXPECT_THROW(write_cookie({"o=k", "a", std::nullopt}, false), std::invalid_argument);
}

}  // namespace
}  // namespace okienko::web
