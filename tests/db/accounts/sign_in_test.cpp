#include "server/accounts/sign_in.h"

#include <gtest/gtest.h>

#include "server/accounts/account_store.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sign_out.h"
#include "server/accounts/standing.h"
#include "tests/db/accounts/desk.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;
using Kind = SignIn::Kind;

class SigningIn : public testing::Test {
protected:
    SignIn attempt(const std::string& password, const Visit& from = visit()) {
        return sign_in(desk.context, email("anna@example.org"), password, from);
    }
    void fail(int times, const Visit& from = visit()) {
        for (int n = 0; n < times; ++n) ASSERT_EQ(attempt("nie-to-hasło", from).kind, Kind::wrong);
    }

    Desk desk;
    std::string id = desk.account("Anna@example.org");
};

TEST_F(SigningIn, OpensASessionThatTellsWhoItIs) {
    const auto outcome = attempt(kPassword);
    ASSERT_EQ(outcome.kind, Kind::signed_in);
    const auto identity = desk.identities.by_session(outcome.session);
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->account, id);
    EXPECT_EQ(identity->email, "Anna@example.org");
    EXPECT_TRUE(identity->has_role("resident"));
    EXPECT_FALSE(identity->has_role("clerk"));
    EXPECT_EQ(desk.number("select count(*) from audit.entries where action = 'accounts.signed-in'"),
              1);
}

TEST_F(SigningIn, StoresNoSecretAsItIs) {
    const auto outcome = attempt(kPassword);
    EXPECT_EQ(desk.number(
                  "select count(*) from accounts.sessions where encode(secret, 'escape') like '%" +
                  outcome.session + "%'"),
              0);
    EXPECT_EQ(desk.number("select count(*) from accounts.accounts where password like "
                          "'$argon2id$v=19$m=64,t=1,p=1$%'"),
              1);
}

TEST_F(SigningIn, DoesNotTellAWrongPasswordFromNoAccount) {
    EXPECT_EQ(attempt("nie-to-hasło").kind, Kind::wrong);
    EXPECT_EQ(sign_in(desk.context, email("nikt@example.org"), kPassword, visit()).kind,
              Kind::wrong);
    EXPECT_EQ(
        desk.number("select count(*) from audit.entries where action = 'accounts.sign-in-failed'"),
        2);
}

TEST_F(SigningIn, EndsTheSessionTheBrowserHad) {
    const auto first = attempt(kPassword);
    ASSERT_TRUE(desk.identities.by_session(first.session));
    auto again = visit();
    again.session = digest(first.session);
    const auto second = attempt(kPassword, again);
    EXPECT_NE(first.session, second.session);
    EXPECT_FALSE(desk.identities.by_session(first.session));
    EXPECT_TRUE(desk.identities.by_session(second.session));
}

TEST_F(SigningIn, WaitsLongerAfterEachWrongPasswordButNeverForGood) {
    fail(5);
    auto outcome = attempt(kPassword);
    ASSERT_EQ(outcome.kind, Kind::wait);
    EXPECT_EQ(outcome.wait, 30s);
    desk.clock.pass(29s);
    EXPECT_EQ(attempt(kPassword).kind, Kind::wait);
    desk.clock.pass(1s);
    fail(1);
    EXPECT_EQ(attempt(kPassword).wait, 60s);
    for (int n = 0; n < 20; ++n) {
        desk.clock.pass(15min);
        fail(1);
        EXPECT_LE(attempt(kPassword).wait, 15min);
    }
    desk.clock.pass(15min);
    EXPECT_EQ(attempt(kPassword).kind, Kind::signed_in);
    EXPECT_EQ(attempt("nie-to-hasło").kind, Kind::wrong) << "a success starts the count anew";
}

TEST_F(SigningIn, WaitsForAddressesWithoutAccountAlike) {
    for (int n = 0; n < 5; ++n) {
        ASSERT_EQ(sign_in(desk.context, email("nikt@example.org"), "x", visit()).kind, Kind::wrong);
    }
    EXPECT_EQ(sign_in(desk.context, email("NIKT@example.org"), "x", visit()).wait, 30s);
}

TEST_F(SigningIn, RemembersTheWaitInTheDatabase) {
    fail(5);
    Desk* another = &desk;  // a restart has nothing but the tables: the use case keeps no state
    const Context fresh{another->context};
    EXPECT_EQ(sign_in(fresh, email("anna@example.org"), kPassword, visit()).kind, Kind::wait);
    EXPECT_EQ(desk.number("select count(*) from accounts.throttle where wait_until > last_at"), 1);
}

TEST_F(SigningIn, StrangersDoNotShutOutABrowserTheAccountKnows) {
    ASSERT_EQ(attempt(kPassword, visit("192.0.2.1", "own")).kind, Kind::signed_in);
    fail(5, visit("203.0.113.9", "stranger"));
    EXPECT_EQ(attempt(kPassword, visit("203.0.113.9", "stranger")).kind, Kind::wait);
    EXPECT_EQ(attempt(kPassword, visit("192.0.2.1", "own")).kind, Kind::signed_in);
}

TEST_F(SigningIn, LimitsOneClientOverManyAddresses) {
    SignIn last;
    for (int n = 0; n < 41; ++n) {
        last =
            sign_in(desk.context, email("nikt" + std::to_string(n) + "@example.org"), "x", visit());
    }
    EXPECT_EQ(last.kind, Kind::wait);
    EXPECT_EQ(attempt(kPassword, visit("198.51.100.7")).kind, Kind::signed_in);
}

TEST_F(SigningIn, SuccessfulSignInsOfOneClientNeverAddUp) {
    for (int n = 0; n < 60; ++n) ASSERT_EQ(attempt(kPassword).kind, Kind::signed_in);
}

TEST_F(SigningIn, RehashesWhenTheParametersChanged) {
    PasswordHasher dearer({128, 1, 1}, {});
    const Context context{desk.database.database(),
                          desk.clock,
                          config::Log::silent(),
                          dearer,
                          desk.identities,
                          desk.mails,
                          desk.settings};
    EXPECT_EQ(sign_in(context, email("anna@example.org"), kPassword, visit()).kind,
              Kind::signed_in);
    EXPECT_EQ(desk.number("select count(*) from accounts.accounts where password like '%m=128,%'"),
              1);
    EXPECT_EQ(attempt(kPassword).kind, Kind::signed_in);
}

TEST_F(SigningIn, ABusyServerCountsNoAttempt) {
    Desk busy({.at_once = 1, .waiting = 0});
    busy.account("anna@example.org");
    PasswordHasher closed({64, 1, 1}, {.at_once = 0, .waiting = 0});
    const Context context{busy.database.database(),
                          busy.clock,
                          config::Log::silent(),
                          closed,
                          busy.identities,
                          busy.mails,
                          busy.settings};
    for (int n = 0; n < 10; ++n) {
        EXPECT_THROW(sign_in(context, email("anna@example.org"), kPassword, visit()), Busy);
    }
    EXPECT_EQ(sign_in(busy.context, email("anna@example.org"), kPassword, visit()).kind,
              Kind::signed_in);
}

TEST_F(SigningIn, ABlockedAccountLooksLikeAWrongPassword) {
    const auto session = attempt(kPassword).session;
    Account account = *desk.database.database().read(
        [&](storage::Transaction& transaction) { return AccountStore{}.by_id(transaction, id); });
    account.blocked = desk.clock.now();
    change_standing(desk.context, account, "system");
    EXPECT_FALSE(desk.identities.by_session(session));
    EXPECT_EQ(attempt(kPassword).kind, Kind::wrong);
}

}  // namespace
}  // namespace okienko::accounts
