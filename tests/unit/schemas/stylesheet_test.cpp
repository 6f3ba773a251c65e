#include "schemas/stylesheet.h"

#include <map>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

class Stylesheets : public testing::Test {
protected:
    Stylesheets() : texts_("pl") {
        texts_.add(
            R"(<texts><text id="home">Strona {a} główna</text><text id="say">Powiedz {tak}</text>
            <text id="state.open">otwarta</text><text id="state.closed">zamknięta</text>
            <text id="left.one">Został {n} dzień</text><text id="left.few">Zostały {n} dni</text><text id="left.many">Zostało {n} dni</text></texts>)",
            "test");
    }

    std::string run(const std::string& templates,
                    const std::string& input,
                    const std::map<std::string, std::string>& parts = {}) {
        const std::string sheet =
            R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text" exclude-result-prefixes="okn">)" +
            templates +
            R"(<xsl:output method="html" encoding="UTF-8" indent="no"/></xsl:stylesheet>)";
        const auto loader = [&parts](const std::string& href) {
            const auto found = parts.find(href);
            if (found == parts.end()) throw XmlError("no part " + href);
            return found->second;
        };
        return Stylesheet::compile(sheet, "test.xsl", loader, &texts_)
            .transform(parse_own(input, "input"));
    }

    XmlLibrary library_;
    Texts texts_;
};

TEST_F(Stylesheets, EscapeWhatTheySay) {
    EXPECT_EQ(
        run(R"(<xsl:template match="/"><p title="{/a/@t}"><xsl:value-of select="/a"/></p></xsl:template>)",
            R"(<a t='"&gt;&lt;x'>&lt;script&gt;</a>)"),
        "<p title='\"&gt;&lt;x'>&lt;script&gt;</p>\n");
}

TEST_F(Stylesheets, PutWordsIn) {
    EXPECT_EQ(
        run(R"(<xsl:template match="/"><p title="[[say]]"><okn:text id="home"><okn:with name="a" select="/a/@n"/></okn:text></p></xsl:template>)",
            "<a n='1'/>"),
        "<p title=\"Powiedz {tak}\">Strona 1 główna</p>\n");
    EXPECT_EQ(
        run(R"(<xsl:template match="/"><p><okn:count id="left" select="/a/@n"/></p></xsl:template>)",
            "<a n='22'/>"),
        "<p>Zostały 22 dni</p>\n");
    EXPECT_EQ(
        run(R"(<xsl:template match="/"><p><okn:lookup prefix="state." select="/a/@s"/></p></xsl:template>)",
            "<a s='closed'/>"),
        "<p>zamknięta</p>\n");
}

TEST_F(Stylesheets, RefuseAnUnknownTextWithItsLine) {
    try {
        run("\n<xsl:template match=\"/\">\n<okn:text id=\"nope\"/></xsl:template>", "<a/>");
        FAIL() << "compiled";
    } catch (const XmlError& error) {
        EXPECT_STREQ(error.what(), "test.xsl:3: no text 'nope' in language pl");
    }
}

TEST_F(Stylesheets, ImportPartsThroughTheLoader) {
    const std::string part =
        R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"><xsl:template name="hi"><b><okn:text id="state.open"/></b></xsl:template></xsl:stylesheet>)";
    EXPECT_EQ(
        run(R"(<xsl:import href="okn:part"/><xsl:template match="/"><xsl:call-template name="hi"/></xsl:template>)",
            "<a/>",
            {{"okn:part", part}}),
        "<b>otwarta</b>\n");
    EXPECT_THROW(run(R"(<xsl:import href="okn:none"/>)", "<a/>"), XmlError);
}

TEST_F(Stylesheets, ShareModesAndParametersWithTheirParts) {
    const std::string part =
        R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
            <xsl:template match="/"><p><xsl:apply-templates select="a" mode="main"/></p></xsl:template>
            <xsl:template match="a" mode="main">nothing</xsl:template>
            <xsl:template name="say"><xsl:param name="words"/>said <xsl:value-of select="$words"/></xsl:template></xsl:stylesheet>)";
    EXPECT_EQ(
        run(R"(<xsl:import href="okn:part"/><xsl:template match="a" mode="main"><xsl:call-template name="say"><xsl:with-param name="words" select="'this'"/></xsl:call-template></xsl:template>)",
            "<a/>",
            {{"okn:part", part}}),
        "<p>said this</p>\n");
}

TEST_F(Stylesheets, ReadNothingButTheirDocument) {
    EXPECT_THROW(
        run(R"~(<xsl:template match="/"><p><xsl:copy-of select="document('/etc/passwd')"/></p></xsl:template>)~",
            "<a/>"),
        XmlError);
    EXPECT_THROW(
        run(R"~(<xsl:template match="/"><p><xsl:copy-of select="document('http://127.0.0.1:1/')"/></p></xsl:template>)~",
            "<a/>"),
        XmlError);
}

TEST_F(Stylesheets, RunWithinBounds) {
    EXPECT_THROW(
        run(R"(<xsl:template match="/"><xsl:apply-templates select="/"/></xsl:template>)", "<a/>"),
        XmlError);
    std::string wide = "<a>";
    for (int i = 0; i < 400; ++i) wide += "<b/>";
    EXPECT_THROW(
        run(R"~(<xsl:template match="/"><p><xsl:value-of select="count(//b[count(//b[count(//b) &gt; 1]) &gt; 1])"/></p></xsl:template>)~",
            wide + "</a>"),
        XmlError);
}

}  // namespace
}  // namespace okienko::schemas
