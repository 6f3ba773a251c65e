#include <gtest/gtest.h>

#include "server/accounts/change_address.h"
#include "server/accounts/change_password.h"
#include "server/accounts/confirm_password.h"
#include "server/accounts/register_account.h"
#include "server/accounts/reset_password.h"
#include "server/accounts/secrets.h"
#include "server/accounts/send_link.h"
#include "server/accounts/sign_in.h"
#include "tests/db/accounts/desk.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;

class Links : public testing::Test {
protected:
    std::chrono::seconds ask(Wish wish,
                             const std::string& to,
                             const std::string& client = "192.0.2.1") {
        return send_link(desk.context, wish, email(to), "pl", "/wnioski/1", visit(client));
    }
    Registration finish(const std::string& secret) {
        return register_account(desk.context, secret, "Anna Wierzba", kPassword, "pl", visit());
    }
    bool signs_in(const std::string& as, const std::string& password) {
        return sign_in(desk.context, email(as), password, visit("192.0.2.1", "own")).kind ==
               SignIn::Kind::signed_in;
    }

    Desk desk;
};

TEST_F(Links, RegistrationOpensTheAccountOnce) {
    EXPECT_EQ(ask(Wish::account, "Anna@Example.org"), 0s);
    const auto letter = desk.last_letter();
    EXPECT_EQ(letter.to, "Anna@example.org");
    EXPECT_NE(letter.text.find("http://okienko.example/konto/potwierdzenie?klucz="),
              std::string::npos);
    const auto outcome = finish(letter.secret());
    ASSERT_EQ(outcome.kind, Registration::Kind::done);
    EXPECT_EQ(outcome.return_to, "/wnioski/1");
    EXPECT_TRUE(desk.identities.by_session(outcome.session));
    EXPECT_TRUE(signs_in("anna@example.org", kPassword));
    EXPECT_EQ(finish(letter.secret()).kind, Registration::Kind::expired);
}

TEST_F(Links, LookingAtALinkDoesNotUseIt) {
    ask(Wish::account, "anna@example.org");
    const auto secret = desk.last_letter().secret();
    EXPECT_TRUE(read_link(desk.context, LinkKind::registration, secret));
    EXPECT_TRUE(read_link(desk.context, LinkKind::registration, secret));
    EXPECT_FALSE(read_link(desk.context, LinkKind::password, secret));
    EXPECT_EQ(finish(secret).kind, Registration::Kind::done);
}

TEST_F(Links, Expire) {
    ask(Wish::account, "anna@example.org");
    const auto secret = desk.last_letter().secret();
    desk.clock.pass(24h);
    EXPECT_FALSE(read_link(desk.context, LinkKind::registration, secret));
    EXPECT_EQ(finish(secret).kind, Registration::Kind::expired);

    desk.account("jan@example.org");
    ask(Wish::new_password, "jan@example.org");
    const auto reset = desk.last_letter().secret();
    desk.clock.pass(1h);
    EXPECT_FALSE(reset_password(desk.context, reset, "inne-dobre-hasło"));
    EXPECT_TRUE(signs_in("jan@example.org", kPassword));
}

TEST_F(Links, ANewerLinkReplacesTheOlder) {
    ask(Wish::account, "anna@example.org");
    const auto older = desk.last_letter().secret();
    ask(Wish::account, "anna@example.org");
    EXPECT_EQ(finish(older).kind, Registration::Kind::expired);
    EXPECT_EQ(finish(desk.last_letter().secret()).kind, Registration::Kind::done);
}

TEST_F(Links, AKnownAddressGetsOneLetterAndTheSameAnswer) {
    desk.account("anna@example.org");
    EXPECT_EQ(ask(Wish::account, "ANNA@example.org"), 0s);
    EXPECT_EQ(ask(Wish::account, "ewa@example.org"), 0s);
    const auto letters = desk.letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(letters[0].subject, "Okienko: masz już konto");
    EXPECT_NE(letters[0].text.find("/konto/haslo/nowe?klucz="), std::string::npos);
    EXPECT_EQ(ask(Wish::new_password, "nikt@example.org"), 0s);
    EXPECT_EQ(desk.last_letter().subject, "Okienko: pod tym adresem nie ma konta");
    EXPECT_EQ(desk.number("select count(*) from audit.entries where action = 'accounts.link-sent'"),
              3);
    EXPECT_EQ(desk.number("select count(*) from audit.entries where entries::text like '%@%'"), 0);
}

TEST_F(Links, AnAddressGetsThreeLettersThenFewer) {
    for (int n = 0; n < 6; ++n) EXPECT_EQ(ask(Wish::account, "anna@example.org"), 0s);
    EXPECT_EQ(desk.letters().size(), 3U);
    desk.clock.pass(10min);
    ask(Wish::account, "anna@example.org");
    EXPECT_EQ(desk.letters().size(), 4U);
}

