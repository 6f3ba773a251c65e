#include <filesystem>

#include "signing/digest.h"
#include "tests/http/intake/letter.h"
#include "tests/http/intake/signers.h"

namespace okienko::intake {
namespace {

using signing::SignatureForm;

class SigningTest : public LetterTest {};

TEST_F(SigningTest, WhatWasSignedIsWhatIsFiled) {
    auto client = browser();
    const std::string draft = letter(client);
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("Przejdź do podpisu"));
    EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/podpis") << "not unsigned";
    const std::string document = client.get(draft + "/do-podpisu.xml").body;
    const std::string file = sign(document, SignatureForm::enveloped);
    const auto answer = upload(client, draft, file);
    ASSERT_EQ(answer.status, 303) << answer.body;
    EXPECT_TRUE(client.get(draft + "/podpis").contains("Wyślij podpisany dokument"));
    const auto sent = press_send(client, draft);
    ASSERT_EQ(sent.header("Location"), draft + "/wyslano");
    EXPECT_EQ(client.get("/sprawa/" + number_of(client, sent) + "/wniosek.xml").body, file);
}

TEST_F(SigningTest, EveryFormOfSignatureIsTaken) {
    for (const auto form :
         {SignatureForm::enveloping, SignatureForm::detached, SignatureForm::asic_e}) {
        SCOPED_TRACE(static_cast<int>(form));
        auto client = browser();
        const std::string draft = letter(client);
        client.get(draft + "/podpis");
        const std::string document = client.get(draft + "/do-podpisu.xml").body;
        const std::string file = sign(document, form);
        const auto answer = upload(client, draft, file);
        ASSERT_EQ(answer.status, 303) << answer.body;
        const auto sent = press_send(client, draft);
        ASSERT_EQ(sent.header("Location"), draft + "/wyslano") << sent.body;
        const std::string filed = "/sprawa/" + number_of(client, sent);
        EXPECT_EQ(client.get(filed + "/wniosek.xml").body, document);
        EXPECT_EQ(client.get(filed + "/zalaczniki/1").body, file);
    }
}

TEST_F(SigningTest, AWrongFileIsToldAtTheField) {
    auto client = browser();
    const std::string draft = letter(client);
    client.get(draft + "/podpis");
    const std::string document = client.get(draft + "/do-podpisu.xml").body;
    std::string other = document;
    other.replace(other.find("oparcia"), 7, "siedzenia");
    std::string broken = sign(document, SignatureForm::enveloped);
    const auto at = broken.find("<ds:SignatureValue");
    const auto letter_at = broken.find('>', at) + 10;
    broken[letter_at] = broken[letter_at] == 'A' ? 'B' : 'A';
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "To nie jest plik z podpisem"},
        {document, "nie ma jeszcze podpisu"},
        {"Dzień dobry", "To nie jest plik z podpisem"},
        {"%PDF-1.7 ", "To jest plik PDF"},
        {other, "inny dokument"},
        {sign(other, SignatureForm::enveloped), "inny dokument"},
        {sign(other, SignatureForm::enveloping), "inny dokument"},
        {sign(other, SignatureForm::detached), "inny dokument"},
        {sign(other, SignatureForm::asic_e), "inny dokument"},
        {broken, "Podpis jest uszkodzony"},
    };
    for (const auto& [bytes, words] : cases) {
        const auto answer = upload(client, draft, bytes);
        EXPECT_EQ(answer.status, 422);
        EXPECT_TRUE(answer.contains(words)) << words;
        EXPECT_TRUE(answer.contains("href=\"#plik\""));
    }
    EXPECT_EQ(upload(client, draft, sign(document, SignatureForm::enveloped)).status, 303);
}

