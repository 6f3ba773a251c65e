#include "server/accounts/second_factor.h"

#include <gtest/gtest.h>
#include <pqxx/pqxx>

#include "server/accounts/account_store.h"
#include "server/accounts/change_password.h"
#include "server/accounts/demo_accounts.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sign_in.h"
#include "server/accounts/standing.h"
#include "server/accounts/totp.h"
#include "tests/db/accounts/desk.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;
using Kind = SecondFactor::Outcome::Kind;

/// A clerk who has typed the password, and no code yet.
class ProvingAFactor : public testing::Test {
protected:
    ProvingAFactor() {
        Account clerk;
        clerk.id = id;
        clerk.roles = {"clerk"};
        clerk.units = {"OR"};
        change_standing(desk.context, clerk, "system");
        session = with_password();
    }
    std::string with_password() {
        return sign_in(desk.context, email("anna@example.org"), kPassword, visit()).session;
    }
    std::string code(int step = 0) { return totp_code(secret, totp_step(desk.clock.now()) + step); }
    void set_up() {
        secret = desk.factor.offered_secret(id).value();
        const auto outcome = desk.factor.prove(id, code(), visit());
        ASSERT_EQ(outcome.kind, Kind::done);
        session = outcome.session;
        recovery = outcome.recovery_codes;
    }
    std::int64_t entries(const std::string& action) {
        return desk.number("select count(*) from audit.entries where action = 'accounts." + action +
                           "'");
    }

    Desk desk;
    std::string id = desk.account("anna@example.org");
    std::string session;
    std::string secret;
    std::vector<std::string> recovery;
};

TEST_F(ProvingAFactor, UntilThenThereAreNoRolesAndNoUnits) {
    const auto before = desk.identities.by_session(session);
    ASSERT_TRUE(before);
    EXPECT_FALSE(before->has_role("clerk"));
    EXPECT_TRUE(before->waits_for("clerk"));
    EXPECT_TRUE(before->has_role("resident"));
    EXPECT_TRUE(before->units.empty());

    set_up();
    const auto after = desk.identities.by_session(session);
    ASSERT_TRUE(after);
    EXPECT_TRUE(after->has_role("clerk"));
    EXPECT_FALSE(after->waits_for("clerk"));
    EXPECT_EQ(after->units, std::vector<std::string>{"OR"});
    EXPECT_FALSE(desk.identities.by_session(with_password())->has_role("clerk"));
}

TEST_F(ProvingAFactor, TheOfferIsTheSameUntilItIsProvedOrAnHourOld) {
    const auto first = desk.factor.offered_secret(id);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->size(), kTotpSecretBytes);
    EXPECT_EQ(desk.factor.offered_secret(id), first);
    desk.clock.pass(61min);
    EXPECT_NE(desk.factor.offered_secret(id), first);
    set_up();
    EXPECT_FALSE(desk.factor.offered_secret(id));
    EXPECT_EQ(entries("second-factor-set-up"), 1);
}

TEST_F(ProvingAFactor, SecretsDoNotLieOpenInTheDatabase) {
    set_up();
    EXPECT_EQ(desk.number("select count(*) from accounts.second_factors where position('" +
                          base32(secret) + "'::bytea in secret) > 0"),
              0);
    EXPECT_EQ(desk.number("select octet_length(secret) from accounts.second_factors"), 20 + 28);
    EXPECT_EQ(desk.number("select count(*) from accounts.recovery_codes"), 10);
    // A row carried to another account opens there no more.
    const auto other = desk.account("jan@example.org");
    desk.database.database().run([&](storage::Transaction& transaction) {
        transaction.sql().exec0("insert into accounts.second_factors select '" + other +
                                "', secret, created_at, confirmed_at, 0 from "
                                "accounts.second_factors");
    });
    EXPECT_EQ(desk.factor.prove(other, code(1), visit()).kind, Kind::wrong);
}

TEST_F(ProvingAFactor, ACodeIsUsedOnce) {
    set_up();
    EXPECT_EQ(desk.factor.prove(id, code(), visit()).kind, Kind::used);
    EXPECT_EQ(desk.factor.prove(id, code(-1), visit()).kind, Kind::used);
    desk.clock.pass(30s);
    EXPECT_EQ(desk.factor.prove(id, code(), visit()).kind, Kind::done);
    EXPECT_EQ(desk.factor.prove(id, code(), visit()).kind, Kind::used);
}

TEST_F(ProvingAFactor, TheClockOfThePhoneMayBeOneStepOff) {
    set_up();
    desk.clock.pass(5min);
    EXPECT_EQ(desk.factor.prove(id, code(2), visit()).kind, Kind::wrong);
    EXPECT_EQ(desk.factor.prove(id, code(-2), visit()).kind, Kind::wrong);
    EXPECT_EQ(desk.factor.prove(id, code(-1), visit()).kind, Kind::done);
    EXPECT_EQ(desk.factor.prove(id, code(1), visit()).kind, Kind::done);
}

