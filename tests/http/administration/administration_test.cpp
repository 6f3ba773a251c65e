#include <pqxx/pqxx>

#include "tests/http/intake/journey.h"

namespace okienko::administration {
namespace {

using harness::Answer;
using harness::HttpClient;
using intake::between;

constexpr const char* kAdministrator = "administrator@okienko.example";
constexpr const char* kClerk = "urzednik@okienko.example";

class Administration : public intake::JourneyTest {
protected:
    void SetUp() override { sign_in(administrator_, kAdministrator); }

    /// The page of an account, found as an administrator finds it.
    std::string page_of(const std::string& email) {
        const auto list =
            administrator_.get("/administracja/konta?q=" + harness::url_encode(email));
        return "/administracja/konta/" +
               between(list.body, "href=\"/administracja/konta/", "\"").substr(0, 36);
    }
    static std::string one(const std::string& query) {
        pqxx::connection connection(database_uri());
        pqxx::work work(connection);
        return work.exec1(query)[0].as<std::string>("");
    }
    static std::string acts(const std::string& action) {
        return one("select count(*) from audit.entries where action = '" + action + "'");
    }
    /// A letter that could not be sent, tried too often.
    static std::string stuck_job() {
        pqxx::connection connection(database_uri());
        pqxx::work work(connection);
        const auto id = work.exec1(
                                "insert into jobs.outbox (kind, payload, attempts, last_error, "
                                "stuck_at) values ('nobody-does-this', '{\"text\":\"tajemnica\"}', "
                                "12, '550 <anna@example.org> unknown', now()) returning id")[0]
                            .as<std::string>();
        work.commit();
        return id;
    }

    HttpClient administrator_ = browser();
};

TEST_F(Administration, FindsAccountsByTheBeginningOfAnAddressOrASurname) {
    EXPECT_EQ(administrator_.get("/administracja").status, 200);
    EXPECT_TRUE(administrator_.get("/administracja/konta?q=URZEDNIK@").contains(kClerk));
    EXPECT_TRUE(administrator_.get("/administracja/konta?q=lipa").contains(kClerk));
    EXPECT_TRUE(administrator_.get("/administracja/konta?q=tomasz").contains(kClerk));
    EXPECT_FALSE(administrator_.get("/administracja/konta?q=%25").contains(kClerk));
    const auto staff = administrator_.get("/administracja/konta?rola=staff");
    EXPECT_TRUE(staff.contains(kClerk));
    EXPECT_FALSE(staff.contains(kResident));
    EXPECT_FALSE(
        administrator_.get("/administracja/konta?po=urzednik@okienko.example").contains(kClerk));
    EXPECT_EQ(administrator_.get("/administracja/konta/nic").status, 404);
}

TEST_F(Administration, GivesAndTakesRolesAndUnits) {
    const std::string account = page_of(kClerk);
    EXPECT_TRUE(administrator_.get(account).contains("value=\"OR\" checked"));
    const auto unitless = administrator_.post(account, {{"rola", "clerk"}});
    EXPECT_EQ(unitless.status, 422);
    EXPECT_TRUE(unitless.contains("href=\"#jednostka\""));
    EXPECT_EQ(administrator_
                  .post(account,
                        {{"rola", "clerk"},
                         {"rola", "emperor"},
                         {"jednostka", "OR"},
                         {"jednostka", "GK"},
                         {"jednostka", "';drop"}})
                  .status,
              303);
    EXPECT_EQ(one("select array_to_string(roles || units, ',') from accounts.accounts where "
                  "email_key = 'urzednik@okienko.example'"),
              "clerk,OR,GK");
    EXPECT_EQ(administrator_.post(account, {{"rola", "clerk"}, {"jednostka", "OR"}}).status, 303);
    EXPECT_GE(acts("accounts.standing-changed"), "2");
}

TEST_F(Administration, TheLastAdministratorStays) {
    const std::string own = page_of(kAdministrator);
    const auto refused = administrator_.post(own, {});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.contains("To ostatni administrator"));
    EXPECT_TRUE(administrator_.get(own + "/blokada").contains("To Twoje konto"));
    const auto locked = administrator_.post(own + "/blokada", {});
    EXPECT_EQ(locked.status, 422);
    EXPECT_EQ(administrator_.get("/administracja").status, 200);

