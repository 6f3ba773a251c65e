#include "signing/digest.h"
#include "tests/http/intake/journey.h"

namespace okienko::cases {

namespace {

using harness::Answer;
using harness::HttpClient;
using intake::between;

constexpr const char* kClerk = "urzednik@okienko.example";     // unit OR
constexpr const char* kOther = "urzedniczka@okienko.example";  // unit SA
constexpr const char* kAdministrator = "administrator@okienko.example";

/// A clerk of the unit that gets new cases, and a case that a resident has just sent.
class OfficeJourney : public intake::JourneyTest {
protected:
    void SetUp() override { sign_in(clerk_, kClerk); }

    /// Sends an application about something and gives the address of its case on the office's side.
    std::string file(const std::string& subject) {
        HttpClient resident = browser();
        const std::string draft = begin(resident);
        fill(resident, draft, {{"przedmiot", subject}});
        EXPECT_EQ(send(resident, draft).status, 303);
        const Answer found = clerk_.get("/urzad?q=" + harness::url_encode(subject));
        EXPECT_EQ(found.status, 200);
        const std::string number = between(found.body, "href=\"/urzad/sprawy/", "\"");
        EXPECT_FALSE(number.empty()) << found.body;
        return "/urzad/sprawy/" + number;
    }
    /// Presses a button of the case's page as it stands now.
    Answer act(HttpClient& client,
               const std::string& address,
               const std::string& act,
               Pairs fields = {}) {
        const Answer page = client.get(address);
        fields.emplace_back("wersja", page.input_value("wersja"));
        return client.post(address + "/" + act, std::move(fields));
    }

    HttpClient clerk_ = browser();
};

TEST_F(OfficeJourney, IsClosedToEverybodyElse) {
    HttpClient nobody = browser();
    for (const char* path :
         {"/urzad", "/urzad/moje", "/urzad/kolejka.csv", "/urzad/sprawy/OKN-2026-0000-0000"}) {
        const Answer answer = nobody.get(path);
        EXPECT_EQ(answer.status, 303) << path;
        EXPECT_TRUE(answer.header("Location").starts_with("/konto/logowanie")) << path;
    }
    HttpClient resident = browser();
    sign_in(resident, kResident);
    EXPECT_EQ(resident.get("/urzad").status, 403);
    EXPECT_EQ(resident.get("/urzad/sprawy/OKN-2026-0000-0000").status, 403);
    EXPECT_EQ(clerk_.get("/urzad/sprawy/OKN-2026-0000-0000").status, 404);
    EXPECT_EQ(clerk_.get("/urzad/sprawy/%27%20or%201=1").status, 404);
}

TEST_F(OfficeJourney, FromQueueToClosedCase) {
    const std::string address = file("Koszt renowacji zegara na wieży");
    const Answer page = clerk_.get(address);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.contains("Koszt renowacji zegara"));
    EXPECT_TRUE(page.contains("Zarejestruj sprawę"));
    EXPECT_FALSE(page.contains("name=\"wynik\""));

    const Answer registered = act(clerk_, address, "rejestracja");
    EXPECT_EQ(registered.status, 303);
    const Answer told = clerk_.follow(registered);
    EXPECT_TRUE(told.contains("Sprawa zarejestrowana. Jej znak: OR.1431."));
    EXPECT_EQ(act(clerk_, address, "przejecie").status, 303);
    EXPECT_TRUE(clerk_.get("/urzad/moje").contains(address));

    // This service ends its cases by letters alone.
    EXPECT_FALSE(clerk_.get(address).contains("name=\"wynik\""));
    EXPECT_TRUE(clerk_.get(address).contains("/pismo?przejscie=pismo\""));
    const Answer wordless =
        act(clerk_, address, "zakonczenie", {{"wynik", "pismo"}, {"wiadomosc", "Nie mamy ich."}});
    EXPECT_EQ(wordless.status, 422);
    EXPECT_TRUE(wordless.contains("Wybierz, jak kończy się sprawa"));

