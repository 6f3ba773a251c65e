#include <gtest/gtest.h>

#include "server/web/failures.h"
#include "tests/db/catalogue/portal.h"

namespace okienko::catalogue {
namespace {

class CataloguePages : public testing::Test {
protected:
    static void SetUpTestSuite() {
        portal_ = new Portal;  // NOLINT: one database for the suite
        const auto published = portal_->services().publish(forms::Package::from_files(
            {{"card.xml", card_xml("alfa", "Alfa i &lt;b&gt;", "pierwsza", "O tym w art. 5.")}}));
        ASSERT_TRUE(published.published);
    }
    static void TearDownTestSuite() {
        delete portal_;  // NOLINT
        portal_ = nullptr;
    }
    static std::string page(const std::string& target, const std::string& language = "pl") {
        return portal_->get(target, language).body;
    }
    static bool has(const std::string& body, std::string_view text) {
        return body.find(text) != std::string::npos;
    }

    static Portal* portal_;
};
Portal* CataloguePages::portal_ = nullptr;

TEST_F(CataloguePages, HomeAsksAndOffersSituations) {
    const std::string body = page("/");
    EXPECT_TRUE(has(body, "Z\xC2\xA0jaką sprawą przychodzisz?"))
        << "a hard space after a one-letter word";
    EXPECT_TRUE(has(body, "/uslugi?sytuacja=moving"));
    EXPECT_TRUE(has(body, "<html lang=\"pl\""));
    EXPECT_TRUE(has(page("/", "en"), "What brings you here?"));
}

TEST_F(CataloguePages, ACardIsEscapedAndHasNoFormButton) {
    const std::string body = page("/uslugi/alfa");
    EXPECT_TRUE(has(body, "Alfa i\xC2\xA0&lt;b&gt;"));
    EXPECT_FALSE(has(body, "action=\"/wnioski\"")) << "nothing to fill in";
    EXPECT_TRUE(has(body,
                    "art.\xC2\xA0"
                    "5."));
    EXPECT_TRUE(has(body, "20\xC2\xA0listopada 2026\xC2\xA0r."));
}

TEST_F(CataloguePages, AnUnknownServiceIsNotFound) {
    try {
        page("/uslugi/beta");
        FAIL();
    } catch (const web::Refusal& refusal) {
        EXPECT_EQ(refusal.status(), 404);
    }
}

TEST_F(CataloguePages, TheListFiltersAndSearches) {
    EXPECT_TRUE(has(page("/uslugi"), "href=\"/uslugi/alfa\""));
    EXPECT_TRUE(has(page("/uslugi?q=pierwszej"), "href=\"/uslugi/alfa\""));
    EXPECT_FALSE(has(page("/uslugi?jednostka=SA"), "href=\"/uslugi/alfa\""));
    EXPECT_TRUE(has(page("/uslugi?q=qwertyzxcv"), "Nie znaleźliśmy takiej usługi"));
    EXPECT_TRUE(has(page("/uslugi?q=%3Cscript%3Ex"), "&lt;script&gt;x"));
}

TEST_F(CataloguePages, TheDeclarationHasEveryElementTheLawNames) {
    const std::string body = page("/dostepnosc");
    for (const char* id : {"a11y-wstep",
                           "a11y-podmiot",
                           "a11y-url",
                           "a11y-data-publikacja",
                           "a11y-data-aktualizacja",
                           "a11y-status",
                           "a11y-data-sporzadzenie",
                           "a11y-data-przeglad",
                           "a11y-audytor",
                           "a11y-kontakt",
                           "a11y-osoba",
                           "a11y-email",
                           "a11y-telefon",
                           "a11y-procedura",
                           "a11y-architektura",
                           "a11y-aplikacje"}) {
        EXPECT_TRUE(has(body, std::string("id=\"") + id + "\"")) << id;
    }
    EXPECT_TRUE(has(body, "href=\"http://127.0.0.1:8080/\"")) << "the address the reader came by";
}

TEST_F(CataloguePages, ChoicesGoBackOnlyToOurPages) {
    const auto location = [](const web::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") return value;
        }
        return std::string();
    };
    const auto chosen = portal_->get("/jezyk?kod=en&powrot=%2Fuslugi%3Fq%3Da");
    EXPECT_EQ(chosen.status, 303);
    EXPECT_EQ(location(chosen), "/uslugi?q=a");
    ASSERT_EQ(chosen.cookies.size(), 1U);
    EXPECT_EQ(chosen.cookies[0].name, "okn-language");
    EXPECT_EQ(chosen.cookies[0].value, "en");
    EXPECT_EQ(location(portal_->get("/jezyk?kod=en&powrot=%2F%2Fevil.example")), "/");
    EXPECT_TRUE(portal_->get("/jezyk?kod=xx&powrot=%2F").cookies.empty());
    EXPECT_EQ(portal_->get("/wyglad?motyw=dark&powrot=%2F").cookies[0].value, "dark");
    EXPECT_EQ(portal_->get("/wyglad?motyw=&powrot=%2F").cookies[0].max_age, 0);
}

TEST_F(CataloguePages, EveryPageOfTheRoomRendersInBothLanguages) {
    for (const char* language : {"pl", "en"}) {
        for (const char* target :
             {"/", "/uslugi", "/uslugi/alfa", "/dostepnosc", "/dane-osobowe", "/regulamin"}) {
            const std::string body = page(target, language);
            EXPECT_TRUE(has(body, std::string("<html lang=\"") + language)) << target;
            EXPECT_TRUE(has(body, "<h1")) << target;
            EXPECT_FALSE(has(body, "xmlns")) << target << ": a sheet lets its namespace out";
            EXPECT_FALSE(has(body, "style=\"")) << target;
        }
    }
}

}  // namespace
}  // namespace okienko::catalogue
