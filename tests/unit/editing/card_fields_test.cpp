#include "server/editing/card_fields.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "server/catalogue/card.h"
#include "server/editing/prose.h"

namespace okienko::editing {
namespace {

namespace fs = std::filesystem;

const fs::path kCatalog = fs::path(OKIENKO_SOURCE_DIR) / "forms/catalog";

std::vector<std::string> all_cards() {
    std::vector<std::string> cards;
    for (const auto& entry : fs::directory_iterator(kCatalog)) {
        cards.push_back(schemas::read_file((entry.path() / "card.xml").string()));
    }
    return cards;
}

schemas::Document document_of(const std::string& bytes) {
    auto parsed = schemas::parse(bytes);
    return std::move(std::get<schemas::Document>(parsed));
}

TEST(CardFields, EveryCardOfTheCatalogueComesBackAsItWas) {
    const schemas::XmlLibrary library;
    schemas::SchemaCatalog catalog;
    catalog.add_folder(std::string(OKIENKO_SOURCE_DIR) + "/schemas/xsd");
    const auto schema = schemas::Schema::compile(catalog, "card.xsd");
    for (const std::string& bytes : all_cards()) {
        const auto before = document_of(bytes);
        const CardFields fields = fields_of(before.root());
        const std::string made = card_of(fields, before.root(), "2026-11-22");
        const auto after = document_of(made);
        EXPECT_TRUE(schema.validate(after).empty()) << made;
        EXPECT_EQ(fields_of(after.root()), fields);
        const auto old_card = catalogue::Card::read(bytes, "before");
        const auto new_card = catalogue::Card::read(made, "after");
        EXPECT_EQ(new_card->version().number, old_card->version().number + 1);
        EXPECT_EQ(new_card->version().published, "2026-11-22");
        EXPECT_EQ(new_card->versions().size(), old_card->versions().size() + 1);
        EXPECT_EQ(new_card->demonstration(), old_card->demonstration());
        for (const auto& [language, content] : old_card->contents()) {
            EXPECT_EQ(new_card->content(language).text, content.text);
        }
    }
}

TEST(CardFields, ProseKeepsItemsAndLinks) {
    const std::string typed =
        "Sprawdź [BIP](https://bip.example/a?b=1&c=2) i [dane](/dane-osobowe).\n"
        "- punkt [bez adresu] i (nawias)\n"
        "- drugi";
    auto made = schemas::Document::with_root("who");
    add_prose(made.root(), typed);
    EXPECT_EQ(prose_text(made.root()), typed);
    EXPECT_EQ(made.root().children("item").size(), 2U);
    EXPECT_EQ(made.root().child("p")->children("a").size(), 2U);
    EXPECT_EQ(bad_link(typed), "");
    EXPECT_EQ(bad_link("[x](javascript:alert(1))"), "javascript:alert(1");
    EXPECT_EQ(bad_link("[x](//evil.example)"), "//evil.example");
    EXPECT_EQ(bad_link("[x](http://bez.example)"), "http://bez.example");
    EXPECT_EQ(bad_link("[x](https://a b)"), "https://a b");
}

TEST(CardFields, EnglishIsLeftOutWhenNothingIsTyped) {
    CardFields fields = fields_of(document_of(all_cards().front()).root());
    EXPECT_TRUE(speaks(fields, "en"));
    std::erase_if(fields, [](const auto& field) { return field.first.starts_with("en-"); });
    EXPECT_FALSE(speaks(fields, "en"));
    EXPECT_TRUE(speaks(fields, "pl"));
    const auto before = document_of(all_cards().front());
    const auto made = document_of(card_of(fields, before.root(), "2026-11-22"));
    EXPECT_EQ(made.root().children("content").size(), 1U);
}

TEST(CardFields, ChangesOfTwoEditorsComeTogether) {
    const CardFields base = {{"pl-title", "A"}, {"pl-who", "B"}, {"pl-notes", "C"}};
    const CardFields mine = {{"pl-title", "moje"}, {"pl-who", "B"}};
    const CardFields theirs = {
        {"pl-title", "ich"}, {"pl-who", "ich"}, {"pl-notes", "C"}, {"en-title", "T"}};
    EXPECT_EQ(merged(base, mine, theirs),
              (CardFields{{"pl-title", "moje"}, {"pl-who", "ich"}, {"en-title", "T"}}));
    EXPECT_EQ(unpacked(packed(theirs)), theirs);
    const CardFields odd = {{"pl-who", "<&>\n- ż ]]>"}};
    EXPECT_EQ(unpacked(packed(odd)), odd);
}

}  // namespace
}  // namespace okienko::editing