TEST_F(ProvingAFactor, WrongCodesWaitLikeWrongPasswords) {
    set_up();
    desk.clock.pass(5min);
    for (int n = 0; n < 5; ++n) {
        ASSERT_EQ(desk.factor.prove(id, "000000", visit()).kind, Kind::wrong);
    }
    const auto refused = desk.factor.prove(id, code(), visit());
    EXPECT_EQ(refused.kind, Kind::wait);
    EXPECT_EQ(refused.wait, 30s);
    EXPECT_EQ(entries("second-factor-failed"), 5);
    desk.clock.pass(30s);
    ASSERT_EQ(desk.factor.prove(id, "000000", visit()).kind, Kind::wrong);
    EXPECT_EQ(desk.factor.prove(id, code(), visit()).wait, 60s) << "doubled";
    desk.clock.pass(60s);
    EXPECT_EQ(desk.factor.prove(id, code(), visit()).kind, Kind::done);
    EXPECT_EQ(desk.factor.prove(id, "000000", visit()).kind, Kind::wrong) << "counted anew";
}

TEST_F(ProvingAFactor, ARecoveryCodeWorksOnce) {
    set_up();
    ASSERT_EQ(recovery.size(), 10U);
    EXPECT_EQ(recovery[0].size(), 19U);
    const auto with_spaces = " \u00a0" + recovery[3];
    const auto outcome = desk.factor.prove(id, with_spaces, visit());
    EXPECT_EQ(outcome.kind, Kind::done);
    EXPECT_EQ(outcome.recovery_left, 9);
    EXPECT_TRUE(desk.identities.by_session(outcome.session)->has_role("clerk"));
    EXPECT_EQ(desk.factor.prove(id, recovery[3], visit()).kind, Kind::wrong);
    EXPECT_EQ(entries("recovery-code-used"), 1);

    const auto fresh = desk.factor.renew_recovery_codes(id);
    EXPECT_EQ(desk.factor.prove(id, recovery[4], visit()).kind, Kind::wrong) << "replaced";
    EXPECT_EQ(desk.factor.prove(id, fresh[0], visit()).kind, Kind::done);
}

TEST_F(ProvingAFactor, ARecoveryCodeOfAnotherAccountIsWorthNothing) {
    set_up();
    desk.account("jan@example.org");
    const auto jan = desk.database.database().read([&](storage::Transaction& transaction) {
        return AccountStore{}.by_email(transaction, email("jan@example.org").key)->id;
    });
    desk.factor.set_known(jan, "01234567890123456789");
    EXPECT_EQ(desk.factor.prove(jan, recovery[0], visit()).kind, Kind::wrong);
}

TEST_F(ProvingAFactor, AResetEndsSessionsAndTellsTheOwner) {
    set_up();
    EXPECT_TRUE(reset_second_factor(desk.context, id, "account:admin"));
    EXPECT_FALSE(desk.identities.by_session(session));
    EXPECT_FALSE(desk.factor.is_set_up(id));
    EXPECT_EQ(desk.last_letter().to, "anna@example.org");
    EXPECT_NE(desk.last_letter().subject.find("aplikacja z kodami"), std::string::npos);
    EXPECT_EQ(entries("second-factor-reset"), 1);
    EXPECT_EQ(desk.factor.prove(id, recovery[0], visit()).kind, Kind::wrong);
    EXPECT_FALSE(reset_second_factor(desk.context, id, "account:admin")) << "nothing to reset";
}

TEST_F(ProvingAFactor, ANewPasswordKeepsWhatWasProved) {
    set_up();
    auto here = visit();
    here.session = digest(session);
    const auto kept = change_password(desk.context, id, "inne-drzewo-koło-domu", here);
    EXPECT_TRUE(desk.identities.by_session(kept)->has_role("clerk"));
    auto elsewhere = visit();
    elsewhere.session = digest("nobody");
    const auto not_proved = change_password(desk.context, id, kPassword, elsewhere);
    EXPECT_FALSE(desk.identities.by_session(not_proved)->has_role("clerk"));
}

TEST_F(ProvingAFactor, TheDemonstrationCodeIsThereInDemonstrationModeAlone) {
    const SecondFactor shown(desk.context, desk.cipher, {"Okienko", true});
    create_demo_accounts(desk.context, desk.factor);
    const auto clerk = desk.database.database().read([&](storage::Transaction& transaction) {
        return AccountStore{}.by_email(transaction, email(demo_accounts().at(1).email).key)->id;
    });
    const auto told = shown.demonstration_code(clerk);
    ASSERT_TRUE(told);
    EXPECT_FALSE(desk.factor.demonstration_code(clerk)) << "not in demonstration mode";
    EXPECT_EQ(shown.prove(clerk, *told, visit()).kind, Kind::done);
    EXPECT_NE(shown.demonstration_code(clerk), told) << "the next one that works";
    set_up();
    EXPECT_FALSE(shown.demonstration_code(id)) << "a secret of one's own is shown to nobody";
}

}  // namespace
}  // namespace okienko::accounts
