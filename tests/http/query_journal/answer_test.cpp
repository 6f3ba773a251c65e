#include "tests/http/query_journal/query_journey.h"

namespace okienko::query_journal {

constexpr const char* kConsentEnded = "Zgoda na publikację jest wycofana.";

class Answering : public QueryJourney {
protected:
    static const char* answer() {
        return "Tak.\n\n- w grudniu\n- bliżej niż https://krakow.example/x.";
    }
};

TEST_F(Answering, FromTheQuestionToTheAccount) {
    const std::string number = ask({.subject = "Kto sprząta wiaty?", .consent = false});
    const std::string own = "/konto/zapytania/" + number;
    const auto fresh = resident_.get("/konto/zapytania");
    EXPECT_TRUE(fresh.contains(own));
    EXPECT_TRUE(fresh.contains("IDZ/2026/") || fresh.contains("IDZ/20"));
    EXPECT_TRUE(plain(fresh.body).find("Wydział Organizacji i Nadzoru") != std::string::npos);
    EXPECT_TRUE(fresh.contains("okn-term__date"));
    EXPECT_TRUE(clerk_.get("/urzad/zapytania").contains("/urzad/zapytania/" + number));
    EXPECT_TRUE(clerk_.get("/urzad/sprawy/" + number).contains("/urzad/zapytania/" + number));
    EXPECT_TRUE(resident_.get("/konto/sprawy/" + number).contains(own));

    EXPECT_EQ(
        act(clerk_, number, "odpowiedz", {{"odpowiedz", "Szkic"}, {"czynnosc", "zapisz"}}).status,
        303);
    EXPECT_TRUE(resident_.get("/konto/zapytania?widok=w-realizacji").contains(own));
    EXPECT_FALSE(resident_.get(own).contains("Szkic")) << "not before it was let through";
    EXPECT_TRUE(clerk_.get("/urzad/zapytania/" + number).contains("Szkic"));
    EXPECT_TRUE(clerk_.get("/urzad/sprawy/" + number).contains("OR.1510."));

    EXPECT_EQ(
        act(clerk_, number, "odpowiedz", {{"odpowiedz", answer()}, {"czynnosc", "przekaz"}}).status,
        303);
    EXPECT_FALSE(resident_.get(own).contains("w grudniu"));
    EXPECT_TRUE(second_.get("/urzad/zapytania?widok=akceptacja").contains(number));
    EXPECT_NE(
        plain(second_.get("/urzad/zapytania/" + number).body).find("Zaakceptuj i wyślij odpowiedź"),
        std::string::npos);
    EXPECT_EQ(act(second_, number, "akceptacja", {}).status, 303);

    const auto done = resident_.get("/konto/zapytania?widok=zrealizowane");
    EXPECT_TRUE(done.contains(own + "#odpowiedz"));
    const auto page = resident_.get(own);
    EXPECT_TRUE(page.contains("<li>w")) << page.body;
    EXPECT_TRUE(page.contains("href=\"https://krakow.example/x\""));
    EXPECT_TRUE(page.contains("Tomasz Lipa"));
    EXPECT_FALSE(second_.get("/urzad/zapytania?widok=moderacja").contains(number));
}

TEST_F(Answering, AWithdrawnQueryLeavesEveryList) {
    const std::string number = ask({.subject = "Czy będzie nowy przystanek?", .consent = true});
    const std::string own = "/konto/zapytania/" + number;
    EXPECT_TRUE(resident_.get(own).contains("/konto/sprawy/" + number + "/wycofanie"));
    act(clerk_, number, "odpowiedz", {{"odpowiedz", "Tak."}, {"czynnosc", "przekaz"}});
    const std::string withdrawal = "/konto/sprawy/" + number + "/wycofanie";
    const auto asked = plain(resident_.get(withdrawal).body);
    EXPECT_NE(asked.find("nie opublikujemy go w dzienniku"), std::string::npos) << asked;
    ASSERT_EQ(resident_.post(withdrawal, {{"powod", "Już wiem"}}).status, 303);

    for (const char* list : {"", "?widok=w-realizacji", "?widok=zrealizowane"}) {
        EXPECT_FALSE(resident_.get(std::string("/konto/zapytania") + list).contains(own)) << list;
    }
    for (const char* list : {"", "?widok=akceptacja", "?widok=moderacja"}) {
        EXPECT_FALSE(second_.get(std::string("/urzad/zapytania") + list).contains(number)) << list;
    }
    EXPECT_EQ(act(second_, number, "akceptacja", {}).status, 409);
    EXPECT_TRUE(plain(clerk_.get("/urzad/sprawy/" + number).body).find("Już wiem") !=
                std::string::npos);
    EXPECT_NE(plain(resident_.get(own).body).find(kConsentEnded), std::string::npos);
}

TEST_F(Answering, NobodyApprovesTheirOwnWords) {
    const std::string number = ask();
    EXPECT_EQ(act(second_, number, "akceptacja", {}).status, 409) << "nothing was submitted";
    act(second_, number, "odpowiedz", {{"odpowiedz", "Tak."}, {"czynnosc", "przekaz"}});
    EXPECT_FALSE(second_.get("/urzad/zapytania/" + number).contains("/akceptacja"));
    const auto forced = act(second_, number, "akceptacja", {{"wersja", "1"}});
    EXPECT_EQ(forced.status, 409);
    EXPECT_TRUE(forced.contains("nie akceptuje osoba, która ją napisała")) << forced.body;
    // The words are the first person's, whoever hands them on.
    const auto back = act(clerk_, number, "odeslanie", {{"uwaga", "Podaj datę"}});
    EXPECT_EQ(back.status, 303);
    EXPECT_TRUE(clerk_.get("/urzad/zapytania/" + number).contains("Podaj datę"));
    act(clerk_, number, "odpowiedz", {{"odpowiedz", "Tak."}, {"czynnosc", "przekaz"}});
    EXPECT_EQ(act(second_, number, "akceptacja", {}).status, 409);
    EXPECT_EQ(act(clerk_, number, "akceptacja", {}).status, 409);
}

TEST_F(Answering, SendingBackNeedsAWordAndTheAnswerNeedsSome) {
    const std::string number = ask();
    const auto empty =
        act(clerk_, number, "odpowiedz", {{"odpowiedz", " \n"}, {"czynnosc", "przekaz"}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(empty.contains("href=\"#odpowiedz\""));
    const auto early = act(clerk_, number, "odeslanie", {{"uwaga", "x"}});
    EXPECT_EQ(early.status, 409);
    act(clerk_, number, "odpowiedz", {{"odpowiedz", "Tak."}, {"czynnosc", "przekaz"}});
    EXPECT_EQ(act(second_, number, "odeslanie", {}).status, 422);
    const auto late =
        act(clerk_, number, "odpowiedz", {{"odpowiedz", "Jednak nie."}, {"czynnosc", "zapisz"}});
    EXPECT_EQ(late.status, 409) << "somebody is reading it";
    EXPECT_TRUE(late.contains("Jednak nie."));
}

TEST_F(Answering, TwoWritersAtOnceLoseNothing) {
    const std::string number = ask();
    const std::string address = "/urzad/zapytania/" + number;
    const std::string seen = clerk_.get(address).input_value("wersja");
    act(second_, number, "odpowiedz", {{"odpowiedz", "Pierwsza wersja"}, {"czynnosc", "zapisz"}});
    const auto late =
        clerk_.post(address + "/odpowiedz",
                    {{"wersja", seen}, {"odpowiedz", "Druga wersja"}, {"czynnosc", "zapisz"}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(late.contains("Pierwsza"));
    EXPECT_TRUE(late.contains("Druga wersja</textarea>")) << late.body;
    EXPECT_EQ(clerk_
                  .post(address + "/odpowiedz",
                        {{"wersja", late.input_value("wersja")},
                         {"odpowiedz", "Druga wersja"},
                         {"czynnosc", "zapisz"}})
                  .status,
              303);
}

TEST_F(Answering, OnlyTheUnitAndOnlyTheAuthor) {
    const std::string number = ask();
    HttpClient other = browser();
    sign_in(other, kOther);
    EXPECT_EQ(other.get("/urzad/zapytania/" + number).status, 403);
    EXPECT_EQ(other.get("/urzad/zapytania/" + number + "/publikacja").status, 403);
    EXPECT_FALSE(other.get("/urzad/zapytania").contains(number));
    for (const char* act : {"odpowiedz", "akceptacja", "odeslanie", "publikacja"}) {
        EXPECT_EQ(other
                      .post("/urzad/zapytania/" + number + "/" + act,
                            {{"wersja", "0"}, {"odpowiedz", "x"}, {"uwaga", "x"}})
                      .status,
                  403)
            << act;
    }
    EXPECT_EQ(other.get("/konto/zapytania/" + number).status, 404);
    EXPECT_EQ(other.post("/konto/zapytania/" + number + "/zgoda", {}).status, 404);
    EXPECT_EQ(resident_.get("/urzad/zapytania/" + number).status, 403);
    EXPECT_EQ(clerk_.get("/urzad/zapytania/OKN-2026-0000-0000").status, 404);
    EXPECT_EQ(clerk_
                  .send("POST",
                        "/urzad/zapytania/" + number + "/akceptacja",
                        "application/x-www-form-urlencoded",
                        "wersja=0")
                  .status,
              403)
        << "without the form's token";
}

TEST_F(Answering, TheCasePageCantEndAQueryByTheWay) {
    const std::string number = ask();
    const std::string address = "/urzad/sprawy/" + number;
    for (const char* act : {"rejestracja", "przejecie"}) {
        const auto page = clerk_.get(address);
        EXPECT_EQ(clerk_.post(address + "/" + act, {{"wersja", page.input_value("wersja")}}).status,
                  303);
    }
    const auto page = clerk_.get(address);
    EXPECT_FALSE(page.contains("name=\"wynik\""));
    EXPECT_FALSE(page.contains("name=\"przejscie\""));
    EXPECT_EQ(clerk_
                  .post(address + "/zakonczenie",
                        {{"wersja", page.input_value("wersja")},
                         {"wynik", "akceptacja"},
                         {"wiadomosc", "x"}})
                  .status,
              422);
}

}  // namespace okienko::query_journal
