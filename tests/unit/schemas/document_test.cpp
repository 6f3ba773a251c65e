#include "schemas/document.h"

#include <string>

#include <gtest/gtest.h>

#include "schemas/characters.h"
#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

using Kind = ParseFault::Kind;

class ForeignXml : public testing::Test {
protected:
    static std::optional<ParseFault> fault_of(const std::string& bytes, const Limits& limits = {}) {
        auto outcome = parse(bytes, limits);
        if (auto* fault = std::get_if<ParseFault>(&outcome)) return *fault;
        return std::nullopt;
    }
    static void expect(Kind kind, const std::string& bytes, const Limits& limits = {}) {
        const auto fault = fault_of(bytes, limits);
        ASSERT_TRUE(fault.has_value()) << bytes.substr(0, 120) << " was read";
        EXPECT_EQ(to_string(fault->kind), to_string(kind)) << bytes.substr(0, 120);
    }
    static std::string nested(int depth) {
        std::string bytes;
        for (int i = 0; i < depth; ++i) bytes += "<a>";
        for (int i = 0; i < depth; ++i) bytes += "</a>";
        return bytes;
    }

    XmlLibrary library_;
};

TEST_F(ForeignXml, ReadsAWellFormedDocument) {
    auto outcome = parse(
        "<?xml version=\"1.0\"?><!-- uwaga --><w:Wniosek xmlns:w=\"urn:w\"><Tytuł>Żółć &amp; "
        "<![CDATA[<b>]]></Tytuł></w:Wniosek>");
    ASSERT_TRUE(std::holds_alternative<Document>(outcome));
    const Node root = std::get<Document>(outcome).root();
    EXPECT_EQ(root.name(), "Wniosek");
    EXPECT_EQ(root.namespace_uri(), "urn:w");
    EXPECT_EQ(root.child_text("Tytuł"), "Żółć & <b>");
}

TEST_F(ForeignXml, RefusesWhatIsNotWellFormed) {
    for (const char* bytes : {"",
                              " ",
                              "tekst",
                              "<a>",
                              "<a></b>",
                              "<a><b></a></b>",
                              "<a/><b/>",
                              "<a b=1/>",
                              "<a b='1' b='2'/>",
                              "<p:a/>",
                              "<a>&#0;</a>",
                              "<a>&#xD800;</a>",
                              "<a>\x01</a>",
                              "<a>\xff\xfe</a>",
                              "<a>\xC0\xAF</a>",
                              "<a>]]></a>",
                              "<a/>śmieci"}) {
        expect(Kind::malformed, bytes);
    }
}

TEST_F(ForeignXml, TellsTheLineOfTheFault) {
    const auto fault = fault_of("<a>\n<b>\n</c>\n</a>");
    ASSERT_TRUE(fault.has_value());
    EXPECT_EQ(fault->line, 3);
    EXPECT_FALSE(fault->detail.empty());
}

TEST_F(ForeignXml, RefusesEveryDoctype) {
    expect(Kind::doctype, "<!DOCTYPE a><a/>");
    expect(Kind::doctype, "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>");
    expect(Kind::doctype, "<!DOCTYPE a PUBLIC 'x' 'file:///etc/passwd'><a/>");
    expect(Kind::doctype, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>");
    std::string bomb = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
    for (int i = 1; i < 12; ++i) {
        bomb += "<!ENTITY l" + std::to_string(i) + " '";
        for (int j = 0; j < 10; ++j) bomb += "&l" + std::to_string(i - 1) + ";";
        bomb += "'>";
    }
    expect(Kind::doctype, bomb + "]><a>&l11;</a>");
}

TEST_F(ForeignXml, RefusesEntitiesButTheFive) {
    expect(Kind::entity, "<a>&nbsp;</a>");
    expect(Kind::entity, "<a b='&copy;'/>");
    EXPECT_FALSE(fault_of("<a b='&quot;&apos;'>&lt;&gt;&amp;&#x17C;</a>").has_value());
}

TEST_F(ForeignXml, KeepsItsLimits) {
    EXPECT_FALSE(fault_of(nested(256)).has_value());
    expect(Kind::too_deep, nested(257));
    expect(Kind::too_large, "<a>" + std::string(100, 'x') + "</a>", {.bytes = 50});
    expect(Kind::too_long_text, "<a>" + std::string(5000, 'x') + "</a>", {.text = 4096});
    expect(Kind::too_long_text,
           "<a>" + std::string(2500, 'x') + "<![CDATA[" + std::string(2500, 'y') + "]]></a>",
           {.text = 4096});
    expect(Kind::too_long_text, "<a b='" + std::string(5000, 'x') + "'/>", {.text = 4096});
    std::string many = "<a>";
    for (int i = 0; i < 200; ++i) many += "<b/><!--c--><?d e?>";
    expect(Kind::too_many_nodes, many + "</a>", {.nodes = 500});
    std::string wide = "<a";
    for (int i = 0; i < 300; ++i) wide += " b" + std::to_string(i) + "='1'";
    expect(Kind::too_many_attributes, wide + "/>");
    std::string spaces = "<a";
    for (int i = 0; i < 300; ++i)
        spaces += " xmlns:b" + std::to_string(i) + "='urn:" + std::to_string(i) + "'";
    expect(Kind::too_many_attributes, spaces + "/>");
}

TEST_F(ForeignXml, ReadsATextOverTenMegabytes) {
    const std::string text(12U * 1024U * 1024U, 'A');
    auto outcome = parse("<a>" + text + "</a>");
    ASSERT_TRUE(std::holds_alternative<Document>(outcome));
    EXPECT_EQ(std::get<Document>(outcome).root().text().size(), text.size());
}

TEST_F(ForeignXml, CharactersXmlCannotHoldBecomeReplacements) {
    EXPECT_EQ(xml_characters("a\x01"
                             "z\xC0\xAF\t\n"),
              "a\xEF\xBF\xBD"
              "z\xEF\xBF\xBD\t\n");
    EXPECT_EQ(xml_characters("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
    EXPECT_EQ(xml_characters("zażółć 🏛"), "zażółć 🏛");
    EXPECT_TRUE(is_xml_text("zażółć 🏛"));
    EXPECT_FALSE(is_xml_text("\xED\xA0\x80"));
}

}  // namespace
}  // namespace okienko::schemas