    // With a second one it may go.
    const std::string editor = page_of("redaktorka@okienko.example");
    ASSERT_EQ(administrator_.post(editor, {{"rola", "editor"}, {"rola", "administrator"}}).status,
              303);
    EXPECT_EQ(administrator_.post(own, {{"rola", "clerk"}, {"rola", "administrator"}}).status, 303);
    EXPECT_EQ(administrator_.post(editor, {{"rola", "editor"}}).status, 303);
}

TEST_F(Administration, ALockedAccountIsOutAtOnce) {
    HttpClient resident = browser();
    sign_in(resident, kResident);
    ASSERT_EQ(resident.get("/konto").status, 200);
    const std::string account = page_of(kResident);
    EXPECT_TRUE(administrator_.get(account + "/blokada").contains("Zablokować to konto?"));
    EXPECT_EQ(resident.get("/konto").status, 200) << "asking changes nothing";
    EXPECT_EQ(administrator_.post(account + "/blokada", {}).status, 303);
    EXPECT_EQ(resident.get("/konto").status, 303);
    EXPECT_ANY_THROW(harness::sign_in(resident, kResident, "na-pokaz-okienko"));
    EXPECT_EQ(administrator_.get(account + "/blokada").status, 303) << "it is locked already";
    EXPECT_EQ(administrator_.post(account + "/odblokowanie", {}).status, 303);
    EXPECT_NO_THROW(harness::sign_in(resident, kResident, "na-pokaz-okienko"));
    EXPECT_EQ(administrator_.post(account + "/wylogowanie", {}).status, 303);
    EXPECT_EQ(resident.get("/konto").status, 303);
    EXPECT_EQ(administrator_.get(account + "/zburzenie").status, 404);
}

TEST_F(Administration, AnAppIsTakenAwayAndTheOwnerIsTold) {
    HttpClient clerk = browser();
    sign_in(clerk, "urzedniczka@okienko.example");
    ASSERT_EQ(clerk.get("/urzad").status, 200);
    const std::string account = page_of("urzedniczka@okienko.example");
    EXPECT_EQ(administrator_.post(account + "/aplikacja", {}).status, 303);
    EXPECT_EQ(clerk.get("/urzad").status, 303);
    EXPECT_EQ(acts("accounts.second-factor-reset"), "1");
    EXPECT_EQ(one("select count(*) from accounts.second_factors f join accounts.accounts a on a.id "
                  "= f.account where a.email_key = 'urzedniczka@okienko.example'"),
              "0");
    EXPECT_FALSE(administrator_.get(account).contains("/aplikacja\""));
}

TEST_F(Administration, StuckJobsAreTriedAgainOrGivenUpWithAReason) {
    const std::string first = stuck_job();
    const std::string second = stuck_job();
    const auto list = administrator_.get("/administracja/zadania");
    EXPECT_TRUE(list.contains("nobody-does-this"));
    EXPECT_TRUE(list.contains("550 […] unknown"));
    EXPECT_FALSE(list.contains("tajemnica"));
    EXPECT_FALSE(list.contains("anna@example.org"));
    EXPECT_EQ(administrator_.post("/administracja/zadania/" + first + "/ponow", {}).status, 303);
    EXPECT_EQ(one("select attempts::text || coalesce(stuck_at::text, '') from jobs.outbox where id "
                  "= " +
                  first),
              "0");

    const std::string give_up = "/administracja/zadania/" + second + "/porzuc";
    EXPECT_EQ(administrator_.get(give_up).status, 200);
    EXPECT_EQ(administrator_.post(give_up, {}).status, 422);
    EXPECT_EQ(administrator_.post(give_up, {{"powod", "Adres nie istnieje \"już\""}}).status, 303);
    EXPECT_EQ(one("select (done_at is not null and payload is null)::text from jobs.outbox where "
                  "id = " +
                  second),
              "true");
    EXPECT_EQ(one("select details->>'reason' from audit.entries where action = "
                  "'administration.job-given-up'"),
              "Adres nie istnieje \"już\"");
    EXPECT_EQ(administrator_.get(give_up).status, 404);
}

TEST_F(Administration, TheTrailIsSearchedAndPaged) {
    const auto all = administrator_.get("/administracja/dziennik");
    EXPECT_EQ(all.status, 200);
    EXPECT_TRUE(all.contains("accounts.signed-in"));
    const auto by_person =
        administrator_.get("/administracja/dziennik?osoba=administrator@okienko.example");
    EXPECT_TRUE(by_person.contains("administration.trail-read"));
    EXPECT_FALSE(by_person.contains(">system<"));
    const auto by_act = administrator_.get("/administracja/dziennik?czynnosc=accounts.created");
    EXPECT_TRUE(by_act.contains("accounts.created"));
    EXPECT_FALSE(by_act.contains(">accounts.signed-in<"));
    EXPECT_TRUE(administrator_.get("/administracja/dziennik?do=2001-01-01")
                    .contains("Nie ma takich wpisów"));
    EXPECT_TRUE(administrator_.get("/administracja/dziennik?od=wczoraj").contains("Podaj dzień"));
    for (const char* odd : {"?przed=x-y", "?przed=9-", "?osoba=%27%22%3C", "?obiekt=a&przed=1-1"}) {
        EXPECT_EQ(administrator_.get(std::string("/administracja/dziennik") + odd).status, 200);
    }
    // Page after page, each entry once.
    for (int n = 0; n < 60; ++n) administrator_.get("/administracja/dziennik?obiekt=stronicowanie");
    const auto first = administrator_.get("/administracja/dziennik?obiekt=stronicowanie");
    const std::string next = between(first.body, "/administracja/dziennik?osoba=&amp;", "\"");
    ASSERT_FALSE(next.empty()) << first.body;
    std::string address = "/administracja/dziennik?osoba=&" + next;
    for (auto at = address.find("&amp;"); at != std::string::npos; at = address.find("&amp;")) {
        address.erase(at + 1, 4);
    }
    const auto older = administrator_.get(address);
    EXPECT_EQ(older.status, 200);
    const auto count = [](const std::string& text) {
        int found = 0;
        for (auto at = text.find("<td"); at != std::string::npos; at = text.find("<td", at + 1)) {
            ++found;
        }
        return found / 5;
    };
    EXPECT_EQ(count(first.body), 50);
    EXPECT_EQ(count(older.body), 10);
}

TEST(WithoutDemonstration, NobodyIsShownACode) {
    const harness::RunningServer server({.database = {}, .words = {"--no-demo"}, .data = {}});
    HttpClient client = server.client();
    const auto page = client.get("/konto/logowanie");
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(page.contains("kod-pokazowy"));
    EXPECT_EQ(server.log().find("secret"), std::string::npos) << server.log();
    EXPECT_ANY_THROW(harness::sign_in(client, kAdministrator, "na-pokaz-okienko"));
}

}  // namespace
}  // namespace okienko::administration
