// Whole ways of letters: written, previewed, sent, received, answered.
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "tests/http/letters/letters_fixture.h"

namespace okienko::letters {

namespace {

using harness::Answer;
using harness::HttpClient;

const HttpClient::Pairs kCompletion = {{"tresc", "Napisz, których ulic dotyczy wniosek."}};

std::chrono::sys_days today(int moved = 0) {
    return calendar::local_date(config::SystemClock().now()) + std::chrono::days{moved};
}

TEST_F(LettersJourney, AnAnswerIsReadAtOnceAndClosesTheCase) {
    const std::string number = registered_case("Koszt oświetlenia Plant");
    const Answer page = clerk_.get(office(number));
    EXPECT_TRUE(page.contains("/pismo?przejscie=udostepnienie\""));
    EXPECT_FALSE(page.contains("name=\"wynik\"")) << "ends only by letters";

    const Answer form = clerk_.get(office(number) + "/pismo?przejscie=udostepnienie");
    EXPECT_EQ(form.status, 200);
    EXPECT_EQ(form.input_value("przejscie"), "udostepnienie");
    const Answer empty = clerk_.post(office(number) + "/pismo",
                                     {{"przejscie", "udostepnienie"}, {"krok", "podglad"}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(plain(empty.body).find("Napisz odpowiedź") != std::string::npos);

    const Answer with_file = clerk_.post_files(office(number) + "/pismo",
                                               {{"przejscie", "udostepnienie"},
                                                {"krok", "zapisz"},
                                                {"tresc", "Oświetlenie kosztowało\n\n120 000 zł."},
                                                {"podpis", "Jan Przykładowy"},
                                                {"stanowisko", "inspektor"}},
                                               {{"zalacznik", "koszty.csv", "text/csv", "a;b\n1;2\n"}});
    ASSERT_EQ(with_file.status, 303) << with_file.body;
    EXPECT_TRUE(clerk_.follow(with_file).contains("koszty.csv"));
    const Answer preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=udostepnienie");
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(preview.contains("120 000 zł"));
    EXPECT_TRUE(preview.contains("koszty.csv"));
    ASSERT_EQ(send(number, "udostepnienie", preview).status, 303);

    const Answer after = clerk_.get(office(number) + "?gotowe=pismo");
    EXPECT_TRUE(after.contains("Pismo wysłane."));
    EXPECT_TRUE(after.contains("Informacja udostępniona"));
    EXPECT_TRUE(after.contains("dostępne od razu"));

    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_EQ(read.status, 200);
    EXPECT_TRUE(read.contains("120 000 zł"));
    EXPECT_FALSE(read.contains("Potwierdzam odbiór"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/zalaczniki/1").body, "a;b\n1;2\n");
    EXPECT_TRUE(is_sealed(resident_.get(mine(number) + "/pisma/1/pismo.xml").body, "letter.xsd"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/upd.xml").status, 404);
}

TEST_F(LettersJourney, ARequestForCompletionIsReceivedAndAnswered) {
    const std::string number = registered_case("Remonty chodników");
    send_letter(number, "wezwanie", kCompletion);
    const Answer office_page = clerk_.get(office(number));
    EXPECT_TRUE(office_page.contains("Czeka na uzupełnienie"));
    EXPECT_TRUE(office_page.contains("nie biegnie"));
    EXPECT_TRUE(office_page.contains("czeka na odbiór"));

    // Nothing of it shows before receipt is confirmed.
    const Answer page = resident_.get(mine(number));
    EXPECT_TRUE(page.contains("Czeka na Ciebie pismo"));
    EXPECT_TRUE(page.contains("Pismo do odebrania"));
    EXPECT_FALSE(page.contains("Wezwanie"));
    EXPECT_FALSE(page.contains("Czeka na Twoje uzupełnienie"));
    const Answer closed = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(closed.contains("Potwierdzam odbiór i otwieram pismo"));
    EXPECT_FALSE(closed.contains("których ulic"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/pismo.xml").status, 403);
    EXPECT_EQ(resident_.get(mine(number) + "/uzupelnienie").status, 409);

    ASSERT_EQ(resident_.post(mine(number) + "/pisma/1/odbior", {}).status, 303);
    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(read.contains("których ulic"));
    EXPECT_TRUE(plain(read.body).find("Masz na to 7 dni") != std::string::npos) << read.body;
    const std::string upd = resident_.get(mine(number) + "/pisma/1/upd.xml").body;
    EXPECT_TRUE(is_sealed(upd, "receipt.xsd"));
    EXPECT_NE(upd.find("UPD-" + number + "-P1"), std::string::npos);
    // Received twice: one confirmation.
    ASSERT_EQ(resident_.post(mine(number) + "/pisma/1/odbior", {}).status, 303);
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/upd.xml").body, upd);

    const Answer empty = resident_.post(mine(number) + "/uzupelnienie", {{"krok", "wyslij"}});
    EXPECT_EQ(empty.status, 422);
    const Answer kept = resident_.post_files(
        mine(number) + "/uzupelnienie",
        {{"krok", "dodaj"}, {"tresc", "Chodzi o ul. Długą."}},
        {{"zalacznik", "lista.txt", "text/plain", "ul. Długa\n"},
         {"zalacznik", "wirus.exe", "application/octet-stream", "MZ"}});
    EXPECT_EQ(kept.status, 422);
    EXPECT_TRUE(kept.contains("lista.txt"));
    EXPECT_TRUE(kept.contains("wirus.exe"));
    EXPECT_TRUE(kept.contains("Chodzi o ul. Długą."));
    const Answer sent = resident_.post(mine(number) + "/uzupelnienie",
                                       {{"krok", "wyslij"}, {"tresc", "Chodzi o ul. Długą."}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_TRUE(resident_.follow(sent).contains("UPP-" + number + "-U1"));
    EXPECT_TRUE(is_sealed(resident_.get(mine(number) + "/uzupelnienia/1/upp.xml").body,
                          "receipt.xsd"));
    EXPECT_EQ(resident_.get(mine(number) + "/uzupelnienie").status, 409) << "asked only once";
    EXPECT_EQ(resident_.post(mine(number) + "/uzupelnienie",
                             {{"krok", "wyslij"}, {"tresc", "Jeszcze raz"}})
                  .status,
              409);

    const Answer after = clerk_.get(office(number));
    EXPECT_TRUE(after.contains("W toku"));
    EXPECT_TRUE(after.contains("Uzupełnienie wniosku"));
    const Answer addition = clerk_.get(office(number) + "/uzupelnienia/1");
    EXPECT_TRUE(addition.contains("Chodzi o ul. Długą."));
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
    EXPECT_TRUE(late.contains("Nowy termin nie może być późniejszy"));
    EXPECT_TRUE(late.contains("Zbieramy dane z 12 jednostek."));
    EXPECT_EQ(write(number, "przedluzenie", fields(today())).status, 422);
    EXPECT_EQ(write(number, "przedluzenie", {{"powod", "Bo tak"}, {"termin-dzien", "32"}}).status,
              422);

    const auto chosen = today(40);
    send_letter(number, "przedluzenie", fields(chosen));
    move_clock(30);  // beyond the fourteen days
    const Answer page = clerk_.get(office(number));
    EXPECT_TRUE(page.contains("nowy termin z zawiadomienia"));
    EXPECT_FALSE(page.contains("okn-signal--late"));
    EXPECT_TRUE(resident_.get(mine(number)).contains("Urząd wysłał do Ciebie pismo"));
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
    EXPECT_TRUE(resident_.get(mine(number)).contains("Przypomnieliśmy e-mailem o piśmie"));
    EXPECT_TRUE(resident_.get(mine(number) + "/pisma/1").contains("Potwierdzam odbiór"));

    move_clock(16);
    server().stop();
    server().start();
    move_clock(16);
    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(read.contains("Uznane za doręczone")) << read.body;
    EXPECT_TRUE(read.contains("których ulic")) << "it can be read all the same";
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/upd.xml").status, 404);
    EXPECT_TRUE(resident_.get(mine(number)).contains("uznane za doręczone po 14 dniach"));
    EXPECT_TRUE(resident_.get(mine(number) + "/uzupelnienie").status == 200);
    preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=pozostawienie");
    EXPECT_EQ(send(number, "pozostawienie", preview).status, 409) << "the seven days run now";

    move_clock(32);
    preview = clerk_.get(office(number) + "/pismo/podglad?przejscie=pozostawienie");
    EXPECT_EQ(send(number, "pozostawienie", preview).status, 303);
    EXPECT_TRUE(clerk_.get(office(number)).contains("Pozostawiony bez rozpoznania"));
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
    EXPECT_FALSE(page.contains("Odmowa")) << "the state would tell what the letter says";
    resident_.post(mine(number) + "/pisma/1/odbior", {});
    const Answer read = resident_.get(mine(number) + "/pisma/1");
    EXPECT_TRUE(read.contains("Anna Przykład"));
    EXPECT_TRUE(read.contains("Pouczenie"));
    EXPECT_TRUE(read.contains("Samorządowego Kolegium Odwoławczego"));
    EXPECT_TRUE(read.contains("Jan Przykładowy"));
    EXPECT_TRUE(read.contains("inspektor"));
}

TEST_F(LettersJourney, WithoutAnAccountTheKeyOpensItAndNothingIsDeemed) {
    const std::string number = registered_case("Rejestr zabytków", false);
    ASSERT_FALSE(secret_.empty());
    send_letter(number, "wezwanie", kCompletion);
    EXPECT_TRUE(clerk_.get(office(number) + "/pisma/1").contains("Wnioskodawca nie ma konta"));
    move_clock(20);
    server().stop();
    server().start();
    move_clock(20);
    EXPECT_TRUE(clerk_.get(office(number) + "/pisma/1").contains("Wnioskodawca nie ma konta"));

    HttpClient holder = browser();
    EXPECT_EQ(holder.get("/sprawa/" + number + "/pisma/1").status, 404);
    holder.get("/sprawa");
    ASSERT_EQ(holder.post("/sprawa", {{"numer", number}, {"klucz", secret_}}).status, 303);
    const std::string letter = "/sprawa/" + number + "/pisma/1";
    EXPECT_TRUE(holder.get(letter).contains("Potwierdzam odbiór"));
    ASSERT_EQ(holder.post(letter + "/odbior", {}).status, 303);
    EXPECT_TRUE(holder.get(letter).contains("których ulic"));
    EXPECT_NE(holder.get(letter + "/upd.xml").body.find("Osoba z kluczem do sprawy"),
              std::string::npos);
    EXPECT_EQ(holder.post("/sprawa/" + number + "/uzupelnienie",
                          {{"krok", "wyslij"}, {"tresc", "Chodzi o Kazimierz."}})
                  .status,
              303);
    EXPECT_TRUE(clerk_.get(office(number)).contains("W toku"));
}

}  // namespace

}  // namespace okienko::letters
