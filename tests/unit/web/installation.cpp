#include "tests/unit/web/installation.h"

#include <cstdlib>
#include <fstream>
#include <optional>
#include <stdexcept>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"

namespace okienko::web {

namespace fs = std::filesystem;

namespace {

/// The XML libraries are switched on for the life of the test program.
class XmlEnvironment : public testing::Environment {
public:
    void SetUp() override { library_.emplace(); }
    void TearDown() override { library_.reset(); }

private:
    std::optional<schemas::XmlLibrary> library_;
};
[[maybe_unused]] const auto* const kEnvironment =
    testing::AddGlobalTestEnvironment(new XmlEnvironment);

constexpr const char* kLayout =
    R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="html" encoding="UTF-8"/>
<xsl:template match="page" mode="title"/>
<xsl:template match="page" mode="main"/>
<xsl:template name="hard-spaces"><xsl:param name="text"/><xsl:value-of select="$text"/></xsl:template>
<xsl:template match="/page"><html lang="{@lang}"><head><title><xsl:apply-templates select="." mode="title"/></title></head>
<body data-path="{@path}" data-theme="{@theme}" data-assets="{@assets}" data-today="{@today}">
<p id="office"><xsl:value-of select="office/@name"/></p>
<p id="reader"><xsl:value-of select="reader/@email"/></p>
<xsl:for-each select="languages/language[@current='false']"><a href="{@href}"><xsl:value-of select="@code"/></a></xsl:for-each>
<main><xsl:apply-templates select="." mode="main"/></main></body></html></xsl:template>
</xsl:stylesheet>)";

constexpr const char* kPage =
    R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:okn="urn:okienko:text" exclude-result-prefixes="okn">
<xsl:import href="okn:layout"/>
<xsl:template match="page" mode="main"><h1><okn:text id="trial.title"/></h1>
<xsl:if test="form"><form method="post"><input type="hidden" name="_csrf" value="{@csrf}"/></form></xsl:if>
<p><xsl:value-of select="words"/></p></xsl:template>
</xsl:stylesheet>)";

std::string texts(const std::string& text) {
    return "<texts>" + text + "</texts>";
}

}  // namespace

Installation::Installation() {
    std::string name = "/tmp/okienko-web-test-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    root_ = name;
    write("schemas/xsl/layout.xsl", kLayout);
    write("schemas/xsl/text.pl.xml", texts(""));
    write("schemas/xsl/text.en.xml", texts(""));
    write("office.xml", R"(<office name="Urząd Próbny"/>)");
    write("server/trial/views/page.xsl", kPage);
    write("server/trial/views/text.pl.xml", texts(R"(<text id="trial.title">Próba</text>)"));
    write("server/trial/views/text.en.xml", texts(R"(<text id="trial.title">Trial</text>)"));
    fs::create_directories(root_ / "server/web");
    fs::copy(fs::path(OKIENKO_SOURCE_DIR) / "server/web/views",
             root_ / "server/web/views",
             fs::copy_options::recursive);
}

Installation::~Installation() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
}

void Installation::write(const std::string& path, const std::string& bytes) const {
    const fs::path file = root_ / path;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace okienko::web
