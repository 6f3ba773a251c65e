#include "server/accounts/visit.h"

#include <gtest/gtest.h>

namespace okienko::accounts {
namespace {

TEST(Visit, NamesTheDeviceInAWord) {
    EXPECT_EQ(
        describe_device("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
        "firefox/linux");
    EXPECT_EQ(
        describe_device(
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
            "Mobile Safari/537.36"),
        "chrome/android");
    EXPECT_EQ(
        describe_device(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Safari/604.1"),
        "safari/ios");
    EXPECT_EQ(describe_device("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 "
                              "Safari/537.36 Edg/126.0"),
              "edge/windows");
    EXPECT_EQ(describe_device("curl/8"), "other/other");
    EXPECT_EQ(describe_device(""), "other/other");
}

TEST(Visit, CountsAHouseholdAsOneClient) {
    EXPECT_EQ(client_key("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(client_key("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(client_key("2001:db8:1:2:aaaa::1"), client_key("2001:db8:1:2:bbbb::9"));
    EXPECT_NE(client_key("2001:db8:1:2::1"), client_key("2001:db8:1:3::1"));
}

TEST(Visit, KeepsDigestsOfSecretsOnly) {
    web::Request request;
    request.visitor = std::string(43, 'v');
    request.client = "192.0.2.7";
    request.cookies = {{"okn-session", std::string(43, 's')}};
    const auto visit = visit_of(request);
    EXPECT_EQ(visit.browser.size(), 32U);
    EXPECT_EQ(visit.session.size(), 32U);
    request.cookies = {{"okn-session", "nonsense"}};
    EXPECT_TRUE(visit_of(request).session.empty());
}

}  // namespace
}  // namespace okienko::accounts
