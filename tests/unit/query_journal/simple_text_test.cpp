#include "server/services/query_journal/simple_text.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko::query_journal {

namespace {

std::string made(std::string_view text) {
    const schemas::XmlLibrary library;
    auto document = schemas::Document::with_root("x");
    add_simple_text(document.root(), text);
    const std::string xml = document.serialize();
    const auto from = xml.find("<x>");
    return from == std::string::npos ? "" : xml.substr(from + 3, xml.rfind("</x>") - from - 3);
}

}  // namespace

TEST(SimpleText, HasParagraphsAndLists) {
    EXPECT_EQ(made("Tak.\nWe wtorek.\n\nNie."),
              "<p><line><t>Tak.</t></line><line><t>We "
              "wtorek.</t></line></p><p><line><t>Nie.</t></line></p>");
    EXPECT_EQ(made("Weź:\n- dowód\n* wniosek\nI przyjdź."),
              "<p><line><t>Weź:</t></line></p><ul><li><t>dowód</t></li><li><t>wniosek</t></li></ul>"
              "<p><line><t>I przyjdź.</t></line></p>");
    EXPECT_EQ(made(" \n\n\t"), "");
}

TEST(SimpleText, LinksAddressesAndNothingElse) {
    EXPECT_EQ(made("Zob. https://a.example/x?y=1&z=2. Dalej"),
              "<p><line><t>Zob. </t><a href=\"https://a.example/x?y=1&amp;z=2\">https://a.example/"
              "x?y=1&amp;z=2</a><t>. Dalej</t></line></p>");
    EXPECT_EQ(
        made("(http://a.example)"),
        "<p><line><t>(</t><a href=\"http://a.example\">http://a.example</a><t>)</t></line></p>");
    EXPECT_EQ(made("javascript:alert(1) <b>x</b>"),
              "<p><line><t>javascript:alert(1) &lt;b&gt;x&lt;/b&gt;</t></line></p>");
    EXPECT_EQ(made("https:// https://"),
              "<p><line><t>https://</t><t> </t><t>https://</t></line></p>");
}

TEST(SimpleText, BeginsAtAWord) {
    EXPECT_EQ(beginning_of("Tak.", 10), "Tak.");
    EXPECT_EQ(beginning_of("Tak,\n\n w  grudniu będzie", 14), "Tak, w…");
    EXPECT_EQ(beginning_of("żółwiowatość", 5), "żółwi…");
    EXPECT_EQ(beginning_of("", 5), "");
}

}  // namespace okienko::query_journal
