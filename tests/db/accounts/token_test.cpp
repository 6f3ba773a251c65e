#include <gtest/gtest.h>

#include "server/accounts/api_tokens.h"
#include "server/accounts/demo_accounts.h"
#include "server/accounts/register_account.h"
#include "server/accounts/sign_in.h"
#include "server/accounts/totp.h"
#include "tests/db/accounts/desk.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;

class Tokens : public testing::Test {
protected:
    MadeToken make(std::vector<std::string> scopes = {"submissions:write"}) {
        return create_token(desk.context,
                            id,
                            {"program księgowy", std::move(scopes), std::chrono::days{30}},
                            "account:" + id);
    }

    Desk desk;
    std::string id = desk.account("anna@example.org");
};

TEST_F(Tokens, ActForTheAccountWithinTheirScopes) {
    const auto made = make();
    EXPECT_TRUE(made.secret.starts_with("okn_"));
    const auto identity = desk.identities.by_token(made.secret);
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->account, id);
    EXPECT_TRUE(identity->token);
    EXPECT_TRUE(identity->may("submissions:write"));
    EXPECT_FALSE(identity->may("submissions:read"));
    EXPECT_FALSE(desk.identities.by_session(made.secret));
    EXPECT_EQ(desk.last_letter().subject, "Okienko: nowy klucz do API");
}

TEST_F(Tokens, OfAClerkNeverActForTheOffice) {
    Account clerk;
    clerk.email = "jan@example.org";
    clerk.roles = {"clerk"};
    clerk.units = {"OR"};
    ASSERT_TRUE(create_account(desk.context, clerk, email(clerk.email), kPassword));
    const auto begun = sign_in(desk.context, email(clerk.email), kPassword, visit()).session;
    const auto account = desk.identities.by_session(begun)->account;
    const std::string secret = "01234567890123456789";
    desk.factor.set_known(account, secret);
    const auto code = totp_code(secret, totp_step(desk.clock.now()));
    const auto session = desk.factor.prove(account, code, visit()).session;
    const auto signed_in = desk.identities.by_session(session);
    ASSERT_TRUE(signed_in && signed_in->has_role("clerk"));
    EXPECT_EQ(signed_in->units, std::vector<std::string>{"OR"});
    id = signed_in->account;
    const auto by_key = desk.identities.by_token(make().secret);
    EXPECT_EQ(by_key->roles, std::vector<std::string>{"resident"});
    EXPECT_TRUE(by_key->units.empty());
}

TEST_F(Tokens, EndWhenTheyExpireOrAreRevoked) {
    const auto one = make();
    const auto two = make({"submissions:read"});
    ASSERT_TRUE(desk.identities.by_token(one.secret));
    EXPECT_FALSE(revoke_token(desk.context, desk.account("jan@example.org"), one.id));
    EXPECT_TRUE(revoke_token(desk.context, id, one.id));
    EXPECT_FALSE(desk.identities.by_token(one.secret));
    EXPECT_TRUE(desk.identities.by_token(two.secret));
    desk.clock.pass(30 * 24h);
    EXPECT_FALSE(desk.identities.by_token(two.secret));
}

TEST_F(Tokens, NoteTheirLastUse) {
    const auto made = make();
    EXPECT_EQ(desk.number("select count(*) from accounts.tokens where used_at is not null"), 0);
    EXPECT_TRUE(desk.identities.by_token(made.secret));
    EXPECT_EQ(desk.number("select count(*) from accounts.tokens where used_at is not null"), 1);
}

TEST_F(Tokens, DemonstrationAccountsAreMadeOnceAndSignIn) {
    create_demo_accounts(desk.context, desk.factor);
    create_demo_accounts(desk.context, desk.factor);
    ASSERT_EQ(demo_accounts().size(), 7U);
    for (const auto& account : demo_accounts()) {
        const auto outcome = sign_in(desk.context,
                                     email(account.email),
                                     account.password,
                                     visit("192.0.2.1", account.email));
        EXPECT_EQ(outcome.kind, SignIn::Kind::signed_in) << account.email;
    }
    EXPECT_EQ(close_demo_accounts(desk.context), 7);
    EXPECT_EQ(close_demo_accounts(desk.context), 0);
    const auto first = demo_accounts().front();
    EXPECT_EQ(sign_in(desk.context, email(first.email), first.password, visit()).kind,
              SignIn::Kind::wrong);
}

}  // namespace
}  // namespace okienko::accounts