TEST_F(SigningTest, ASecondPersonMayAddTheirs) {
    for (const auto form : {SignatureForm::enveloped, SignatureForm::asic_e}) {
        SCOPED_TRACE(static_cast<int>(form));
        auto client = browser();
        const std::string draft = letter(client);
        client.get(draft + "/podpis");
        std::string file = sign(client.get(draft + "/do-podpisu.xml").body, form);
        ASSERT_EQ(upload(client, draft, file).status, 303);
        EXPECT_TRUE(client.get(draft + "/podpis").contains("Podpis drugiej osoby"));
        const std::string given_on = client.get(draft + "/podpisany").body;
        EXPECT_EQ(given_on, file);
        file = sign(given_on, form, stranger("Tomasz Współautor"));
        ASSERT_EQ(upload(client, draft, file).status, 303);
        const auto page = client.get(draft + "/podpis");
        EXPECT_TRUE(page.contains("Anna Przykład") && page.contains("Tomasz Współautor"));
        EXPECT_FALSE(page.contains("Podpis drugiej osoby"));
        const auto sent = press_send(client, draft);
        ASSERT_EQ(sent.header("Location"), draft + "/wyslano") << sent.body;
        const std::string filed = "/sprawa/" + number_of(client, sent);
        const auto shown = client.get(filed);
        EXPECT_TRUE(shown.contains("Anna Przykład") && shown.contains("Tomasz Współautor"));
        const std::string kept =
            form == SignatureForm::enveloped ? "/wniosek.xml" : "/zalaczniki/1";
        EXPECT_EQ(client.get(filed + kept).body, file) << "both signatures, byte for byte";
        EXPECT_TRUE(client.get(filed + "/upp.xml").contains(signing::sha256(file).hex()))
            << "the receipt names the file with both";
    }
}

TEST_F(SigningTest, CorrectingAsksFirstAndDropsTheSignature) {
    auto client = browser();
    const std::string draft = letter(client);
    client.get(draft + "/podpis");
    const std::string document = client.get(draft + "/do-podpisu.xml").body;
    const auto open_page = client.get(draft + "/pismo");
    ASSERT_EQ(upload(client, draft, sign(document, SignatureForm::enveloped)).status, 303);
    EXPECT_EQ(client.get(draft + "/sprawdz").header("Location"), draft + "/podpis");
    EXPECT_EQ(client.get(draft + "/pismo").header("Location"), draft + "/popraw?strona=pismo");
    // A page that was left open is posted: nothing changes, nothing is lost.
    auto answer = client.post(draft + "/pismo",
                              {{"_revision", open_page.input_value("_revision")},
                               {"temat", "Naprawa dwóch ławek"},
                               {"opis", "Obie nie mają oparcia."},
                               {"nazwa", "Anna Przykład"},
                               {"dom", "1"},
                               {"kod", "31-001"},
                               {"miejscowosc", "Kraków"}});
    EXPECT_EQ(answer.header("Location"), draft + "/popraw?strona=pismo");
    EXPECT_TRUE(client.follow(answer).contains("Usuń podpis"));
    EXPECT_TRUE(client.get(draft + "/podpis").contains("Wyślij podpisany dokument"));
    answer = client.post(draft + "/popraw", {{"strona", "pismo"}});
    EXPECT_EQ(answer.header("Location"), draft + "/pismo?wznow=1");
    client.follow(answer);
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("Naprawa dwóch ławek"));
    answer = upload(client, draft, sign(document, SignatureForm::enveloped));
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(answer.contains("inny dokument"));
}

TEST_F(SigningTest, WhereNoneIsNeededItCanBeSentEitherWay) {
    auto client = browser();
    const std::string draft = begin(client);
    ASSERT_EQ(fill(client, draft).status, 303);
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains(draft + "/podpis"));
    EXPECT_TRUE(client.get(draft + "/podpis").contains("Wyślij bez podpisu"));
    EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/wyslano");
}

TEST_F(SigningTest, ATestSignatureIsThereInDemonstrationsAlone) {
    auto client = browser();
    const std::string draft = letter(client);
    EXPECT_TRUE(client.get(draft + "/podpis").contains("tylko na pokaz"));
    auto answer = client.post(draft + "/podpis-testowy", {});
    ASSERT_EQ(answer.status, 303) << answer.body;
    const auto page = client.get(draft + "/podpis");
    EXPECT_TRUE(page.contains("Podpis jest ważny")) << page.body;
    const std::string file = client.get(draft + "/podpisany").body;

    harness::RunningServer::Options options;
    const harness::TestDatabase database("none");
    options.database = database.uri();
    options.words = {"--no-demo"};
    const harness::RunningServer real(options);
    auto elsewhere = real.client();
    const std::string there = letter(elsewhere);
    EXPECT_FALSE(elsewhere.get(there + "/podpis").contains("tylko na pokaz"));
    EXPECT_EQ(elsewhere.post(there + "/podpis-testowy", {}).status, 404);
    EXPECT_FALSE(std::filesystem::exists(real.data() / "keys" / "demonstration.pem"));
    answer = elsewhere.send("POST", "/api/v1/verifications", "application/xml", file);
    EXPECT_FALSE(answer.contains("TOTAL-PASSED")) << answer.body;
    EXPECT_TRUE(answer.contains("INDETERMINATE")) << answer.body;
}

}  // namespace
}  // namespace okienko::intake
