#include <gtest/gtest.h>

#include "server/accounts/demo_accounts.h"
#include "server/accounts/totp.h"
#include "tests/http/accounts/site.h"

namespace okienko::accounts {
namespace {

using namespace std::chrono_literals;

class SignInPage : public testing::Test {
protected:
    SignInPage() { desk.account("anna@example.org"); }

    Site site;
    Desk& desk = site.desk;
    Browser browser{site};
};

TEST_F(SignInPage, HasFieldsAPasswordManagerKnows) {
    const auto page = browser.get("/konto/logowanie");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "autocomplete=\"username\""));
    EXPECT_TRUE(holds(page, "autocomplete=\"current-password\""));
    EXPECT_FALSE(holds(page, "onpaste"));
    EXPECT_TRUE(holds(page, "name=\"_csrf\""));
    EXPECT_EQ(header(page, "Cache-Control"), "no-store");
}

TEST_F(SignInPage, SignsInAndShowsTheAccount) {
    const auto answer = browser.sign_in("anna@example.org");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(location(answer), "/konto");
    const auto account = browser.get("/konto");
    EXPECT_EQ(account.status, 200);
    EXPECT_TRUE(holds(account, "Nie masz spraw"));
    EXPECT_EQ(location(browser.get("/konto/logowanie")), "/konto");
}

TEST_F(SignInPage, SendsAClerkToWork) {
    create_demo_accounts(desk.context, desk.factor);
    const auto clerk = demo_accounts().at(1);
    const auto code = [&](int step) {
        return totp_code(demo_totp_secret(), totp_step(desk.clock.now()) + step);
    };
    EXPECT_EQ(location(browser.sign_in(clerk.email, clerk.password)), "/konto/drugi-skladnik");
    browser.get("/konto/drugi-skladnik");
    EXPECT_EQ(location(browser.post("/konto/drugi-skladnik", {{"code", code(0)}})), "/urzad");
    Browser other{site};
    EXPECT_EQ(location(other.sign_in(clerk.email, clerk.password, "/uslugi")),
              "/konto/drugi-skladnik?powrot=%2Fuslugi");
    other.get("/konto/drugi-skladnik?powrot=%2Fuslugi");
    EXPECT_EQ(
        location(other.post("/konto/drugi-skladnik", {{"code", code(1)}, {"powrot", "/uslugi"}})),
        "/uslugi");
}

TEST_F(SignInPage, KeepsTheAddressButNeverThePassword) {
    const auto page = browser.sign_in("anna@example.org", "tajne-nie-to-hasło");
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(holds(page, "value=\"anna@example.org\""));
    EXPECT_FALSE(holds(page, "tajne-nie-to"));
    EXPECT_TRUE(holds(page, "href=\"#email\""));
    EXPECT_TRUE(holds(page, "<title>Błąd: "));
    EXPECT_EQ(browser.cookies.count("okn-session"), 0U);
}

TEST_F(SignInPage, TellsNobodyWhichAccountsExist) {
    const auto strip = [](web::Response page, const std::string& email) {
        std::string body = page.body;
        for (auto at = body.find(email); at != std::string::npos; at = body.find(email))
            body.erase(at, email.size());
        for (const auto& mark : {std::string("name=\"_csrf\" value=\"")}) {
            for (auto at = body.find(mark); at != std::string::npos; at = body.find(mark))
                body.erase(at, mark.size() + 43);
        }
        return std::to_string(page.status) + body;
    };
    const auto known =
        strip(browser.sign_in("anna@example.org", "x-nie-to-haslo"), "anna@example.org");
    const auto unknown =
        strip(browser.sign_in("nikt@example.org", "x-nie-to-haslo"), "nikt@example.org");
    EXPECT_EQ(known, unknown);

    for (const char* path : {"/konto/rejestracja", "/konto/haslo"}) {
        browser.get(path);
        const auto one = browser.post(path, {{"email", "anna@example.org"}});
        const auto two = browser.post(path, {{"email", "nikt@example.org"}});
        EXPECT_EQ(one.status, 303);
        EXPECT_EQ(one.status, two.status);
        EXPECT_EQ(location(one), location(two));
        EXPECT_EQ(one.body, two.body);
    }
}

