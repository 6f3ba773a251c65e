#include "server/web/networks.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace okienko::web {
namespace {

TEST(Networks, Contain) {
    const Networks networks({"127.0.0.1", "10.1.0.0/16", "fd00::/8", "::1"});
    for (const char* in : {"127.0.0.1", "10.1.255.255", "fd12::5", "::1", "::ffff:10.1.2.3"})
        EXPECT_TRUE(networks.contains(in)) << in;
    for (const char* out : {"127.0.0.2", "10.2.0.1", "fe80::1", "", "nobody", "::ffff:10.2.0.1"})
        EXPECT_FALSE(networks.contains(out)) << out;
}

TEST(Networks, RefuseNonsense) {
    for (const char* bad :
         {"", "host.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "::/129"}) {
        EXPECT_THROW(Networks({bad}), std::invalid_argument) << bad;
    }
}

TEST(Networks, BelieveOnlyTrustedProxies) {
    const Networks proxies({"10.0.0.0/8"});
    EXPECT_EQ(client_address("192.0.2.7", "198.51.100.1", proxies), "192.0.2.7");
    EXPECT_EQ(client_address("10.0.0.1", "198.51.100.1", proxies), "198.51.100.1");
    EXPECT_EQ(client_address("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2", proxies),
              "198.51.100.1");
    EXPECT_EQ(client_address("10.0.0.1", "", proxies), "10.0.0.1");
    EXPECT_EQ(client_address("10.0.0.1", "198.51.100.1, nonsense", proxies), "10.0.0.1");
}

TEST(Networks, CountIpv6ByItsNetwork) {
    EXPECT_EQ(rate_key("2001:db8:1:2:3:4:5:6"), rate_key("2001:db8:1:2:ffff::1"));
    EXPECT_NE(rate_key("2001:db8:1:2::1"), rate_key("2001:db8:1:3::1"));
    EXPECT_EQ(rate_key("192.0.2.7"), "192.0.2.7");
}

}  // namespace
}  // namespace okienko::web
