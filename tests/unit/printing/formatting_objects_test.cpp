// What pages show becomes formatting objects: headings with roles, lists and tables whole, and text
// that stays text.
#include "server/printing/formatting_objects.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "tests/unit/printing/sheets.h"

namespace okienko::printing {
namespace {

const schemas::XmlLibrary kXml;

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
}

bool has(const std::string& text, std::string_view what) {
    return text.find(what) != std::string::npos;
}

/// Elements of a name that stand below another, anywhere in the tree.
std::size_t below(schemas::Node node, std::string_view name) {
    std::size_t n = node.is(name) ? 1 : 0;
    for (const schemas::Node child : node.children()) n += below(child, name);
    return n;
}

TEST(FormattingObjects, SheetTellsTitleNumberDigestAndWhatItIs) {
    const std::string fo = document_fo("<h2>Tytuł</h2>");
    EXPECT_TRUE(has(fo, "xml:lang=\"pl-PL\""));
    EXPECT_TRUE(has(fo, "<rdf:li xml:lang=\"x-default\">Wniosek o informację</rdf:li>"));
    EXPECT_TRUE(has(fo, "Ten plik PDF jest wizualizacją; dokumentem jest plik XML."));
    EXPECT_TRUE(has(fo, "Numer dokumentu: OKN-2026-7K3M-9QXW"));
    EXPECT_TRUE(has(fo, "SHA-256: "));
    EXPECT_TRUE(has(fo, "fo:page-number-citation-last"));
    EXPECT_TRUE(has(fo, "role=\"artifact\"")) << "the footer is no part of the text";
}

TEST(FormattingObjects, HeadingsBeginAtTheFirstLevel) {
    const std::string letter = document_fo("<h2>Tytuł</h2><h3>Część</h3>");
    EXPECT_TRUE(has(letter, "role=\"H1\""));
    EXPECT_TRUE(has(letter, "role=\"H2\""));
    EXPECT_FALSE(has(letter, "role=\"H3\""));
    const std::string report = report_fo();
    EXPECT_TRUE(has(report, "role=\"H1\""));
    EXPECT_TRUE(has(report, "role=\"H2\""));
    EXPECT_TRUE(has(report, "Podpis jest ważny."));
    EXPECT_TRUE(has(report, "Certyfikat wygasł"));
}

TEST(FormattingObjects, ElementsOfViewsKeepTheirMeaning) {
    const std::string fo = document_fo(
        "<p>raz<br/>dwa <b>trzy</b></p><ul><li>a</li><li>b</li></ul>"
        "<dl><dt>K</dt><dd>V</dd><dd>W</dd></dl><dl><div><dt>L</dt><dd>X</dd></div></dl>"
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
        "<details><summary>S</summary><p>T</p></details>");
    const auto tree = schemas::parse_own(fo, "fo");
    EXPECT_EQ(below(tree.root(), "list-block"), 3U);
    EXPECT_EQ(below(tree.root(), "list-item"), 4U);
    EXPECT_EQ(below(tree.root(), "table-header"), 1U);
    EXPECT_EQ(below(tree.root(), "table-row"), 2U);
    for (const char* text : {">a<", ">V<", ">W<", ">X<", ">1<", ">S<", ">T<"}) {
        EXPECT_TRUE(has(fo, text)) << text;
    }
}

TEST(FormattingObjects, OddHtmlMakesNoOddObjects) {
    const std::string fo = document_fo(
        "<ul/><table><tr/></table><dl><dd>bez</dd></dl><table><thead><tr><th>sam</th></tr></"
        "thead></"
        "table><p/><form><input name=\"x\"/><button>Wyślij</button></form><script>alert(1)</script>"
        "<svg><text>obraz</text></svg><blink>stare</blink><p class=\"okn-noprint\">ekran</p>");
    const auto tree = schemas::parse_own(fo, "fo");
    EXPECT_EQ(below(tree.root(), "list-block"), 0U);
    EXPECT_EQ(below(tree.root(), "table"), 1U);
    EXPECT_EQ(below(tree.root(), "table-header"), 0U) << "a table needs a body";
    for (const char* text : {"Wyślij", "alert", "obraz", "ekran"}) EXPECT_FALSE(has(fo, text));
    EXPECT_TRUE(has(fo, "bez"));
    EXPECT_TRUE(has(fo, "stare"));
}

TEST(FormattingObjects, HostileTextStaysText) {
    const std::string hostile =
        "<fo:external-graphic src=\"file:///etc/passwd\"/> url(http://example.org/x) ]]> & <!-- x";
    const std::string fo = letter_fo(hostile);
    const auto tree = schemas::parse_own(fo, "fo");
    EXPECT_EQ(below(tree.root(), "external-graphic"), 0U);
    EXPECT_EQ(below(tree.root(), "basic-link"), 0U);
    EXPECT_TRUE(has(fo, "url(http://example.org/x)")) << fo;

    const std::string linked = document_fo(
        "<p><a href=\"file:///etc/passwd\">odsyłacz</a><img "
        "src=\"http://example.org/a.png\"/></p>");
    EXPECT_FALSE(has(linked, "file:"));
    EXPECT_FALSE(has(linked, "example.org"));
    EXPECT_TRUE(has(linked, "odsyłacz"));
}

TEST(FormattingObjects, LongWordsMayBreak) {
    const std::string word(95, 'w');
    const std::string fo = letter_fo(word + " krótkie");
    EXPECT_FALSE(has(fo, std::string(31, 'w')));
    EXPECT_EQ(count(fo, "\xE2\x80\x8B"), 9U);
    EXPECT_EQ(break_long_words("<fo:flow>" + word + "</fo:flow>").size(),
              std::string("<fo:flow></fo:flow>").size() + 95 + 9 * 3);
    EXPECT_EQ(break_long_words("no flow"), "no flow");
    // An entity is one letter and is never cut; so is a letter of several bytes.
    std::string entities;
    std::string letters;
    for (int i = 0; i < 31; ++i) {
        entities += "&lt;";
        letters += "ż";
    }
    for (const std::string& text : {entities, letters}) {
        EXPECT_EQ(count(break_long_words("<fo:flow>" + text + "</fo:flow>"), "\xE2\x80\x8B"), 3U);
    }
    EXPECT_NO_THROW(schemas::parse_own(
        break_long_words("<fo:flow xmlns:fo='urn:x'>" + entities + "</fo:flow>"), "fo"));
}

TEST(FormattingObjects, MuchTextIsTaken) {
    // A word that is longer than all before it.
    EXPECT_TRUE(has(letter_fo("Zobacz " + std::string(5000, 'x')), "Zobacz xxxxxxxxxx"));
    EXPECT_TRUE(has(letter_fo("a " + std::string(500, 'x') + " b"), "a\xC2\xA0xxxxxxxxxx"));
    const std::string fo = letter_fo(std::string(200'000, 'x'));
    EXPECT_GT(fo.size(), 200'000U);
    EXPECT_FALSE(has(fo, std::string(31, 'x')));
}

}  // namespace
}  // namespace okienko::printing