    const Answer saved = clerk_.post(address + "/pismo",
                                     {{"przejscie", "pismo"},
                                      {"krok", "podglad"},
                                      {"tresc", "Tych danych nie mamy."},
                                      {"podpis", "Jan Przykładowy"},
                                      {"stanowisko", "inspektor"}});
    ASSERT_EQ(saved.status, 303) << saved.body;
    const Answer preview = clerk_.follow(saved);
    const Answer closed = clerk_.post(address + "/pismo/wyslij",
                                      {{"przejscie", "pismo"},
                                       {"wersja", preview.input_value("wersja")},
                                       {"szkic", preview.input_value("szkic")}});
    EXPECT_EQ(closed.status, 303);
    const Answer after = clerk_.follow(closed);
    EXPECT_TRUE(after.contains("Pismo wysłane."));
    EXPECT_TRUE(after.contains("Odpowiedź pismem"));
    EXPECT_FALSE(after.contains("Co teraz"));
    EXPECT_FALSE(clerk_.get("/urzad?q=renowacja").contains(address));
    EXPECT_TRUE(clerk_.get("/urzad?q=renowacja&stan=zakonczone").contains(address));
    EXPECT_EQ(act(clerk_, address, "przejecie").status, 409);
    EXPECT_EQ(act(clerk_, address, "notatka", {{"notatka", "Do archiwum"}}).status, 303);
}

TEST_F(OfficeJourney, AnOldPageIsToldWhatHappenedAndKeepsItsWords) {
    const std::string address = file("Harmonogram koszenia trawników");
    const std::string seen = clerk_.get(address).input_value("wersja");
    ASSERT_EQ(act(clerk_, address, "rejestracja").status, 303);
    const Answer late =
        clerk_.post(address + "/notatka", {{"wersja", seen}, {"notatka", "Zapytać <ZZM>"}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(late.contains("Ktoś zmienił tę sprawę"));
    EXPECT_TRUE(late.contains("Co się stało"));
    EXPECT_TRUE(late.contains("Zapytać &lt;ZZM&gt;"));
    EXPECT_EQ(clerk_
                  .post(address + "/notatka",
                        {{"wersja", late.input_value("wersja")}, {"notatka", "Zapytać <ZZM>"}})
                  .status,
              303);
}

TEST_F(OfficeJourney, APassedCaseBelongsToTheOtherUnit) {
    const std::string address = file("Lista pustostanów do remontu");
    HttpClient other = browser();
    sign_in(other, kOther);
    EXPECT_EQ(other.get(address).status, 403);
    EXPECT_EQ(other.get(address + "/dokument.xml").status, 403);
    EXPECT_FALSE(other.get("/urzad?q=pustostan").contains(address));

    EXPECT_EQ(act(clerk_, address, "przekazanie", {{"jednostka", "SA"}}).status, 422);
    const Answer passed =
        act(clerk_, address, "przekazanie", {{"jednostka", "SA"}, {"powod", "To wasz rejestr."}});
    EXPECT_EQ(passed.status, 303);
    EXPECT_TRUE(clerk_.follow(passed).contains("Nie ma jej już w Twojej kolejce."));
    EXPECT_EQ(clerk_.get(address).status, 403);
    const Answer there = other.get(address);
    EXPECT_EQ(there.status, 200);
    EXPECT_TRUE(there.contains("To wasz rejestr."));
    EXPECT_TRUE(other.get("/urzad?q=pustostan").contains(address));

    HttpClient administrator = browser();
    sign_in(administrator, kAdministrator);
    EXPECT_EQ(administrator.get(address).status, 200);
    EXPECT_TRUE(administrator.get("/urzad?jednostka=SA&q=pustostan").contains(address));
}

TEST_F(OfficeJourney, FilesAreTheVeryBytes) {
    const std::string address = file("Protokół <b>z kontroli</b> & wnioski");
    const Answer page = clerk_.get(address);
    EXPECT_FALSE(page.contains("<b>z kontroli</b>"));
    const Answer document = clerk_.get(address + "/dokument.xml");
    EXPECT_EQ(document.status, 200);
    EXPECT_TRUE(document.header("Content-Disposition").starts_with("attachment"));
    const std::string digest = signing::sha256(document.body).hex();
    EXPECT_TRUE(page.contains("SHA-256 " + digest.substr(0, 4) + " " + digest.substr(4, 4)));
    const Answer source = clerk_.get(address + "/dokument");
    EXPECT_TRUE(source.contains("&lt;Wniosek"));
    EXPECT_TRUE(source.contains("&amp;lt;b&amp;gt;"));
    const Answer receipt = clerk_.get(address + "/poswiadczenie.xml");
    EXPECT_EQ(receipt.status, 200);
    EXPECT_TRUE(receipt.contains("Signature"));
    EXPECT_EQ(clerk_.get(address + "/zalaczniki/1").status, 404);
    EXPECT_EQ(clerk_.get(address + "/zalaczniki/../dokument.xml").status, 400);
}

TEST_F(OfficeJourney, TheListAsAFileRunsNoFormula) {
    file("=HYPERLINK(\"https://zly.example\";\"kliknij\")");
    const Answer list = clerk_.get("/urzad/kolejka.csv?q=hyperlink");
    EXPECT_EQ(list.status, 200);
    EXPECT_TRUE(list.header("Content-Type").starts_with("text/csv"));
    EXPECT_TRUE(list.body.starts_with("\xEF\xBB\xBF\"Znak sprawy\";\"Numer wniosku\";"));
    EXPECT_TRUE(list.contains(";\"'=HYPERLINK(\"\"https://zly.example\"\""));
    EXPECT_FALSE(list.contains("\"=HYPERLINK"));
}

TEST_F(OfficeJourney, StrangeFiltersAreOnlyEmptyOrIgnored) {
    for (const char* query : {"?q=%00",
                              "?q=%27%22%3C%3E%5C",
                              "?po=zupa",
                              "?przed=2026-02-30_x",
                              "?termin=x&stan=%3Cb%3E",
                              "?kolejnosc=drop&kto=1&jednostka=%27",
                              "?q=OR.1431.999999999999.2026",
                              "?stan=zakonczone"}) {
        const int status = clerk_.get(std::string("/urzad") + query).status;
        EXPECT_TRUE(status == 200 || status == 400) << query << " " << status;
    }
}

TEST_F(OfficeJourney, AnActNeedsItsToken) {
    const std::string address = file("Wykaz ławek w Parku Lotników");
    const Answer answer =
        clerk_.post(address + "/rejestracja", {{"wersja", "1"}, {"_csrf", "nie"}});
    EXPECT_EQ(answer.status, 403);
}

}  // namespace

}  // namespace okienko::cases