TEST_F(SignInPage, SaysHowLongToWait) {
    for (int n = 0; n < 5; ++n) browser.sign_in("anna@example.org", "x");
    const auto page = browser.sign_in("anna@example.org");
    EXPECT_EQ(page.status, 429);
    EXPECT_EQ(header(page, "Retry-After"), "30");
    EXPECT_TRUE(holds(page, "30 sekund"));
    desk.clock.pass(30s);
    EXPECT_EQ(browser.sign_in("anna@example.org").status, 303);
}

TEST_F(SignInPage, GivesAFreshSessionEachTime) {
    browser.get("/konto/logowanie");
    browser.cookies["okn-session"] = std::string(43, 'f');  // planted by somebody else
    browser.sign_in("anna@example.org");
    const auto first = browser.cookies["okn-session"];
    EXPECT_NE(first, std::string(43, 'f'));
    Browser thief{site};
    thief.cookies["okn-session"] = std::string(43, 'f');
    EXPECT_EQ(thief.get("/konto").status, 303);
    browser.post("/konto/wylogowanie", {});
    browser.sign_in("anna@example.org");
    EXPECT_NE(browser.cookies["okn-session"], first);
}

TEST_F(SignInPage, ReturnsToTheSameQuestionAndNowhereElse) {
    const auto page = browser.get("/konto/logowanie?powrot=/wnioski/1/strona%3Fx%3D1");
    EXPECT_TRUE(holds(page, "wrócisz do wniosku"));
    EXPECT_EQ(location(browser.sign_in("anna@example.org", kPassword, "/wnioski/1/strona?x=1")),
              "/wnioski/1/strona?x=1");
    for (const char* evil : {"//evil.example",
                             "\\\\evil.example",
                             "/\\evil.example",
                             "https:evil.example",
                             "https://evil.example",
                             "javascript:alert(1)"}) {
        Browser other{site};
        EXPECT_EQ(location(other.sign_in("anna@example.org", kPassword, evil)), "/konto") << evil;
    }
    EXPECT_EQ(location(browser.get("/konto/logowanie?powrot=//evil.example")), "/konto");
}

TEST_F(SignInPage, SendsWhoIsNotSignedInHereAndBack) {
    EXPECT_EQ(location(browser.get("/konto/ustawienia")),
              "/konto/logowanie?powrot=%2Fkonto%2Fustawienia");
}

TEST_F(SignInPage, RefusesAFormThatIsNotOurs) {
    browser.get("/konto/logowanie");
    EXPECT_EQ(
        browser
            .post(
                "/konto/logowanie", {{"email", "anna@example.org"}, {"password", kPassword}}, false)
            .status,
        403);
    browser.sign_in("anna@example.org");
    for (const char* path : {"/konto/wylogowanie",
                             "/konto/ustawienia/haslo",
                             "/konto/ustawienia/adres",
                             "/konto/ustawienia/dane",
                             "/konto/ustawienia/urzadzenia/wyloguj",
                             "/konto/ustawienia/klucze/nowy",
                             "/konto/haslo",
                             "/konto/rejestracja",
                             "/konto/potwierdzenie",
                             "/konto/haslo/nowe",
                             "/konto/adres"}) {
        EXPECT_EQ(browser.post(path, {}, false).status, 403) << path;
    }
    EXPECT_EQ(browser.get("/konto").status, 200) << "still signed in";
}

TEST_F(SignInPage, SignsOutAtOnce) {
    browser.sign_in("anna@example.org");
    const auto session = browser.cookies["okn-session"];
    browser.get("/konto");
    const auto answer = browser.post("/konto/wylogowanie", {});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(browser.cookies.count("okn-session"), 0U);
    EXPECT_TRUE(holds(browser.get(location(answer)), "Wylogowaliśmy Cię."));
    browser.cookies["okn-session"] = session;
    EXPECT_EQ(browser.get("/konto").status, 303);
}

TEST_F(SignInPage, ForgetsASessionThatExpired) {
    browser.sign_in("anna@example.org");
    desk.clock.pass(61min);
    EXPECT_EQ(location(browser.get("/konto")), "/konto/logowanie?powrot=%2Fkonto");
}

}  // namespace
}  // namespace okienko::accounts
