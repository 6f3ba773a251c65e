#include "tests/http/query_journal/query_journey.h"

namespace okienko::query_journal {

class Gate : public QueryJourney {};

TEST_F(Gate, FourTimesNoLeadsToTheCheckPage) {
    Answer last;
    const std::string draft = fill_query(resident_, {}, &last);
    EXPECT_EQ(last.header("Location"), draft + "/sprawdz");
    EXPECT_EQ(resident_.get(draft + "/sprawdz").status, 200);
    EXPECT_EQ(resident_.get(draft + "/inna-droga").header("Location"), draft + "/sprawdz");
}

TEST_F(Gate, YesToASignatureTakesSubjectAndTextToALetter) {
    for (const char* question : {"podpis", "stanowisko"}) {
        Typed typed{.subject = "Zgoda na „ogródek” <przed> lokalem", .yes = question};
        const std::string draft = fill_query(resident_, typed);
        const auto detour = resident_.get(draft + "/sprawdz");
        EXPECT_EQ(detour.status, 303);
        ASSERT_EQ(detour.header("Location"), draft + "/inna-droga");
        const auto page = resident_.follow(detour);
        EXPECT_EQ(page.status, 200);
        EXPECT_TRUE(page.contains("Przenieś do pisma ogólnego"));
        const auto carried = resident_.post(draft + "/inna-droga", {});
        ASSERT_EQ(carried.status, 303);
        EXPECT_NE(carried.header("Location"), draft);
        const auto letter = resident_.get(carried.header("Location") + "/pismo");
        EXPECT_TRUE(letter.contains("value=\"Zgoda na „ogródek” &lt;przed&gt; lokalem\""))
            << letter.body;
        EXPECT_TRUE(plain(letter.body).find(typed.text) != std::string::npos);
        EXPECT_TRUE(letter.contains("mieszkanka@okienko.example"));
    }
}

TEST_F(Gate, MovingTwiceMakesOneDraft) {
    const std::string draft = fill_query(resident_, {.yes = "podpis"});
    const std::string first = resident_.post(draft + "/inna-droga", {}).header("Location");
    ASSERT_TRUE(first.starts_with("/wnioski/")) << first;
    EXPECT_EQ(resident_.post(draft + "/inna-droga", {}).header("Location"), first);
    // Another one once that draft is gone.
    resident_.get(first + "/usun");
    ASSERT_EQ(resident_.post(first + "/usun", {}).status, 303);
    const std::string second = resident_.post(draft + "/inna-droga", {}).header("Location");
    EXPECT_TRUE(second.starts_with("/wnioski/")) << second;
    EXPECT_NE(second, first);
}

TEST_F(Gate, YesToDocumentsTakesBothToARequest) {
    const Typed typed{.yes = "zlozone"};
    const std::string draft = fill_query(resident_, typed);
    EXPECT_TRUE(resident_.get(draft + "/inna-droga").contains("14"));
    const auto carried = resident_.post(draft + "/inna-droga", {});
    ASSERT_EQ(carried.status, 303);
    const auto request = resident_.get(carried.header("Location") + "/wniosek");
    EXPECT_TRUE(request.contains(typed.subject + "\n\n" + typed.text)) << request.body;
}

TEST_F(Gate, WhatAStatuteExcludesIsExplainedAndGoesNowhere) {
    const std::string draft = fill_query(resident_, {.yes = "wylaczone"});
    const auto page = resident_.get(draft + "/inna-droga");
    EXPECT_TRUE(page.contains("wyłącza ustawa"));
    EXPECT_TRUE(page.contains("Wydział Organizacji i Nadzoru"));
    EXPECT_TRUE(page.contains("tel:+48126165555"));
    EXPECT_FALSE(page.contains("Przenieś"));
    EXPECT_EQ(resident_.post(draft + "/inna-droga", {}).header("Location"), draft + "/sprawdz");
}

TEST_F(Gate, GoingBackLosesNothing) {
    const Typed typed{.subject = "Godziny otwarcia pływalni", .yes = "podpis"};
    const std::string draft = fill_query(resident_, typed);
    resident_.post(draft + "/inna-droga", {});
    EXPECT_TRUE(resident_.get(draft + "/zapytanie").contains("Godziny otwarcia pływalni"));
    const auto page = resident_.get(draft + "/zmien/droga");
    ASSERT_EQ(page.status, 200);
    const auto changed = resident_.post(draft + "/droga",
                                        {{"_revision", page.input_value("_revision")},
                                         {"podpis", "false"},
                                         {"zlozone", "false"},
                                         {"wylaczone", "false"},
                                         {"stanowisko", "false"}});
    EXPECT_EQ(changed.header("Location"), draft + "/sprawdz");
    EXPECT_EQ(send(resident_, draft).status, 303);
}

TEST_F(Gate, NobodyElseAndNoOtherServiceGetsIn) {
    const std::string draft = fill_query(resident_, {.yes = "podpis"});
    HttpClient stranger = browser();
    EXPECT_EQ(stranger.get(draft + "/inna-droga").status, 404);
    const std::string other = begin(resident_);
    EXPECT_EQ(resident_.get(other + "/inna-droga").status, 404);
}

TEST_F(Gate, AProgramIsRefusedWithTheSameReason) {
    const std::string document =
        "<Zapytanie xmlns=\"urn:okienko:wzor:zapytanie:1\"><opis:OpisDokumentu "
        "xmlns:opis=\"urn:okienko:description\"><opis:Usluga>internet-query</opis:Usluga>"
        "<opis:Wersja>1</opis:Wersja><opis:DataUtworzenia>2026-11-06</opis:DataUtworzenia>"
        "<opis:Jezyk>pl</opis:Jezyk></opis:OpisDokumentu><Wydzial>OR</Wydzial>"
        "<Temat>Kiedy remont?</Temat><Tresc>Kiedy zacznie się remont mostu?</Tresc>"
        "<ZgodaNaPublikacje>true</ZgodaNaPublikacje><Droga><WymagaPodpisu>false</WymagaPodpisu>"
        "<InformacjaPubliczna>true</InformacjaPubliczna><WylaczonaJawnosc>false</WylaczonaJawnosc>"
        "<StanowiskoOrganu>false</StanowiskoOrganu></Droga></Zapytanie>";
    HttpClient program = browser();
    const auto answer = program.send("POST",
                                     "/api/v1/submissions",
                                     "application/xml",
                                     document,
                                     {{"Authorization", "Bearer " + token(kResident)}});
    EXPECT_EQ(answer.status, 422) << answer.body;
    EXPECT_TRUE(answer.contains("other-way")) << answer.body;
}

}  // namespace okienko::query_journal
