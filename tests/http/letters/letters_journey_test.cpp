// Whole ways of letters: written, previewed, sent, received, answered.
#include "server/calendar/deadline.h"
#include "tests/http/letters/letters_fixture.h"

namespace okienko::letters {

namespace {

using harness::Answer;
using harness::HttpClient;

const HttpClient::Pairs kCompletion = {{"tresc", "Napisz, których ulic dotyczy wniosek."}};

TEST_F(LettersJourney, AnAnswerIsReadAtOnceAndClosesTheCase) {
    const std::string number = registered_case("Koszt oświetlenia Plant");
    const Answer page = clerk_.get(office(number));
    EXPECT_TRUE(says(page, "/pismo?przejscie=udostepnienie\""));
    EXPECT_FALSE(says(page, "name=\"wynik\"")) << "ends only by letters";

    const Answer form = clerk_.get(office(number) + "/pismo?przejscie=udostepnienie");
    EXPECT_EQ(form.status, 200);
    EXPECT_EQ(form.input_value("przejscie"), "udostepnienie");
    const Answer empty = clerk_.post(office(number) + "/pismo",
                                     {{"przejscie", "udostepnienie"}, {"krok", "podglad"}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(says(empty, "Napisz odpowiedź"));

    const Answer with_file =
        clerk_.post_files(office(number) + "/pismo",
                          {{"przejscie", "udostepnienie"},
                           {"krok", "zapisz"},
                           {"tresc", "Oświetlenie kosztowało\n\n120 000 zł."},
                           {"podpis", "Jan Przykładowy"},
                           {"stanowisko", "inspektor"}},
                          {{"zalacznik", "koszty.csv", "text/csv", "a;b\n1;2\n"}});
    ASSERT_EQ(with_file.status, 303) << with_file.body;
    EXPECT_TRUE(says(clerk_.get(office(number) + "/pismo?przejscie=udostepnienie"), "koszty.csv"));
    const Answer preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=udostepnienie");
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(says(preview, "120 000 zł"));
    EXPECT_TRUE(says(preview, "koszty.csv"));
    ASSERT_EQ(send(number, "udostepnienie", preview).status, 303);

    const Answer after = clerk_.get(office(number) + "?gotowe=pismo");
    EXPECT_TRUE(says(after, "Pismo wysłane."));
    EXPECT_TRUE(says(after, "Informacja udostępniona"));
    EXPECT_TRUE(says(after, "dostępne od razu"));

    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_EQ(read.status, 200);
    EXPECT_TRUE(says(read, "120 000 zł"));
    EXPECT_FALSE(says(read, "Potwierdzam odbiór"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/zalaczniki/1").body, "a;b\n1;2\n");
    EXPECT_TRUE(is_sealed(resident_.get(mine(number) + "/pisma/1/pismo.xml").body, "letter.xsd"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/upd.xml").status, 404);
}

TEST_F(LettersJourney, ARequestForCompletionIsReceivedAndAnswered) {
    const std::string number = registered_case("Remonty chodników");
    send_letter(number, "wezwanie", kCompletion);
    const Answer office_page = clerk_.get(office(number));
    EXPECT_TRUE(says(office_page, "Czeka na uzupełnienie"));
    EXPECT_TRUE(says(office_page, "nie biegnie"));
    EXPECT_TRUE(says(office_page, "czeka na odbiór"));

    // Nothing of it shows before receipt is confirmed.
    const Answer page = resident_.get(mine(number));
    EXPECT_TRUE(says(page, "Czeka na Ciebie pismo"));
    EXPECT_TRUE(says(page, "Pismo do odebrania"));
    EXPECT_FALSE(says(page, "Wezwanie"));
    EXPECT_FALSE(says(page, "Czeka na Twoje uzupełnienie"));
    const Answer closed = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(says(closed, "Potwierdzam odbiór i otwieram pismo"));
    EXPECT_FALSE(says(closed, "których ulic"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/pismo.xml").status, 403);
    EXPECT_EQ(resident_.get(mine(number) + "/uzupelnienie").status, 409);

    ASSERT_EQ(resident_.post(mine(number) + "/pisma/1/odbior", {}).status, 303);
    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(says(read, "których ulic"));
    EXPECT_TRUE(says(read, "Masz na to 7 dni")) << read.body;
    const std::string upd = resident_.get(mine(number) + "/pisma/1/upd.xml").body;
    EXPECT_TRUE(is_sealed(upd, "receipt.xsd"));
    EXPECT_NE(upd.find("UPD-" + number + "-P1"), std::string::npos);
    // Received twice: one confirmation.
    ASSERT_EQ(resident_.post(mine(number) + "/pisma/1/odbior", {}).status, 303);
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/upd.xml").body, upd);

    const Answer empty = resident_.post(mine(number) + "/uzupelnienie", {{"krok", "wyslij"}});
    EXPECT_EQ(empty.status, 422);
    const Answer kept =
        resident_.post_files(mine(number) + "/uzupelnienie",
                             {{"krok", "dodaj"}, {"tresc", "Chodzi o ul. Długą."}},
                             {{"zalacznik", "lista.txt", "text/plain", "ul. Długa\n"},
                              {"zalacznik", "wirus.exe", "application/octet-stream", "MZ"}});
    EXPECT_EQ(kept.status, 422);
    EXPECT_TRUE(says(kept, "lista.txt"));
    EXPECT_TRUE(says(kept, "wirus.exe"));
    EXPECT_TRUE(says(kept, "Chodzi o ul. Długą."));
    const Answer sent = resident_.post(mine(number) + "/uzupelnienie",
                                       {{"krok", "wyslij"}, {"tresc", "Chodzi o ul. Długą."}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_TRUE(says(resident_.follow(sent), "UPP-" + number + "-U1"));
    EXPECT_TRUE(
        is_sealed(resident_.get(mine(number) + "/uzupelnienia/1/upp.xml").body, "receipt.xsd"));
    EXPECT_EQ(resident_.get(mine(number) + "/uzupelnienie").status, 409) << "asked only once";
    EXPECT_EQ(
        resident_
            .post(mine(number) + "/uzupelnienie", {{"krok", "wyslij"}, {"tresc", "Jeszcze raz"}})
            .status,
        409);

    const Answer after = clerk_.get(office(number));
    EXPECT_TRUE(says(after, "W toku"));
    EXPECT_TRUE(says(after, "Uzupełnienie wniosku"));
    const Answer addition = clerk_.get(office(number) + "/uzupelnienia/1");
    EXPECT_TRUE(says(addition, "Chodzi o ul. Długą."));
    EXPECT_EQ(clerk_.get(office(number) + "/uzupelnienia/1/zalaczniki/1").body, "ul. Długa\n");
}

TEST_F(LettersJourney, AnExtensionMovesTheTermWithinTheLaw) {
    const std::string number = registered_case("Plany rozwoju parków");
    const auto last = calendar::compute_deadline(today(), {2, calendar::PeriodUnit::months}).date;
    const auto fields = [](std::chrono::sys_days day) {
        const std::chrono::year_month_day date{day};
        return HttpClient::Pairs{
            {"powod", "Zbieramy dane z 12 jednostek."},
            {"termin-dzien", std::to_string(static_cast<unsigned>(date.day()))},
            {"termin-miesiac", std::to_string(static_cast<unsigned>(date.month()))},
            {"termin-rok", std::to_string(static_cast<int>(date.year()))}};
    };
    const Answer late = write(number, "przedluzenie", fields(last + std::chrono::days{1}));
    EXPECT_EQ(late.status, 422);
    EXPECT_TRUE(says(late, "Nowy termin nie może być późniejszy"));
    EXPECT_TRUE(says(late, "Zbieramy dane z 12 jednostek."));
    EXPECT_EQ(write(number, "przedluzenie", fields(today())).status, 422);
    EXPECT_EQ(write(number, "przedluzenie", {{"powod", "Bo tak"}, {"termin-dzien", "32"}}).status,
              422);

    const auto chosen = today(40);
    send_letter(number, "przedluzenie", fields(chosen));
    move_clock(30);  // beyond the fourteen days
    const Answer page = clerk_.get(office(number));
    EXPECT_TRUE(says(page, "nowy termin z zawiadomienia"));
    EXPECT_FALSE(says(page, "okn-signal--late"));
    EXPECT_TRUE(says(resident_.get(mine(number)), "Urząd wysłał do Ciebie pismo"));
    EXPECT_TRUE(clerk_.get(office(number) + "/pismo?przejscie=przedluzenie").status == 409)
        << "only once";
}

TEST_F(LettersJourney, NobodyOpensItSoItIsDeemedDelivered) {
    const std::string number = registered_case("Wycinka drzew w parku");
    send_letter(number, "wezwanie", kCompletion);
    EXPECT_EQ(write(number, "pozostawienie", {{"tresc", "Brak uzupełnienia."}}).status, 200)
        << "it may be written";
    Answer preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=pozostawienie");
    EXPECT_EQ(send(number, "pozostawienie", preview).status, 409) << "not sent before the time";

    move_clock(8);
    server().stop();
    server().start();
    move_clock(8);
    EXPECT_TRUE(comes_to_say(mine(number), "Przypomnieliśmy e-mailem o piśmie"));
    EXPECT_TRUE(says(resident_.get(mine(number) + "/pisma/1"), "Potwierdzam odbiór"));

    move_clock(16);
    server().stop();
    server().start();
    move_clock(16);
    EXPECT_TRUE(comes_to_say(mine(number) + "/pisma/1", "Uznane za doręczone"));
    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(says(read, "których ulic")) << "it can be read all the same";
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/upd.xml").status, 404);
    EXPECT_TRUE(says(resident_.get(mine(number)), "uznane za doręczone po 14 dniach"));
    EXPECT_TRUE(resident_.get(mine(number) + "/uzupelnienie").status == 200);
    preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=pozostawienie");
    EXPECT_EQ(send(number, "pozostawienie", preview).status, 409) << "the seven days run now";

    move_clock(32);
    preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=pozostawienie");
    EXPECT_EQ(send(number, "pozostawienie", preview).status, 303);
    EXPECT_TRUE(says(clerk_.get(office(number)), "Pozostawiony bez rozpoznania"));
    EXPECT_EQ(resident_.get(mine(number) + "/uzupelnienie").status, 409);
}

TEST_F(LettersJourney, ARefusalIsADecision) {
    const std::string number = registered_case("Dane osobowe pracowników");
    const HttpClient::Pairs ruling = {{"rozstrzygniecie", "odmawiam udostępnienia danych."},
                                      {"fakty", "Wniosek dotyczy danych osobowych."},
                                      {"prawo", "art. 5 ust. 2 ustawy"}};
    EXPECT_EQ(write(number, "decyzja-odmowna", {{"fakty", "x"}}).status, 422);
    HttpClient::Pairs whole = ruling;
    whole.emplace_back("adresat", "Anna Przykład");
    send_letter(number, "decyzja-odmowna", whole);
    const Answer page = resident_.get(mine(number));
    EXPECT_FALSE(says(page, "Odmowa")) << "the state would tell what the letter says";
    const Answer account = resident_.get("/konto");
    EXPECT_TRUE(says(account, "Czeka na Ciebie pismo"));
    EXPECT_FALSE(says(account, "Odmowa"));
    resident_.post(mine(number) + "/pisma/1/odbior", {});
    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(says(read, "Anna Przykład"));
    EXPECT_TRUE(says(read, "Pouczenie"));
    EXPECT_TRUE(says(read, "Samorządowego Kolegium Odwoławczego"));
    EXPECT_TRUE(says(read, "Jan Przykładowy"));
    EXPECT_TRUE(says(read, "inspektor"));
}

TEST_F(LettersJourney, WithoutAnAccountTheKeyOpensItAndNothingIsDeemed) {
    const std::string number = registered_case("Rejestr zabytków", false);
    ASSERT_FALSE(secret_.empty());
    send_letter(number, "wezwanie", kCompletion);
    EXPECT_TRUE(says(clerk_.get(office(number) + "/pisma/1"), "Wnioskodawca nie ma konta"));
    move_clock(20);
    server().stop();
    server().start();
    move_clock(20);
    EXPECT_TRUE(says(clerk_.get(office(number) + "/pisma/1"), "Wnioskodawca nie ma konta"));

    HttpClient holder = browser();
    EXPECT_EQ(holder.get("/sprawa/" + number + "/pisma/1").status, 404);
    holder.get("/sprawa");
    ASSERT_EQ(holder.post("/sprawa", {{"numer", number}, {"klucz", secret_}}).status, 303);
    const std::string letter = "/sprawa/" + number + "/pisma/1";
    EXPECT_TRUE(says(holder.get(letter), "Potwierdzam odbiór"));
    ASSERT_EQ(holder.post(letter + "/odbior", {}).status, 303);
    EXPECT_TRUE(says(holder.get(letter), "których ulic"));
    EXPECT_NE(holder.get(letter + "/upd.xml").body.find("Osoba z kluczem do sprawy"),
              std::string::npos);
    EXPECT_EQ(holder
                  .post("/sprawa/" + number + "/uzupelnienie",
                        {{"krok", "wyslij"}, {"tresc", "Chodzi o Kazimierz."}})
                  .status,
              303);
    EXPECT_TRUE(says(clerk_.get(office(number)), "W toku"));
}

}  // namespace

}  // namespace okienko::letters
