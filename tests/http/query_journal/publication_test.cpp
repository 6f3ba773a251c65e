#include <variant>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "tests/http/query_journal/query_journey.h"

namespace okienko::query_journal {

class Publication : public QueryJourney {};

TEST_F(Publication, WithoutConsentNever) {
    const std::string number =
        answered({.subject = "Prywatna ciekawość o tramwaj", .consent = false}, "Tak.");
    EXPECT_FALSE(clerk_.get("/urzad/zapytania?widok=moderacja").contains(number));
    EXPECT_FALSE(clerk_.get("/urzad/zapytania/" + number + "/publikacja").contains("Opublikuj"));
    const auto forced = clerk_.post("/urzad/zapytania/" + number + "/publikacja",
                                    {{"wersja", "1"},
                                     {"czynnosc", "opublikuj"},
                                     {"tytul", "Prywatna ciekawość"},
                                     {"pytanie", "x"},
                                     {"tresc", "x"}});
    EXPECT_EQ(forced.status, 409);
    EXPECT_TRUE(forced.contains("Autor nie zgadza się na publikację"));
    EXPECT_FALSE(browser().get("/dziennik-zapytan").contains("Prywatna"));
}

TEST_F(Publication, ShowsWhatLooksPersonalAndWhatWasChanged) {
    const Typed typed{.subject = "Dlaczego nie działa lampa?",
                      .text = "Zgłaszała to Pani Anna Przykładowska, tel. 600 100 200."};
    const std::string number = answered(typed, "Naprawimy ją jutro.");
    EXPECT_TRUE(clerk_.get("/urzad/zapytania?widok=moderacja").contains(number));
    const auto page = clerk_.get("/urzad/zapytania/" + number + "/publikacja");
    EXPECT_TRUE(page.contains("<mark>Anna Przykładowska</mark>")) << page.body;
    EXPECT_TRUE(page.contains("<mark>600 100 200</mark>"));
    EXPECT_FALSE(page.contains("mieszkanka@"));

    const auto careless = publish(
        number,
        {{"tytul", typed.subject}, {"pytanie", typed.text}, {"tresc", "Naprawimy ją jutro."}});
    EXPECT_EQ(careless.status, 422);
    EXPECT_TRUE(careless.contains("href=\"#pytanie\""));
    const auto preview = act(clerk_,
                             number,
                             "publikacja",
                             {{"czynnosc", "podglad"},
                              {"tytul", typed.subject},
                              {"pytanie", "Zgłaszała to sąsiadka."},
                              {"tresc", "Naprawimy ją jutro."}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(preview.contains("<del>")) << preview.body;
    EXPECT_TRUE(preview.contains("<ins>"));
    EXPECT_EQ(publish(number,
                      {{"tytul", typed.subject},
                       {"pytanie", "Zgłaszała to sąsiadka."},
                       {"tresc", "Naprawimy ją jutro."}})
                  .status,
              303);
    HttpClient anybody = browser();
    const auto found = anybody.get("/dziennik-zapytan?q=lampy");
    EXPECT_TRUE(plain(found.body).find("Dlaczego nie działa lampa?") != std::string::npos)
        << "an inflected word finds it: " << found.body;
    const std::string address =
        "/dziennik-zapytan/" +
        intake::between(found.body, "<h3><a class=\"govuk-link\" href=\"/dziennik-zapytan/", "\"");
    for (const std::string& where :
         {address, std::string("/dziennik-zapytan"), std::string("/dziennik-zapytan/rss")}) {
        const auto shown = anybody.get(where);
        EXPECT_EQ(shown.status, 200) << where;
        for (const char* secret : {"Przykładowska", "600 100 200", "Agnieszka", "mieszkanka@"}) {
            EXPECT_EQ(plain(shown.body).find(secret), std::string::npos) << where << " " << secret;
        }
    }
    EXPECT_TRUE(clerk_.get("/urzad/zapytania/" + number).contains("Przykładowska"))
        << "the original stays";
}

TEST_F(Publication, ALinkOutlivesItsTitle) {
    const std::string address = published({.subject = "Gdzie oddam zużyty olej?"}, "Do PSZOK.");
    HttpClient anybody = browser();
    const auto page = anybody.get(address);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.contains("aria-current=\"true\"")) << "the menu says where we are";
    const std::string bare = address.substr(0, address.find('-', address.rfind('/')));
    for (const std::string& old : {bare, bare + "-dawny-tytul"}) {
        const auto moved = anybody.get(old);
        EXPECT_EQ(moved.status, 301) << old;
        EXPECT_EQ(moved.header("Location"), address);
    }
    for (const char* none : {"/dziennik-zapytan/2026/999999-x",
                             "/dziennik-zapytan/2026/x",
                             "/dziennik-zapytan/x/1",
                             "/dziennik-zapytan/2026/99999999999"}) {
        EXPECT_EQ(anybody.get(none).status, 404) << none;
    }
}

TEST_F(Publication, WithdrawnLeavesItsReason) {
    const std::string address = published({.subject = "Ile kosztował pomnik smoka?"}, "Dużo.");
    const std::string number = intake::between(
        second_.get("/konto").body + resident_.get("/konto/zapytania?widok=zrealizowane").body,
        "/konto/zapytania/OKN",
        "\"");
    ASSERT_FALSE(number.empty());
    const std::string query = "OKN" + number;
    const auto wordless = act(clerk_, query, "publikacja", {{"czynnosc", "wycofaj"}});
    EXPECT_EQ(wordless.status, 422);
    EXPECT_EQ(act(clerk_,
                  query,
                  "publikacja",
                  {{"czynnosc", "wycofaj"}, {"powod", "Odpowiedź była nieaktualna."}})
                  .status,
              303);
    HttpClient anybody = browser();
    const auto gone = anybody.get(address);
    EXPECT_EQ(gone.status, 410);
    EXPECT_TRUE(gone.contains("Odpowiedź była nieaktualna."));
    EXPECT_EQ(plain(gone.body).find("pomnik smoka"), std::string::npos);
    EXPECT_FALSE(anybody.get("/dziennik-zapytan").contains("smoka"));
    EXPECT_TRUE(resident_.get("/konto/zapytania/" + query).contains("Odpowiedź była nieaktualna."));
}

TEST_F(Publication, ARefusalIsToldToTheAuthorAndStays) {
    const std::string number = answered({.subject = "Znowu o to samo pytanie"}, "Już było.");
    EXPECT_EQ(act(clerk_,
                  number,
                  "publikacja",
                  {{"czynnosc", "odmow"}, {"powod", "Na to już odpowiedzieliśmy."}})
                  .status,
              303);
    EXPECT_TRUE(
        resident_.get("/konto/zapytania/" + number).contains("Na to już odpowiedzieliśmy."));
    EXPECT_EQ(
        publish(number, {{"wersja", "2"}, {"tytul", "Znowu"}, {"pytanie", "x"}, {"tresc", "x"}})
            .status,
        409);
}

TEST_F(Publication, TheAuthorTakesTheConsentBack) {
    const std::string address = published({.subject = "Czy można karmić gołębie?"}, "Nie.");
    const auto list = resident_.get("/konto/zapytania?widok=zrealizowane");
    const std::string number = "OKN" + intake::between(list.body, "/konto/zapytania/OKN", "\"");
    EXPECT_TRUE(resident_.get("/konto/zapytania/" + number).contains("Wycofaj zgodę"));
    EXPECT_EQ(resident_.post("/konto/zapytania/" + number + "/zgoda", {}).status, 303);
    EXPECT_EQ(browser().get(address).status, 410);
    EXPECT_FALSE(resident_.get("/konto/zapytania/" + number).contains("Wycofaj zgodę"));
}

TEST_F(Publication, TheFeedIsValidAndKnowsWhenNothingChanged) {
    published({.subject = "Kto odśnieża „chodniki” & jezdnie?"}, "Zarząd <Dróg>.");
    const schemas::XmlLibrary library;
    HttpClient anybody = browser();
    for (const char* address : {"/dziennik-zapytan/rss", "/dziennik-zapytan/rss/OR"}) {
        const auto feed = anybody.get(address);
        ASSERT_EQ(feed.status, 200);
        EXPECT_EQ(feed.header("Content-Type"), "application/rss+xml; charset=utf-8");
        const auto parsed = schemas::parse(feed.body);
        ASSERT_TRUE(std::holds_alternative<schemas::Document>(parsed)) << feed.body;
        const auto rss = std::get<schemas::Document>(parsed).root();
        EXPECT_EQ(rss.attribute_or("version", ""), "2.0");
        const auto channel = rss.child("channel");
        ASSERT_TRUE(channel);
        for (const char* part : {"title", "link", "description"}) {
            EXPECT_FALSE(channel->child_text(part).empty()) << part;
        }
        const auto items = channel->children("item");
        ASSERT_FALSE(items.empty());
        EXPECT_EQ(items.front().child_text("title"), "Kto odśnieża „chodniki” & jezdnie?");
        const std::string link = items.front().child_text("link");
        EXPECT_EQ(anybody.get(link.substr(link.find("/dziennik"))).status, 200) << link;
        EXPECT_FALSE(items.front().child_text("pubDate").empty());
        EXPECT_FALSE(feed.header("Last-Modified").empty());
        const auto again = anybody.get(address, {{"If-None-Match", feed.header("ETag")}});
        EXPECT_EQ(again.status, 304);
        EXPECT_TRUE(again.body.empty());
        EXPECT_EQ(again.header("ETag"), feed.header("ETag"));
    }
    EXPECT_EQ(anybody.get("/dziennik-zapytan/rss/XX").status, 404);
}

TEST_F(Publication, AFreshQuestionIsShownWhatWasAnswered) {
    const std::string address =
        published({.subject = "Kiedy otworzycie kładkę przez Wisłę?"}, "W czerwcu.");
    const std::string draft =
        fill_query(resident_, {.subject = "Czy kładki przez Wisłę będą otwarte zimą?"});
    const auto check = resident_.get(draft + "/sprawdz");
    EXPECT_EQ(check.status, 200);
    EXPECT_TRUE(check.contains(address)) << check.body;
    EXPECT_EQ(send(resident_, draft).status, 303) << "never in the way";
}

TEST_F(Publication, ResponseTimesAreHonestAboutFew) {
    const auto page = browser().get("/dziennik-zapytan/czas-odpowiedzi");
    EXPECT_EQ(page.status, 200);
    const auto file = browser().get("/dziennik-zapytan/czas-odpowiedzi.csv");
    EXPECT_EQ(file.status, 200);
    EXPECT_TRUE(file.contains("\nOR;") || file.contains("\n\"OR\";")) << file.body;
}

TEST_F(Publication, OddAddressesAreNoFault) {
    HttpClient anybody = browser();
    for (const char* query : {"?q=%27%22%3C%3E%26%7C%21",
                              "?q=***",
                              "?wydzial=XX",
                              "?po=1.x",
                              "?przed=99999999999999999999.a",
                              "?po=0.00000000-0000-0000-0000-000000000000",
                              "?q=a&wydzial=OR",
                              "?przed=0.00000000-0000-0000-0000-000000000000"}) {
        EXPECT_EQ(anybody.get(std::string("/dziennik-zapytan") + query).status, 200) << query;
    }
}

}  // namespace okienko::query_journal
