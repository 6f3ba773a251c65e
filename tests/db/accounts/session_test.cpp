#include <gtest/gtest.h>

#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/accounts/sign_in.h"
#include "server/accounts/sign_out.h"
#include "server/accounts/sweep.h"
#include "tests/db/accounts/desk.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;

class Sessions : public testing::Test {
protected:
    std::string open(const std::string& browser = "one") {
        return sign_in(
                   desk.context, email("anna@example.org"), kPassword, visit("192.0.2.1", browser))
            .session;
    }
    bool lives(const std::string& secret) { return desk.identities.by_session(secret).has_value(); }

    Desk desk;
    std::string id = desk.account("anna@example.org");
};

TEST_F(Sessions, EndAfterAnHourWithoutUse) {
    const auto session = open();
    desk.clock.pass(59min);
    EXPECT_TRUE(lives(session));
    desk.clock.pass(59min);
    EXPECT_TRUE(lives(session)) << "each use moves the limit";
    desk.clock.pass(61min);
    EXPECT_FALSE(lives(session));
}

TEST_F(Sessions, EndAfterTwelveHoursHoweverBusy) {
    const auto session = open();
    for (int n = 0; n < 23; ++n) {
        desk.clock.pass(30min);
        EXPECT_TRUE(lives(session));
    }
    desk.clock.pass(30min);
    EXPECT_FALSE(lives(session));
}

TEST_F(Sessions, WriteTheirUseOnceAMinuteAtMost) {
    const auto session = open();
    const auto written = [&] {
        return desk.number(
            "select (extract(epoch from seen_at) * 1000000)::bigint from accounts.sessions");
    };
    const auto first = written();
    desk.clock.pass(59s);
    EXPECT_TRUE(lives(session));
    EXPECT_EQ(written(), first);
    desk.clock.pass(3s);
    EXPECT_TRUE(lives(session));
    EXPECT_GT(written(), first);
}

TEST_F(Sessions, AreReadFromMemoryForAMoment) {
    const auto session = open();
    EXPECT_TRUE(lives(session));
    desk.database.database().run([&](storage::Transaction& transaction) {
        SessionStore{}.remove_all(transaction, id, {});  // as another server would
    });
    EXPECT_TRUE(lives(session));
    desk.clock.pass(3s);
    EXPECT_FALSE(lives(session));
}

TEST_F(Sessions, SignOutWorksAtOnce) {
    const auto one = open("one");
    const auto two = open("two");
    const auto identity = desk.identities.by_session(one);
    ASSERT_TRUE(identity && lives(two));
    EXPECT_TRUE(sign_out(desk.context, id, identity->session));
    EXPECT_FALSE(lives(one));
    EXPECT_TRUE(lives(two));
    EXPECT_FALSE(sign_out(desk.context, id, identity->session));
    EXPECT_FALSE(sign_out(desk.context, id, "no uuid"));
}

TEST_F(Sessions, NobodySignsOutSomebodyElse) {
    const auto stranger = desk.account("jan@example.org");
    const auto session = open();
    const auto identity = desk.identities.by_session(session);
    EXPECT_FALSE(sign_out(desk.context, stranger, identity->session));
    EXPECT_TRUE(lives(session));
}

TEST_F(Sessions, SignOutEverywhereSparesOneIfTold) {
    const auto one = open("one");
    const auto two = open("two");
    const auto here = desk.identities.by_session(one)->session;
    sign_out_everywhere(desk.context, id, here);
    EXPECT_TRUE(lives(one));
    EXPECT_FALSE(lives(two));
    sign_out_everywhere(desk.context, id, {});
    EXPECT_FALSE(lives(one));
}

TEST_F(Sessions, AnAnswerReadBeforeASignOutIsNotKeptAfterIt) {
    SessionCache cache;
    const auto before = cache.generation();
    cache.clear();
    cache.put("key", {}, before);
    EXPECT_FALSE(cache.find("key"));
    cache.put("key", {}, cache.generation());
    EXPECT_TRUE(cache.find("key"));
}

TEST_F(Sessions, ForeignCookiesAreNobody) {
    for (const std::string cookie : {"", "x", "'; drop table accounts.sessions; --", "\0\0"}) {
        EXPECT_FALSE(desk.identities.by_session(cookie));
        EXPECT_FALSE(desk.identities.by_token(cookie));
    }
    EXPECT_FALSE(desk.identities.by_session(new_secret()));
}

TEST_F(Sessions, ExpiredRowsAreSweptAway) {
    open();
    sweep(desk.database.database(), desk.settings, desk.clock.now());
    EXPECT_EQ(desk.number("select count(*) from accounts.sessions"), 1);
    desk.clock.pass(25h * 8);
    sweep(desk.database.database(), desk.settings, desk.clock.now());
    EXPECT_EQ(desk.number("select count(*) from accounts.sessions"), 0);
    EXPECT_EQ(desk.number("select count(*) from accounts.throttle"), 0);
}

}  // namespace
}  // namespace okienko::accounts
