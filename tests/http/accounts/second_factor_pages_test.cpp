#include <gtest/gtest.h>

#include "server/accounts/demo_accounts.h"
#include "server/accounts/standing.h"
#include "server/accounts/totp.h"
#include "tests/http/accounts/site.h"

namespace okienko::accounts {
namespace {

constexpr const char* kPage = "/konto/drugi-skladnik";

class SecondFactorPage : public testing::Test {
protected:
    SecondFactorPage() {
        Account clerk;
        clerk.id = desk.account("anna@example.org");
        clerk.roles = {"clerk"};
        change_standing(desk.context, clerk, "system");
        browser.sign_in("anna@example.org");
    }
    static std::string secret_on(const web::Response& page) {
        const std::string mark = "id=\"sekret\">";
        const auto at = page.body.find(mark) + mark.size();
        return base32_bytes(page.body.substr(at, page.body.find('<', at) - at)).value();
    }

    Site site;
    Desk& desk = site.desk;
    Browser browser{site};
};

TEST_F(SecondFactorPage, SetsTheAppUpAndShowsRecoveryCodesOnce) {
    const auto page = browser.get(kPage);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "Połącz aplikację z\u00a0kodami"));
    EXPECT_TRUE(holds(page, "src=\"/konto/drugi-skladnik/kod.svg\""));
    EXPECT_FALSE(holds(page, "kod-pokazowy"));
    EXPECT_EQ(header(page, "Cache-Control"), "no-store");
    const auto picture = browser.get("/konto/drugi-skladnik/kod.svg");
    EXPECT_EQ(picture.status, 200);
    EXPECT_EQ(header(picture, "Content-Type"), "image/svg+xml");
    EXPECT_EQ(header(picture, "Cache-Control"), "no-store");

    browser.get(kPage);
    const auto wrong = browser.post(kPage, {{"code", "12345x"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(holds(wrong, "href=\"#code\""));
    EXPECT_TRUE(holds(wrong, "Połącz aplikację z\u00a0kodami")) << "the same secret is still there";
    const auto before = browser.cookies["okn-session"];
    const auto done = browser.post(
        kPage,
        {{"code", totp_code(secret_on(page), totp_step(desk.clock.now()))}, {"powrot", "/urzad"}});
    EXPECT_EQ(done.status, 200);
    EXPECT_TRUE(holds(done, "Zachowaj kody zapasowe"));
    EXPECT_TRUE(holds(done, "href=\"/urzad\""));
    EXPECT_NE(browser.cookies["okn-session"], before) << "a session of its own";
    EXPECT_EQ(header(done, "Cache-Control"), "no-store");

    EXPECT_EQ(location(browser.get(kPage)), "/urzad");
    EXPECT_EQ(browser.get("/konto/drugi-skladnik/kod.svg").status, 404) << "shown no more";
    EXPECT_TRUE(holds(browser.get("/konto/ustawienia"), "/konto/ustawienia/drugi-skladnik"));
}

TEST_F(SecondFactorPage, IsForStaffAlone) {
    desk.account("jan@example.org");
    Browser resident{site};
    EXPECT_EQ(location(resident.sign_in("jan@example.org")), "/konto");
    EXPECT_EQ(location(resident.get(kPage)), "/konto");
    EXPECT_EQ(resident.get("/konto/drugi-skladnik/kod.svg").status, 404);
    EXPECT_EQ(location(resident.get("/konto/ustawienia/drugi-skladnik")), "/konto/ustawienia");
    EXPECT_EQ(desk.number("select count(*) from accounts.second_factors"), 0);
}

TEST_F(SecondFactorPage, TheResidentsSideStaysOpenWithoutACode) {
    EXPECT_EQ(browser.get("/konto").status, 200);
    EXPECT_EQ(browser.get("/konto/ustawienia").status, 200);
    EXPECT_EQ(location(browser.get("/konto/ustawienia/drugi-skladnik")),
              "/konto/drugi-skladnik?powrot=/konto/ustawienia/drugi-skladnik");
}

TEST_F(SecondFactorPage, NewCodesAndAnotherAppNeedThePassword) {
    const auto secret = secret_on(browser.get(kPage));
    browser.post(kPage, {{"code", totp_code(secret, totp_step(desk.clock.now()))}});
    const std::string state = "/konto/ustawienia/drugi-skladnik";
    EXPECT_TRUE(holds(browser.get(state), "10"));
    EXPECT_EQ(browser.post(state + "/kody", {{"current", "nie-to-hasło"}}).status, 422);
    const auto codes = browser.post(state + "/kody", {{"current", kPassword}});
    EXPECT_EQ(codes.status, 200);
    EXPECT_TRUE(holds(codes, "Zachowaj kody zapasowe"));
    EXPECT_EQ(browser.post(state + "/zmiana", {{"current", "nie-to-hasło"}}).status, 422);
    EXPECT_EQ(location(browser.post(state + "/zmiana", {{"current", kPassword}})),
              "/konto/logowanie?stan=nowa-aplikacja");
    EXPECT_EQ(browser.get("/konto").status, 303) << "signed out";
    browser.sign_in("anna@example.org");
    EXPECT_NE(secret_on(browser.get(kPage)), secret);
}

TEST_F(SecondFactorPage, TheCodeOfADemonstrationIsNotShownOutsideOfOne) {
    create_demo_accounts(desk.context, desk.factor);
    const auto clerk = demo_accounts().at(1);
    Browser other{site};
    other.sign_in(clerk.email, clerk.password);
    const auto page = other.get(kPage);
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(holds(page, "kod-pokazowy"));
    EXPECT_FALSE(holds(page, "Tryb pokazowy"));
    EXPECT_FALSE(holds(
        page, totp_code(demo_totp_secret(), totp_step(desk.clock.now())).substr(0, 3) + "\u00a0"));
}

}  // namespace
}  // namespace okienko::accounts
