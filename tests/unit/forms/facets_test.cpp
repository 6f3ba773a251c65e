#include <fmt/format.h>

#include "forms/answers.h"
#include "forms/document_builder.h"
#include "forms/validate.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

struct Case {
    const char* facet;  ///< the rule that must be told
    const char* type;   ///< xs:restriction, or a type name
    const char* wrong;  ///< as typed
    const char* right;
    const char* words;  ///< of the message in Polish
};

const Case kCases[] = {
    {"length",
     "<xs:restriction base=\"xs:string\"><xs:length value=\"5\"/></xs:restriction>",
     "abc",
     "abcde",
     "W polu „Pole próbne” wpisz dokładnie 5 znaków"},
    {"minLength",
     "<xs:restriction base=\"xs:string\"><xs:minLength value=\"2\"/></xs:restriction>",
     "a",
     "ab",
     "W polu „Pole próbne” wpisz co najmniej 2 znaki"},
    {"maxLength",
     "<xs:restriction base=\"xs:string\"><xs:maxLength value=\"1\"/></xs:restriction>",
     "ab",
     "ż",
     "Skróć odpowiedź w polu „Pole próbne”: może mieć najwyżej 1 znak"},
    {"pattern",
     "<xs:restriction base=\"xs:string\"><xs:pattern value=\"[a-ząćęłńóśźż]+\"/></xs:restriction>",
     "A1",
     "żółć",
     "Sprawdź zapis w polu „Pole próbne”: ma inną postać, niż przyjmujemy"},
    {"minInclusive",
     "<xs:restriction base=\"xs:decimal\"><xs:minInclusive value=\"0.5\"/></xs:restriction>",
     "0,4",
     "0,5",
     "W polu „Pole próbne” wpisz liczbę nie mniejszą niż 0,5"},
    {"maxInclusive",
     "<xs:restriction base=\"xs:int\"><xs:maxInclusive value=\"12000\"/></xs:restriction>",
     "12001",
     "12 000",
     "W polu „Pole próbne” wpisz liczbę nie większą niż 12\u00a0000"},
    {"minExclusive",
     "<xs:restriction base=\"xs:decimal\"><xs:minExclusive value=\"0\"/></xs:restriction>",
     "0",
     "0,01",
     "W polu „Pole próbne” wpisz liczbę większą niż 0"},
    {"maxExclusive",
     "<xs:restriction base=\"xs:decimal\"><xs:maxExclusive value=\"1\"/></xs:restriction>",
     "1",
     "0,99",
     "W polu „Pole próbne” wpisz liczbę mniejszą niż 1"},
    {"totalDigits",
     "<xs:restriction base=\"xs:decimal\"><xs:totalDigits value=\"3\"/></xs:restriction>",
     "1234",
     "12,3",
     "Liczba w polu „Pole próbne” może mieć najwyżej 3 cyfry"},
    {"fractionDigits",
     "<xs:restriction base=\"xs:decimal\"><xs:fractionDigits value=\"2\"/></xs:restriction>",
     "1,234",
     "1,23",
     "W polu „Pole próbne” po przecinku mogą stać najwyżej 2 cyfry"},
    {"type",
     "<xs:restriction base=\"xs:int\"/>",
     "1,5",
     "1",
     "W polu „Pole próbne” wpisz liczbę całkowitą, bez przecinka"},
    {"number",
     "<xs:restriction base=\"xs:decimal\"/>",
     "dwa",
     "2",
     "W polu „Pole próbne” wpisz liczbę, na przykład 12 albo 12,50"},
    {"pattern",
     "<xs:restriction><xs:simpleType><xs:restriction base=\"xs:string\"><xs:pattern "
     "value=\"[a-z]+\"/></xs:restriction></xs:simpleType>"
     "<xs:pattern value=\".{3}\"/></xs:restriction>",
     "ab",
     "abc",
     "Sprawdź zapis"},
    {"type",
     "<xs:restriction base=\"xs:gYear\"/>",
     "rok",
     "2026",
     "Sprawdź zapis w polu „Pole próbne”"},
};

std::shared_ptr<const Service> service_of(const Case& one) {
    Sketch sketch;
    sketch.schema = sequence(fmt::format(
        "<xs:element name=\"Pole\"><xs:simpleType>{}</xs:simpleType></xs:element>", one.type));
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><field id=\"pole\" path=\"Pole\"/></section></page>";
    sketch.texts = text("pole.label", "Pole próbne?");
    return sketch_service(sketch);
}

