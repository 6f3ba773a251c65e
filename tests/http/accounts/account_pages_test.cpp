#include <gtest/gtest.h>

#include "server/calendar/local_time.h"
#include "tests/http/accounts/site.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;

constexpr const char* kOther = "zupełnie-inne-hasło";

class AccountPagesTest : public testing::Test {
protected:
    AccountPagesTest() { desk.account("anna@example.org"); }

    Site site;
    Desk& desk = site.desk;
    Browser browser{site};
};

TEST_F(AccountPagesTest, RegistrationGoesOverTheMailboxAndBackToTheForm) {
    browser.get("/konto/rejestracja?powrot=/wnioski/7");
    auto answer = browser.post("/konto/rejestracja",
                               {{"email", "ewa@example.org"}, {"powrot", "/wnioski/7"}});
    EXPECT_TRUE(holds(browser.get(location(answer)), "Sprawdź pocztę"));
    const auto secret = desk.last_letter().secret();
    const auto page = browser.get("/konto/potwierdzenie?klucz=" + secret);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "autocomplete=\"new-password\""));
    answer = browser.post("/konto/potwierdzenie",
                          {{"klucz", secret}, {"name", "Ewa Jodła"}, {"password", "krótkie"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(holds(answer, "value=\"Ewa Jodła\""));
    EXPECT_TRUE(holds(answer, "Wydłuż hasło"));
    answer = browser.post("/konto/potwierdzenie",
                          {{"klucz", secret}, {"name", "Ewa Jodła"}, {"password", kPassword}});
    EXPECT_EQ(location(answer), "/wnioski/7");
    EXPECT_EQ(browser.get("/konto").status, 200);
    answer = browser.post("/konto/potwierdzenie", {{"klucz", secret}, {"password", kPassword}});
    EXPECT_EQ(answer.status, 410);
    EXPECT_EQ(browser.get("/konto/potwierdzenie?klucz=" + secret).status, 410);
    EXPECT_EQ(browser.get("/konto/potwierdzenie?klucz=nonsense").status, 410);
}

TEST_F(AccountPagesTest, AForgottenPasswordIsReplaced) {
    browser.get("/konto/haslo");
    browser.post("/konto/haslo", {{"email", "anna@example.org"}});
    const auto secret = desk.last_letter().secret();
    browser.get("/konto/haslo/nowe?klucz=" + secret);
    auto answer =
        browser.post("/konto/haslo/nowe", {{"klucz", secret}, {"password", "anna@example.org"}});
    EXPECT_EQ(answer.status, 422);
    answer = browser.post("/konto/haslo/nowe", {{"klucz", secret}, {"password", kOther}});
    EXPECT_EQ(location(answer), "/konto/logowanie?stan=haslo-ustalone");
    EXPECT_EQ(browser.post("/konto/haslo/nowe", {{"klucz", secret}, {"password", kOther}}).status,
              410);
    EXPECT_EQ(browser.sign_in("anna@example.org", kPassword).status, 422);
    EXPECT_EQ(browser.sign_in("anna@example.org", kOther).status, 303);
}

TEST_F(AccountPagesTest, ThePasswordChangesOnlyWithTheOldOne) {
    Browser elsewhere{site};
    elsewhere.sign_in("anna@example.org");
    browser.sign_in("anna@example.org");
    browser.get("/konto/ustawienia/haslo");
    EXPECT_EQ(browser.post("/konto/ustawienia/haslo", {{"current", "nie-to"}, {"password", kOther}})
                  .status,
              422);
    const auto before = browser.cookies["okn-session"];
    const auto answer =
        browser.post("/konto/ustawienia/haslo", {{"current", kPassword}, {"password", kOther}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_NE(browser.cookies["okn-session"], before);
    EXPECT_TRUE(holds(browser.get(location(answer)), "Hasło zmienione."));
    EXPECT_EQ(elsewhere.get("/konto").status, 303);
}

TEST_F(AccountPagesTest, TheAddressChangesByItsLink) {
    browser.sign_in("anna@example.org");
    browser.get("/konto/ustawienia/adres");
    EXPECT_EQ(browser
                  .post("/konto/ustawienia/adres",
                        {{"email", "ANNA@example.org"}, {"current", kPassword}})
                  .status,
              422);
    EXPECT_EQ(
        browser.post("/konto/ustawienia/adres", {{"email", "nowa@example.org"}, {"current", ""}})
            .status,
        422);
    const auto sent = browser.post("/konto/ustawienia/adres",
                                   {{"email", "nowa@example.org"}, {"current", kPassword}});
    EXPECT_EQ(location(sent), "/konto/ustawienia/adres/wyslano");
    const auto secret = desk.letters()[0].secret();
    Browser phone{site};
    EXPECT_TRUE(holds(phone.get("/konto/adres?klucz=" + secret), "nowa@example.org"));
    EXPECT_EQ(location(phone.post("/konto/adres", {{"klucz", secret}})),
              "/konto/logowanie?stan=adres-zmieniony");
    EXPECT_EQ(phone.post("/konto/adres", {{"klucz", secret}}).status, 410);
    EXPECT_TRUE(holds(browser.get("/konto/ustawienia"), "nowa@example.org"));
}

TEST_F(AccountPagesTest, SessionsAreListedAndEnded) {
    Browser phone{site};
    phone.sign_in("anna@example.org");
    browser.sign_in("anna@example.org");
    const auto list = browser.get("/konto/ustawienia/urzadzenia");
    EXPECT_TRUE(holds(list, "Firefox, Linux"));
    EXPECT_TRUE(holds(list, "to urządzenie"));
    const auto at = list.body.find("/konto/ustawienia/urzadzenia/", list.body.find("</form>"));
    ASSERT_NE(at, std::string::npos);
    std::string ends;
    for (auto from = list.body.find("action=\"/konto/ustawienia/urzadzenia/");
         from != std::string::npos;
         from = list.body.find("action=\"/konto/ustawienia/urzadzenia/", from + 1)) {
        const auto path = list.body.substr(from + 8, list.body.find('"', from + 8) - from - 8);
        if (path.ends_with("/wyloguj") && path.size() > 60) ends = path;
    }
    ASSERT_FALSE(ends.empty());
    EXPECT_EQ(browser.post(ends, {}).status, 303);
    EXPECT_EQ(phone.get("/konto").status, 303);
    EXPECT_EQ(browser.get("/konto").status, 200);

    phone.sign_in("anna@example.org");
    browser.post("/konto/ustawienia/urzadzenia/wyloguj", {{"zakres", "inne"}});
    EXPECT_EQ(phone.get("/konto").status, 303);
    EXPECT_EQ(browser.get("/konto").status, 200);
    phone.sign_in("anna@example.org");
    browser.post("/konto/ustawienia/urzadzenia/wyloguj", {{"zakres", "wszystkie"}});
    EXPECT_EQ(phone.get("/konto").status, 303);
    EXPECT_EQ(browser.get("/konto").status, 303);
}

TEST_F(AccountPagesTest, AKeyIsShownOnceAndRevoked) {
    browser.sign_in("anna@example.org");
    browser.get("/konto/ustawienia/klucze/nowy");
    auto answer =
        browser.post("/konto/ustawienia/klucze/nowy", {{"name", ""}, {"current", kPassword}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(holds(answer, "href=\"#scopes\""));
    answer = browser.post("/konto/ustawienia/klucze/nowy",
                          {{"name", "księgowość"},
                           {"scopes", "submissions:write"},
                           {"scopes", "made-up"},
                           {"life", "30"},
                           {"current", kPassword}});
    ASSERT_EQ(answer.status, 303);
    EXPECT_EQ(location(answer).find("okn_"), std::string::npos) << "never in an address";
    const auto shown = browser.get(location(answer));
    const auto at = shown.body.find("okn_");
    ASSERT_NE(at, std::string::npos);
    const auto secret = shown.body.substr(at, 47);
    EXPECT_TRUE(holds(browser.get("/konto/ustawienia/klucze"), "Jeszcze nieużyty."));
    EXPECT_TRUE(desk.identities.by_token(secret));
    EXPECT_FALSE(holds(browser.get("/konto/ustawienia/klucze/gotowy"), "okn_"));
    const auto list = browser.get("/konto/ustawienia/klucze");
    EXPECT_TRUE(holds(list, "księgowość"));
    EXPECT_TRUE(holds(list, "Ostatnio użyty"));
    EXPECT_FALSE(holds(list, "okn_"));
    const auto from = list.body.find("/konto/ustawienia/klucze/",
                                     list.body.find("action=\"/konto/ustawienia/klucze/"));
    const auto path = list.body.substr(from, list.body.find('"', from) - from);
    EXPECT_EQ(browser.post(path, {}).status, 303);
    EXPECT_FALSE(desk.identities.by_token(secret));
}

TEST_F(AccountPagesTest, AForeignKeyInTheCookieIsNotShown) {
    desk.account("jan@example.org");
    Browser jan{site};
    jan.sign_in("jan@example.org");
    jan.get("/konto/ustawienia/klucze/nowy");
    jan.post(
        "/konto/ustawienia/klucze/nowy",
        {{"name", "x"}, {"scopes", "submissions:read"}, {"life", "30"}, {"current", kPassword}});
    browser.sign_in("anna@example.org");
    browser.cookies["okn-key"] = jan.cookies["okn-key"];
    EXPECT_EQ(browser.get("/konto/ustawienia/klucze/gotowy").status, 303);
}

TEST_F(AccountPagesTest, NameAndGreetingAreSavedAndEscaped) {
    browser.sign_in("anna@example.org");
    browser.get("/konto/ustawienia/dane");
    auto answer = browser.post("/konto/ustawienia/dane",
                               {{"name", "<script>"}, {"greeting", ""}, {"language", "xx"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(holds(answer, "&lt;script&gt;"));
    EXPECT_FALSE(holds(answer, "<script>\""));
    answer = browser.post("/konto/ustawienia/dane",
                          {{"name", "Anna & \"Ania\""}, {"greeting", "Anno"}, {"language", "en"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_TRUE(holds(browser.get("/konto"), "Dzień dobry, Anno"));
    EXPECT_TRUE(holds(browser.get("/konto/ustawienia"), "Anna &amp; \"Ania\""));
}

TEST_F(AccountPagesTest, ListsDraftsAndCasesWithTheDerivation) {
    CaseSummary open;
    open.href = "/konto/sprawy/OKN-2026-AAAA-BBBB";
    open.title = "Wniosek o informację publiczną";
    open.called = "OR.1431.598.2026";
    open.subject = "Umowy na pielęgnację drzew";
    open.state = "W toku";
    open.sent = desk.clock.now();
    open.deadline = calendar::compute_deadline(*calendar::parse_date("2026-10-28"),
                                               {14, calendar::PeriodUnit::days});
    open.basis = "art. 13 ust. 1 ustawy";
    site.overview.cases_told.open = {open};
    CaseSummary closed = open;
    closed.state = "Udostępniono";
    closed.tone = CaseSummary::Tone::done;
    closed.closed = desk.clock.now();
    closed.deadline.reset();
    site.overview.cases_told.closed = {closed};
    site.overview.cases_told.closed_total = 7;
    site.overview.drafts_told = {{"Petycja",
                                  "/wnioski/1",
                                  "/wnioski/1/usun",
                                  desk.clock.now(),
                                  *calendar::parse_date("2026-12-06"),
                                  6,
                                  2}};
    browser.sign_in("anna@example.org");
    const auto page = browser.get("/konto");
    for (const char* text : {"OR.1431.598.2026",
                             "W toku",
                             "12\u00a0listopada 2026\u00a0r.",
                             "+ 14 dni",
                             "art. 13 ust. 1 ustawy",
                             "Narodowe Święto Niepodległości",
                             "Wszystkie zakończone (7)",
                             "zostały 2 części",
                             "6\u00a0grudnia 2026",
                             "href=\"/wnioski/1/usun\"",
                             "href=\"/sprawa\""}) {
        EXPECT_TRUE(holds(page, text)) << text;
    }
}

TEST_F(AccountPagesTest, ListsAllFinishedCases) {
    browser.sign_in("anna@example.org");
    EXPECT_TRUE(holds(browser.get("/konto/sprawy"), "Nie masz zakończonych spraw."));
    CaseSummary closed;
    closed.title = "Zameldowanie";
    closed.href = "/konto/sprawy/OKN-2026-AAAA-BBBB";
    closed.closed = desk.clock.now();
    site.overview.cases_told.closed = {closed};
    EXPECT_TRUE(holds(browser.get("/konto/sprawy"), "href=\"/konto/sprawy/OKN-2026-AAAA-BBBB\""));
}

TEST_F(AccountPagesTest, EveryPageSpeaksBothLanguages) {
    for (const std::string language : {"pl", "en"}) {
        browser.cookies["okn-language"] = language;
        const auto speaks = [&](const char* path) {
            const auto page = browser.get(path);
            EXPECT_TRUE(page.status == 200 || page.status == 410) << path;
            EXPECT_TRUE(holds(page, "<html lang=\"" + language + "\"")) << path;
        };
        for (const char* path : {"/konto/logowanie",
                                 "/konto/rejestracja",
                                 "/konto/rejestracja/wyslano",
                                 "/konto/haslo",
                                 "/konto/haslo/wyslano",
                                 "/konto/potwierdzenie",
                                 "/konto/haslo/nowe",
                                 "/konto/adres"}) {
            speaks(path);
        }
        browser.sign_in("anna@example.org");
        for (const char* path : {"/konto",
                                 "/konto/sprawy",
                                 "/konto/ustawienia",
                                 "/konto/ustawienia/dane",
                                 "/konto/ustawienia/haslo",
                                 "/konto/ustawienia/adres",
                                 "/konto/ustawienia/adres/wyslano",
                                 "/konto/ustawienia/urzadzenia",
                                 "/konto/ustawienia/klucze",
                                 "/konto/ustawienia/klucze/nowy",
                                 "/konto/wylogowanie"}) {
            speaks(path);
        }
        browser.post("/konto/wylogowanie", {});
    }
}

}  // namespace
}  // namespace okienko::accounts
