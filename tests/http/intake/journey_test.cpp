#include "tests/http/intake/journey.h"

namespace okienko::intake {

TEST_F(JourneyTest, FromTheCardToTheReceiptWithoutAnAccount) {
    auto client = browser();
    const std::string draft = begin(client);
    auto page = client.get(draft + "/wniosek");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.contains("Poczeka na Ciebie do"));
    auto answer = fill(client, draft);
    ASSERT_EQ(answer.status, 303) << answer.body;
    EXPECT_EQ(answer.header("Location"), draft + "/sprawdz");
    page = client.get(draft + "/sprawdz");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.contains("Umowy na pielęgnację drzew"));
    EXPECT_TRUE(page.contains("Wyślij wniosek"));
    const std::string digest = page.input_value("_document");
    EXPECT_EQ(digest.size(), 64U);
    page = client.get(draft + "/dokument");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.contains(digest.substr(0, 4) + " " + digest.substr(4, 4)));
    const std::string document = client.get(draft + "/dokument.xml").body;
    EXPECT_TRUE(document.find("<?xml") == 0);

    answer = send(client, draft);
    ASSERT_EQ(answer.status, 303) << answer.body;
    page = client.follow(answer);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.contains("Wniosek przyjęty"));
    const std::string number = between(page.body, "<strong class=\"okn-nowrap\">", "</strong>");
    const std::string secret = between(page.body, "id=\"klucz\">", "</strong>");
    EXPECT_EQ(number.substr(0, 4), "OKN-");
    EXPECT_EQ(secret.size(), 29U);
    EXPECT_EQ(client.get("/sprawa/" + number + "/wniosek.xml").body, document);
    const auto receipt = client.get("/sprawa/" + number + "/upp.xml");
    EXPECT_EQ(receipt.status, 200);
    EXPECT_TRUE(receipt.contains(digest));
    EXPECT_EQ(client.get(draft + "/wniosek").header("Location"), draft + "/wyslano");
    EXPECT_EQ(client.get(draft + "/wyslano").status, 200) << "reachable again later";

    // Sent again, from a page that was left open: the same case.
    answer = client.post(draft + "/wyslij", {{"_document", digest}, {"_revision", "2"}});
    EXPECT_EQ(answer.header("Location"), draft + "/wyslano");

    auto elsewhere = browser();
    EXPECT_EQ(elsewhere.get("/sprawa/" + number).status, 404);
    EXPECT_EQ(elsewhere.get("/sprawa").status, 200);
    answer =
        elsewhere.post("/sprawa", {{"numer", number}, {"klucz", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(answer.contains("nie pasują"));
    answer = elsewhere.post("/sprawa", {{"numer", " " + number}, {"klucz", secret}});
    ASSERT_EQ(answer.status, 303) << answer.body;
    page = elsewhere.follow(answer);
    EXPECT_TRUE(page.contains("Jak to policzyliśmy"));
    EXPECT_TRUE(page.contains("Umowy na pielęgnację drzew"));
    EXPECT_TRUE(page.contains("Przebieg"));

    // Somebody with an account adopts it; from then on it is in the account.
    sign_in(elsewhere, kResident);
    page = elsewhere.get("/sprawa/" + number);
    EXPECT_TRUE(page.contains("Dołącz do mojego konta"));
    answer = elsewhere.post("/sprawa/" + number + "/przejmij", {});
    EXPECT_EQ(answer.header("Location"), "/konto/sprawy/" + number);
    EXPECT_EQ(elsewhere.follow(answer).status, 200);
    EXPECT_TRUE(elsewhere.get("/konto").contains("/konto/sprawy/" + number));
}

TEST_F(JourneyTest, OnePageTellsEveryFaultAndKeepsWhatWasTyped) {
    auto client = browser();
    const std::string draft = begin(client);
    const auto answer = fill(client,
                             draft,
                             {{"przedmiot", ""},
                              {"od-dzien", "1"},
                              {"od-miesiac", ""},
                              {"od-rok", "2025"},
                              {"email", "anna <b>poczta"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(answer.contains("<title>Błąd: "));
    EXPECT_TRUE(answer.contains("Popraw 3 miejsca"));
    EXPECT_TRUE(answer.contains("href=\"#przedmiot\""));
    EXPECT_TRUE(answer.contains("href=\"#od-miesiac\""));
    EXPECT_TRUE(answer.contains("href=\"#email\""));
    EXPECT_TRUE(answer.contains("anna &lt;b&gt;poczta"));
    EXPECT_TRUE(answer.contains("value=\"2025\""));
    EXPECT_TRUE(client.get(draft + "/wniosek").contains("anna &lt;b&gt;poczta"))
        << "saved as typed";
    EXPECT_EQ(client.get(draft + "/sprawdz").status, 422);
}

TEST_F(JourneyTest, AnAccountFindsItsDraftAndItsCase) {
    auto client = browser();
    sign_in(client, kResident);
    const std::string draft = begin(client);
    auto answer = fill(client, draft, {{"_later", "1"}});
    EXPECT_EQ(answer.header("Location"), draft + "/zapisano");
    EXPECT_TRUE(client.follow(answer).contains("Szkic jest zapisany"));
    EXPECT_TRUE(client.get("/konto").contains(draft));
    answer = send(client, draft);
    const auto page = client.follow(answer);
    const std::string number = between(page.body, "<strong class=\"okn-nowrap\">", "</strong>");
    EXPECT_FALSE(page.contains("id=\"klucz\""));
    EXPECT_EQ(client.get("/konto/sprawy/" + number).status, 200);
    EXPECT_EQ(client.get("/konto/sprawy/" + number + "/upp.xml").status, 200);
    EXPECT_FALSE(client.get("/konto").contains(draft));

    auto stranger = browser();
    EXPECT_EQ(stranger.get("/konto/sprawy/" + number).status, 303);
    sign_in(stranger, "urzednik@okienko.example");
    EXPECT_EQ(stranger.get("/konto/sprawy/" + number).status, 404);
    EXPECT_EQ(stranger.get("/sprawa/" + number).status, 404);
    EXPECT_EQ(stranger.get(draft + "/wyslano").status, 404);
}

TEST_F(JourneyTest, ADraftIsRemovedAfterAQuestion) {
    auto client = browser();
    const std::string draft = begin(client);
    fill(client, draft);
    EXPECT_TRUE(client.get(draft + "/usun").contains("Nie da się ich odzyskać"));
    EXPECT_EQ(client.post(draft + "/usun", {}).status, 303);
    EXPECT_EQ(client.get(draft).status, 404);
}

}  // namespace okienko::intake