TEST_F(Links, OneClientCannotFloodManyAddresses) {
    std::chrono::seconds wait{0};
    for (int n = 0; n < 21; ++n)
        wait = ask(Wish::account, "a" + std::to_string(n) + "@example.org");
    EXPECT_GT(wait, 0s);
    EXPECT_EQ(desk.letters().size(), 20U);
    EXPECT_EQ(ask(Wish::account, "z@example.org", "198.51.100.7"), 0s);
}

TEST_F(Links, AResetEndsSessionsAndWaits) {
    desk.account("anna@example.org");
    const auto session =
        sign_in(desk.context, email("anna@example.org"), kPassword, visit()).session;
    for (int n = 0; n < 5; ++n) {
        sign_in(desk.context, email("anna@example.org"), "x", visit("203.0.113.9", "stranger"));
    }
    ask(Wish::new_password, "anna@example.org");
    const auto secret = desk.last_letter().secret();
    EXPECT_TRUE(reset_password(desk.context, secret, "nowe-dobre-hasło"));
    EXPECT_FALSE(desk.identities.by_session(session));
    EXPECT_EQ(desk.last_letter().subject, "Okienko: hasło zostało zmienione");
    EXPECT_FALSE(reset_password(desk.context, secret, "jeszcze-inne-hasło"));
    EXPECT_EQ(sign_in(desk.context,
                      email("anna@example.org"),
                      "nowe-dobre-hasło",
                      visit("203.0.113.9", "stranger"))
                  .kind,
              SignIn::Kind::signed_in);
}

TEST_F(Links, TheAddressChangesOnlyFromTheNewMailbox) {
    const auto id = desk.account("anna@example.org");
    EXPECT_EQ(request_address(desk.context, id, email("nowa@example.org"), visit()), 0s);
    const auto letters = desk.letters();
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(letters[0].to, "nowa@example.org");
    EXPECT_EQ(letters[1].to, "anna@example.org");
    EXPECT_TRUE(letters[1].secret().empty());
    EXPECT_TRUE(signs_in("anna@example.org", kPassword));
    EXPECT_EQ(confirm_address(desk.context, letters[0].secret()), AddressChange::done);
    EXPECT_EQ(desk.last_letter().to, "anna@example.org");
    EXPECT_FALSE(signs_in("anna@example.org", kPassword));
    EXPECT_TRUE(signs_in("nowa@example.org", kPassword));
    EXPECT_EQ(confirm_address(desk.context, letters[0].secret()), AddressChange::expired);
}

TEST_F(Links, AnAddressThatIsTakenTellsItsOwnerAlone) {
    const auto id = desk.account("anna@example.org");
    desk.account("jan@example.org");
    EXPECT_EQ(request_address(desk.context, id, email("jan@example.org"), visit()), 0s);
    EXPECT_EQ(desk.letters()[0].to, "jan@example.org");
    EXPECT_TRUE(desk.letters()[0].secret().empty());

    request_address(desk.context, id, email("ewa@example.org"), visit());
    const auto secret = desk.letters()[2].secret();
    desk.account("ewa@example.org");
    EXPECT_EQ(confirm_address(desk.context, secret), AddressChange::taken);
    EXPECT_TRUE(signs_in("anna@example.org", kPassword));
}

TEST_F(Links, ANewPasswordCancelsAPendingChangeOfAddress) {
    const auto id = desk.account("anna@example.org");
    request_address(desk.context, id, email("zla@example.org"), visit());
    const auto secret = desk.letters()[0].secret();
    const auto session = change_password(desk.context, id, "nowe-dobre-hasło", visit());
    EXPECT_TRUE(desk.identities.by_session(session));
    EXPECT_EQ(confirm_address(desk.context, secret), AddressChange::expired);
}

TEST_F(Links, AChangeOfPasswordEndsAllOtherSessions) {
    const auto id = desk.account("anna@example.org");
    const auto before =
        sign_in(desk.context, email("anna@example.org"), kPassword, visit()).session;
    const auto after = change_password(desk.context, id, "nowe-dobre-hasło", visit());
    EXPECT_FALSE(desk.identities.by_session(before));
    EXPECT_TRUE(desk.identities.by_session(after));
}

TEST_F(Links, ConfirmingAPasswordIsLimitedToo) {
    const auto id = desk.account("anna@example.org");
    EXPECT_EQ(confirm_password(desk.context, id, kPassword).kind, Confirmation::Kind::right);
    for (int n = 0; n < 5; ++n) {
        EXPECT_EQ(confirm_password(desk.context, id, "x").kind, Confirmation::Kind::wrong);
    }
    EXPECT_EQ(confirm_password(desk.context, id, kPassword).kind, Confirmation::Kind::wait);
}

TEST_F(Links, OfTwoWhoComeAtOnceOneGetsTheAccount) {
    ask(Wish::account, "anna@example.org");
    const auto secret = desk.last_letter().secret();
    desk.account("anna@example.org");
    EXPECT_EQ(finish(secret).kind, Registration::Kind::exists);
}

}  // namespace
}  // namespace okienko::accounts
