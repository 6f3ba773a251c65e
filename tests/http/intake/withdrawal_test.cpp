#include "tests/http/intake/journey.h"

namespace okienko::intake {

namespace {

class Withdrawal : public JourneyTest {
protected:
    /// A request of the resident; its number.
    std::string filed(harness::HttpClient& client) {
        const std::string draft = begin(client);
        fill(client, draft);
        const auto told = client.follow(send(client, draft));
        const std::string number = between(told.body, "/konto/sprawy/", "\"").substr(0, 18);
        EXPECT_EQ(number.size(), 18U) << told.body;
        return number;
    }
};

}  // namespace

TEST_F(Withdrawal, TheResidentWithdrawsAndTheClerkReadsWhy) {
    auto resident = browser();
    sign_in(resident, kResident);
    const std::string number = filed(resident);
    const std::string mine = "/konto/sprawy/" + number;
    EXPECT_TRUE(resident.get(mine).contains(mine + "/wycofanie"));
    const auto page = resident.get(mine + "/wycofanie");
    EXPECT_EQ(page.status, 200);
    const std::string words = plain(page.body);
    EXPECT_NE(words.find("Urząd przestanie zajmować się wnioskiem"), std::string::npos);
    EXPECT_NE(words.find("Wycofaj wniosek"), std::string::npos);

    const auto faulty = resident.post(mine + "/wycofanie", {{"powod", std::string(1001, 'a')}});
    EXPECT_EQ(faulty.status, 422);
    EXPECT_TRUE(faulty.contains("href=\"#powod\""));
    EXPECT_TRUE(faulty.contains(std::string(1001, 'a'))) << "what was typed stays";

    const auto done = resident.post(mine + "/wycofanie", {{"powod", "Mam już tę informację."}});
    ASSERT_EQ(done.status, 303) << done.body;
    const auto told = resident.follow(done);
    EXPECT_NE(plain(told.body).find("Wycofane. Urząd widzi to"), std::string::npos);
    EXPECT_NE(plain(told.body).find("Mam już tę informację."), std::string::npos);
    EXPECT_FALSE(told.contains(mine + "/wycofanie"));
    EXPECT_EQ(resident.post(mine + "/wycofanie", {}).status, 303) << "pressed twice";
    EXPECT_EQ(resident.get(mine + "/wycofanie").status, 409);

    auto clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    const auto office = clerk.get("/urzad/sprawy/" + number);
    EXPECT_NE(plain(office.body).find("Wnioskodawca wycofał wniosek"), std::string::npos);
    EXPECT_NE(plain(office.body).find("Mam już tę informację."), std::string::npos);
    EXPECT_FALSE(clerk.get("/urzad").contains(number)) << "it stands in no queue of open cases";
}

TEST_F(Withdrawal, NobodyElseAndNotAfterTheEnd) {
    auto resident = browser();
    sign_in(resident, kResident);
    const std::string number = filed(resident);
    const std::string mine = "/konto/sprawy/" + number;
    auto nobody = browser();
    EXPECT_EQ(nobody.get(mine + "/wycofanie").status, 303);
    EXPECT_EQ(nobody.get("/sprawa/" + number + "/wycofanie").status, 404);
    auto clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    EXPECT_EQ(clerk.get(mine + "/wycofanie").status, 404);
    clerk.get("/urzad");
    EXPECT_EQ(clerk.post(mine + "/wycofanie", {}).status, 404);
}

TEST_F(Withdrawal, WithoutAnAccountBySecret) {
    auto client = browser();
    const std::string draft = begin(client);
    fill(client, draft);
    const auto told = client.follow(send(client, draft));
    const std::string number = between(told.body, "/sprawa/", "\"").substr(0, 18);
    ASSERT_EQ(number.size(), 18U) << told.body;
    const std::string page = "/sprawa/" + number;
    EXPECT_EQ(client.get(page + "/wycofanie").status, 200);
    ASSERT_EQ(client.post(page + "/wycofanie", {}).status, 303);
    EXPECT_NE(plain(client.get(page).body).find("Wycofane przez Ciebie"), std::string::npos);
}

}  // namespace okienko::intake
