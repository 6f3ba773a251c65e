// Who may not, and what happens when two act at once.
#include "tests/http/letters/letters_fixture.h"

namespace okienko::letters {

namespace {

using harness::Answer;
using harness::HttpClient;

const HttpClient::Pairs kCompletion = {{"tresc", "Napisz, których ulic dotyczy wniosek."}};

TEST_F(LettersJourney, AnotherUnitsClerkAndStrangersStayOutside) {
    const std::string number = registered_case("Umowy z wykonawcami");
    send_letter(number, "wezwanie", kCompletion);
    HttpClient other = browser();
    sign_in(other, kOther);
    for (const char* path : {"/pismo?przejscie=pozostawienie",
                             "/pismo/podglad?przejscie=pozostawienie",
                             "/pisma/1",
                             "/pisma/1/pismo.xml",
                             "/pisma/1/upd.xml"}) {
        EXPECT_EQ(other.get(office(number) + path).status, 403) << path;
        EXPECT_EQ(resident_.get(office(number) + path).status, 403) << path;
    }
    EXPECT_EQ(other.post(office(number) + "/pismo", {{"przejscie", "pozostawienie"}}).status, 403);
    EXPECT_EQ(other.post(office(number) + "/pismo/wyslij", {{"przejscie", "pozostawienie"}}).status,
              403);
    EXPECT_EQ(other.post(office(number) + "/pisma/1/doreczenie", {}).status, 403);

    // The clerk isn't the resident, nor is another one, signed in or not.
    HttpClient nobody = browser();
    for (const char* path :
         {"/pisma/1", "/pisma/1/pismo.xml", "/pisma/1/upd.xml", "/uzupelnienie"}) {
        EXPECT_EQ(other.get(mine(number) + path).status, 404) << path;
        EXPECT_EQ(clerk_.get(mine(number) + path).status, 404) << path;
        EXPECT_EQ(nobody.get(mine(number) + path).status, 303) << path;
        EXPECT_EQ(nobody.get("/sprawa/" + number + path).status, 404) << path;
    }
    EXPECT_EQ(other.post(mine(number) + "/pisma/1/odbior", {}).status, 404);
    nobody.get("/sprawa");
    EXPECT_EQ(nobody.post("/sprawa/" + number + "/pisma/1/odbior", {}).status, 404);
    EXPECT_TRUE(says(resident_.get(mine(number) + "/pisma/1"), "Potwierdzam odbiór"))
        << "nobody opened it";
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/2").status, 404);
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/x").status, 404);
}

TEST_F(LettersJourney, ALetterNeedsTheRightStateAndTheClerkWhoHasTheCase) {
    const std::string number = registered_case("Ceny biletów");
    EXPECT_EQ(clerk_.get(office(number) + "/pismo?przejscie=umorzenie").status, 409);
    EXPECT_EQ(clerk_.get(office(number) + "/pismo?przejscie=nie-ma").status, 409);
    EXPECT_EQ(clerk_.get(office(number) + "/pismo?przejscie=rejestracja").status, 409);
    // A transition that needs a letter can't be taken without it.
    EXPECT_EQ(act(number, "przejscie", {{"przejscie", "wezwanie"}}).status, 422);
    EXPECT_EQ(act(number, "zakonczenie", {{"wynik", "pismo"}, {"wiadomosc", "x"}}).status, 422);
    EXPECT_EQ(act(number, "zwrot").status, 303);
    EXPECT_EQ(clerk_.get(office(number) + "/pismo?przejscie=wezwanie").status, 409);
    EXPECT_EQ(act(number, "przejecie").status, 303);
    EXPECT_EQ(clerk_.get(office(number) + "/pismo?przejscie=wezwanie").status, 200);
    EXPECT_EQ(resident_.get(mine(number) + "/uzupelnienie").status, 409) << "not asked";
}

TEST_F(LettersJourney, SomebodyWasFasterAndTheLetterWaits) {
    const std::string number = registered_case("Budżet obywatelski");
    const Answer preview = write(number, "wezwanie", kCompletion);
    ASSERT_EQ(preview.status, 200);
    ASSERT_EQ(act(number, "notatka", {{"notatka", "Zapytać ZZM"}}).status, 303);
    const Answer late = send(number, "wezwanie", preview);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Ktoś zmienił tę sprawę"));
    EXPECT_TRUE(says(late, "których ulic"));
    EXPECT_EQ(send(number, "wezwanie", late).status, 303);

    // Sent twice: the second finds the case gone on.
    EXPECT_EQ(send(number, "wezwanie", late).status, 409);
    EXPECT_EQ(clerk_.get(office(number) + "/pisma/2").status, 404);
}

TEST_F(LettersJourney, AnotherTextThanThePreviewIsNotSent) {
    const std::string number = registered_case("Opłaty za parkowanie");
    const Answer preview = write(number, "pismo", {{"tresc", "Pierwsza treść"}});
    ASSERT_EQ(write(number, "pismo", {{"tresc", "Druga treść"}}).status, 200);
    const Answer stale = send(number, "pismo", preview);
    EXPECT_EQ(stale.status, 409);
    EXPECT_TRUE(says(stale, "Treść zmieniła się w innym oknie"));
    EXPECT_TRUE(says(stale, "Druga treść"));
    EXPECT_EQ(send(number, "pismo", stale).status, 303);
}

TEST_F(LettersJourney, ADraftIsKeptAndCanBeThrownAway) {
    const std::string number = registered_case("Odśnieżanie");
    ASSERT_EQ(write(number, "pismo", {{"tresc", "Szkic <odpowiedzi>"}}).status, 200);
    EXPECT_TRUE(
        says(clerk_.get(office(number) + "/pismo?przejscie=pismo"), "Szkic &lt;odpowiedzi&gt;"));
    EXPECT_EQ(clerk_.post(office(number) + "/pismo/usun", {{"przejscie", "pismo"}}).status, 303);
    EXPECT_FALSE(says(clerk_.get(office(number) + "/pismo?przejscie=pismo"), "Szkic"));
}

TEST_F(LettersJourney, DeliveryOnPaperIsNotedByTheClerk) {
    const std::string number = registered_case("Miejsca postojowe", false);
    send_letter(number, "wezwanie", kCompletion);
    move_clock(5);
    const std::string page = office(number) + "/pisma/1";
    clerk_.get(page);
    EXPECT_EQ(clerk_
                  .post(page + "/doreczenie",
                        {{"termin-dzien", "1"}, {"termin-miesiac", "1"}, {"termin-rok", "2020"}})
                  .status,
              422);
    const std::chrono::year_month_day day{today() - std::chrono::days{2}};
    EXPECT_EQ(clerk_
                  .post(page + "/doreczenie",
                        {{"termin-dzien", std::to_string(static_cast<unsigned>(day.day()))},
                         {"termin-miesiac", std::to_string(static_cast<unsigned>(day.month()))},
                         {"termin-rok", std::to_string(static_cast<int>(day.year()))}})
                  .status,
              303);
    const Answer noted = clerk_.get(page);
    EXPECT_TRUE(says(noted, "Doręczone poza portalem"));
    EXPECT_TRUE(says(noted, "Termin dla adresata mija"));
}

}  // namespace

}  // namespace okienko::letters