TEST(Facets, EachIsToldInPolishAtItsField) {
    for (const Case& one : kCases) {
        const auto service = service_of(one);
        Values values;
        values.set("pole", std::string(one.wrong));
        const auto found =
            Answers(*service, values, {}, moment()).check_page(service->form().pages.front());
        ASSERT_EQ(found.items.size(), 1U) << one.type;
        EXPECT_EQ(found.items[0].rule, one.facet) << one.type;
        EXPECT_TRUE(found.items[0].message.starts_with(one.words)) << found.items[0].message;
        EXPECT_EQ(found.items[0].control, "pole");
        values.set("pole", std::string(one.right));
        EXPECT_EQ(told(Answers(*service, values, {}, moment()).check_all()), "") << one.type;
    }
}

/// A page's verdict and the whole document's are the same: they come from one schema.
TEST(Facets, ThePageAndTheDocumentAgree) {
    for (const Case& one : kCases) {
        if (std::string(one.facet) == "number") continue;
        const auto service = service_of(one);
        Values values;
        values.set("pole", std::string(one.wrong));
        const auto document = build_document(Answers(*service, values, {}, moment()));
        const auto found = schema_violations(*service, document, moment());
        ASSERT_EQ(found.items.size(), 1U) << one.type;
        EXPECT_EQ(found.items[0].rule, one.facet) << one.type;
        EXPECT_EQ(found.items[0].path, "/Wniosek/Pole");
        EXPECT_EQ(found.items[0].field, "pole");
        EXPECT_TRUE(found.items[0].message.starts_with(one.words)) << found.items[0].message;
    }
}

TEST(Facets, DatesTellTheirLimitInWords) {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"Pole\"><xs:simpleType><xs:restriction "
        "base=\"xs:date\"><xs:maxInclusive value=\"2026-12-31\"/>"
        "</xs:restriction></xs:simpleType></xs:element>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><field id=\"pole\" path=\"Pole\"/></section></page>";
    sketch.texts = text("pole.label", "Data");
    const auto service = sketch_service(sketch);
    Values values;
    for (const auto& [part, typed] : {std::pair{"dzien", "1"}, {"miesiac", "I"}, {"rok", "2027"}})
        values.set(std::string("pole-") + part, std::string(typed));
    const auto found = Answers(*service, values, {}, moment()).check_all();
    ASSERT_EQ(found.items.size(), 1U);
    EXPECT_EQ(found.items[0].message,
              "Data „Data” nie może być późniejsza niż 31\u00a0grudnia 2026\u00a0r.");
    EXPECT_EQ(found.items[0].control, "pole-dzien");
}

/// Each rule of libxml2 a person can meet has words in each language of the engine.
TEST(Facets, EveryRuleHasWordsInEachLanguage) {
    compiler();
    for (const auto& [language, words] : compiler().words()) {
        for (const char* facet :
             {"length", "minLength", "maxLength", "totalDigits", "fractionDigits"}) {
            EXPECT_TRUE(words.has(std::string("forms.error.") + facet + ".many"))
                << language << facet;
        }
        for (const char* rule : {"minInclusive",
                                 "maxInclusive",
                                 "minExclusive",
                                 "maxExclusive",
                                 "pattern",
                                 "enumeration",
                                 "type",
                                 "required",
                                 "number",
                                 "choice",
                                 "date-day",
                                 "date-month",
                                 "date-year",
                                 "date-impossible",
                                 "any",
                                 "date.minInclusive",
                                 "date.maxInclusive"}) {
            EXPECT_TRUE(words.has(std::string("forms.error.") + rule)) << language << rule;
        }
        for (const char* rule : {"fixed",
                                 "nillable",
                                 "content",
                                 "unexpected",
                                 "missing",
                                 "attribute-unexpected",
                                 "attribute-missing",
                                 "identity",
                                 "root",
                                 "wildcard",
                                 "schema",
                                 "value",
                                 "any",
                                 "not-relevant",
                                 "package",
                                 "service"}) {
            EXPECT_TRUE(words.has(std::string("forms.document.") + rule)) << language << rule;
        }
    }
    for (const auto& [id, words] : compiler().words().at("pl").all()) {
        EXPECT_EQ(words.find("Proszę"), std::string::npos) << id;
        if (id.starts_with("forms.")) {
            EXPECT_EQ(words.find('!'), std::string::npos) << id;
        }
    }
}

}  // namespace
}  // namespace okienko::forms::testing
