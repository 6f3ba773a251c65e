#include <string>

#include <gtest/gtest.h>

#include "schemas/stylesheet.h"
#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

class ForeignStylesheet : public testing::TestWithParam<std::pair<const char*, const char*>> {
protected:
    static std::vector<StylesheetFault> inspect(const std::string& inside,
                                                const std::string& root_attributes = "") {
        return inspect_foreign_stylesheet(
            "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
            "xmlns:e='urn:e' " +
            root_attributes + ">" + inside + "</xsl:stylesheet>");
    }
    XmlLibrary library_;
};

TEST_F(ForeignStylesheet, MayShowADocument) {
    const auto faults = inspect(
        "<xsl:template match='/'><h1 class='x'><xsl:value-of select='.'/></h1><a "
        "href='https://bip.example/a'>BIP</a><a href='#top'>x</a></xsl:template>");
    EXPECT_TRUE(faults.empty()) << faults.front().rule << " " << faults.front().detail;
}

TEST_P(ForeignStylesheet, MustNotHold) {
    const auto& [inside, rule] = GetParam();
    const auto faults =
        inspect(std::string("<xsl:template match='/'>") + inside + "</xsl:template>");
    ASSERT_FALSE(faults.empty()) << inside;
    EXPECT_EQ(faults.front().rule, rule) << inside;
}

INSTANTIATE_TEST_SUITE_P(
    Traps,
    ForeignStylesheet,
    testing::Values(
        std::pair("<script>x()</script>", "script-element"),
        std::pair("<SCRIPT/>", "script-element"),
        std::pair("<iframe/>", "script-element"),
        std::pair("<style>p{}</style>", "style-attribute"),
        std::pair("<p onclick='x()'/>", "event-attribute"),
        std::pair("<p ONclick='x()'/>", "event-attribute"),
        std::pair("<p style='x'/>", "style-attribute"),
        std::pair("<a href='{//x}'/>", "computed-link"),
        std::pair("<a href='javascript:x()'/>", "computed-link"),
        std::pair("<img src='data:x'/>", "computed-link"),
        std::pair("<p><xsl:attribute name='onclick'>x</xsl:attribute></p>", "event-attribute"),
        std::pair("<a><xsl:attribute name='href'><xsl:value-of select='.'/></xsl:attribute></a>",
                  "computed-link"),
        std::pair("<p><xsl:attribute name='{.}'>x</xsl:attribute></p>", "computed-link"),
        std::pair("<xsl:element name='script'/>", "script-element"),
        std::pair("<xsl:element name='{.}'/>", "script-element"),
        std::pair("<xsl:value-of select='.' disable-output-escaping='yes'/>", "raw-output"),
        std::pair("<xsl:copy-of select=\"document('x')\"/>", "document-function"),
        std::pair("<p class=\"{document('x')}\"/>", "document-function"),
        std::pair("<e:out href='x'/>", "extension")));

TEST_F(ForeignStylesheet, MustNotIncludeOrExtend) {
    EXPECT_EQ(inspect("<xsl:include href='http://example.org/x.xsl'/>").at(0).rule, "include");
    EXPECT_EQ(inspect("<xsl:import href='../layout.xsl'/>").at(0).rule, "include");
    EXPECT_EQ(inspect("", "extension-element-prefixes='e'").at(0).rule, "extension");
    EXPECT_FALSE(inspect_foreign_stylesheet("<!DOCTYPE x><x/>").empty());
}

}  // namespace
}  // namespace okienko::schemas
