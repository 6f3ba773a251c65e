#include "server/catalogue/search.h"

#include <gtest/gtest.h>

#include "tests/db/catalogue/portal.h"

namespace okienko::catalogue {
namespace {

class SearchTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        portal_ = new Portal;  // NOLINT: one database for the suite, ended in TearDownTestSuite
        const auto publish =
            [](const char* id, const char* title, const char* keywords, const char* text) {
                const auto outcome = portal_->services().publish(forms::Package::from_files(
                    {{"card.xml", card_xml(id, title, keywords, text)}}));
                ASSERT_TRUE(outcome.published);
            };
        publish("meldunek",
                "Zameldowanie na pobyt stały",
                "meldunek, przeprowadzka, adres",
                "Przynieś dowód osobisty.");
        publish(
            "dowod", "Dowód osobisty", "wymiana dowodu, e-dowód", "Przyjdź osobiście ze zdjęciem.");
        publish(
            "drzewo", "Usunięcie drzewa z działki", "wycinka, zieleń", "Zmierz obwód pnia topoli.");
        publish("podatek",
                "Podatek od nieruchomości",
                "mieszkanie, raty",
                "Łódzka i krakowska uchwała o stawkach.");
    }
    static void TearDownTestSuite() {
        delete portal_;  // NOLINT
        portal_ = nullptr;
    }
    static SearchResult ask(const std::string& question) {
        return search_cards(portal_->database(), "pl", question);
    }
    static std::string first(const std::string& question) {
        const auto result = ask(question);
        return result.hits.empty() ? "" : result.hits[0].service;
    }

    static Portal* portal_;
};
Portal* SearchTest::portal_ = nullptr;

TEST_F(SearchTest, FindsInflectedWords) {
    EXPECT_EQ(first("drzewami"), "drzewo");
    EXPECT_EQ(first("podatków"), "podatek");
    EXPECT_EQ(first("meldunku"), "meldunek");
}

TEST_F(SearchTest, FindsWithoutPolishLetters) {
    EXPECT_EQ(first("usuniecie"), "drzewo");
    EXPECT_EQ(first("dowod osobisty"), "dowod");
    EXPECT_EQ(first("DOWÓD"), "dowod");
    EXPECT_EQ(first("lodzka"), "podatek");
}

TEST_F(SearchTest, FindsHalfTypedWords) {
    EXPECT_EQ(first("zameld"), "meldunek");
    EXPECT_EQ(first("nieruch"), "podatek");
}

TEST_F(SearchTest, TitlesComeBeforeKeywordsAndText) {
    const auto result = ask("dowód");
    ASSERT_EQ(result.hits.size(), 2U);
    EXPECT_EQ(result.hits[0].service, "dowod");
    EXPECT_EQ(result.hits[1].service, "meldunek");
    EXPECT_EQ(result.hits[0].snippet, "");
    EXPECT_NE(result.hits[1].snippet.find("\xEE\x80\x80"), std::string::npos)
        << "found in the text only";
}

TEST_F(SearchTest, CorrectsTypos) {
    for (const char* typo : {"zamedlowanie", "zameldowaine", "zamldowanie"}) {
        const auto result = ask(typo);
        EXPECT_TRUE(result.corrected) << typo;
        ASSERT_FALSE(result.hits.empty()) << typo;
        EXPECT_EQ(result.hits[0].service, "meldunek") << typo;
        EXPECT_EQ(result.suggestion, "zameldowanie") << typo;
    }
}

TEST_F(SearchTest, SmallWordsSayNothing) {
    EXPECT_EQ(first("jak się zameldować, chcę meldunek"), "meldunek");
    EXPECT_EQ(telling_words("pl", "Chcę wyciąć drzewo na działce"),
              (std::vector<std::string>{"wyciąć", "drzewo", "działce"}));
    EXPECT_EQ(telling_words("pl", "jak"), std::vector<std::string>{"jak"});
    EXPECT_TRUE(telling_words("pl", " ,.!? ").empty());
}

TEST_F(SearchTest, TakesAnythingTyped) {
    for (const char* odd : {"' or 1=1 --",
                            "a & b | !c",
                            ":*",
                            "\"",
                            "\\",
                            "<script>",
                            "%",
                            "ąąąąąąąąąą",
                            "🙂",
                            "–",
                            "(("}) {
        EXPECT_NO_THROW(ask(odd)) << odd;
    }
    EXPECT_NO_THROW(ask(std::string(199, 'a') + "ż" + std::string(50, 'b')))
        << "cut within a letter";
    EXPECT_TRUE(ask("qwertyzxcv").hits.empty());
    EXPECT_TRUE(ask("qwertyzxcv").suggestion.empty());
}

}  // namespace
}  // namespace okienko::catalogue
