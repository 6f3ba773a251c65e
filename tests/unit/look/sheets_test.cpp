#include <filesystem>

#include <gtest/gtest.h>

#include "schemas/stylesheet.h"
#include "schemas/texts.h"
#include "schemas/xml_library.h"

namespace okienko {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = OKIENKO_SOURCE_DIR;

std::string load(const std::string& href) {
    const std::string name = href.substr(4);  // "okn:"
    const auto slash = name.find('/');
    return schemas::read_file(slash == std::string::npos
                                  ? kRoot + "/schemas/xsl/" + name + ".xsl"
                                  : kRoot + "/server/" + name.substr(0, slash) + "/views/" +
                                        name.substr(slash + 1) + ".xsl");
}

schemas::Texts words(const std::string& language) {
    schemas::Texts texts(language);
    texts.add_file(kRoot + "/schemas/xsl/text." + language + ".xml");
    for (const auto& room : fs::directory_iterator(kRoot + "/server")) {
        const auto file = room.path() / "views" / ("text." + language + ".xml");
        if (fs::exists(file)) texts.add_file(file.string());
    }
    return texts;
}

class Sheets : public testing::Test {
protected:
    std::string show(const std::string& templates,
                     const std::string& model,
                     const std::string& language = "pl") {
        const std::string sheet =
            R"(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:okn="urn:okienko:text"
            exclude-result-prefixes="okn"><xsl:import href="okn:layout"/>)" +
            templates + "</xsl:stylesheet>";
        const auto texts = words(language);
        return schemas::Stylesheet::compile(sheet, "test.xsl", load, &texts)
            .transform(schemas::parse_own(model, "model"));
    }
    /// What a named template writes when it is called in main with these parameters.
    std::string part(const std::string& call,
                     const std::string& inside = "",
                     const std::string& language = "pl") {
        const std::string html =
            show("<xsl:template match=\"page\" mode=\"main\"><i>" + call + "</i></xsl:template>",
                 "<page lang=\"" + language + "\" csrf=\"c\">" + inside + "</page>",
                 language);
        const auto begin = html.find("<i>") + 3;
        return html.substr(begin, html.find("</i></div></main>") - begin);
    }
    static std::string call(const std::string& name, const std::string& parameters = "") {
        return "<xsl:call-template name=\"" + name + "\">" + parameters + "</xsl:call-template>";
    }
    static std::string with(const std::string& name, const std::string& select) {
        return "<xsl:with-param name=\"" + name + "\" select=\"" + select + "\"/>";
    }

    schemas::XmlLibrary library_;
};

TEST_F(Sheets, EveryOneCompilesInEachLanguage) {
    for (const std::string language : {"pl", "en"}) {
        const auto texts = words(language);
        for (const auto& room : fs::directory_iterator(kRoot + "/server")) {
            if (!fs::exists(room.path() / "views")) continue;
            for (const auto& file : fs::directory_iterator(room.path() / "views")) {
                if (file.path().extension() != ".xsl" || file.path().filename().string()[0] == '_')
                    continue;
                EXPECT_NO_THROW(schemas::Stylesheet::compile(
                    schemas::read_file(file.path().string()), file.path().string(), load, &texts))
                    << file.path();
            }
        }
    }
}

TEST_F(Sheets, TellDatesInBothLanguages) {
    const auto date = [&](const char* name, const char* iso, const char* language) {
        return part(call(name, with("date", std::string("'") + iso + "'")), "", language);
    };
    const std::string s = "\xC2\xA0";
    EXPECT_EQ(date("date-long", "2026-11-20", "pl"), "20" + s + "listopada 2026" + s + "r.");
    EXPECT_EQ(date("date-long", "2026-03-01", "en"), "1" + s + "March 2026");
    EXPECT_EQ(date("date-weekday", "2026-11-20", "pl"),
              "piątek, 20" + s + "listopada 2026" + s + "r.");
    EXPECT_EQ(date("date-on", "2024-02-29", "pl"),
              "w" + s + "czwartek 29" + s + "lutego 2024" + s + "r.");
    EXPECT_EQ(date("date-on", "2026-01-06", "pl"), "we wtorek 6" + s + "stycznia 2026" + s + "r.");
    EXPECT_EQ(date("date-short", "2026-11-20", "pl"), "20.11.2026");
    EXPECT_EQ(date("date-time", "2026-11-20T09:05:31", "pl"),
              "20" + s + "listopada 2026" + s + "r., 9:05");
    EXPECT_EQ(date("date-exact", "2026-11-20T09:05:31", "pl"),
              "20" + s + "listopada 2026" + s + "r., godz." + s + "09:05:31");
    EXPECT_EQ(date("weekday", "2000-01-01", "pl"), "6");
    EXPECT_EQ(date("weekday", "2100-03-01", "pl"), "1");
    EXPECT_EQ(date("weekday", "2023-12-31", "pl"), "0");
}

TEST_F(Sheets, TellSizes) {
    const auto size = [&](const char* bytes) {
        return part(call("file-size", with("bytes", bytes)));
    };
    const std::string s = "\xC2\xA0";
    EXPECT_EQ(size("12"), "12" + s + "B");
    EXPECT_EQ(size("421888"), "412" + s + "KB");
    EXPECT_EQ(size("1258291"), "1,2" + s + "MB");
    EXPECT_EQ(size("10485760"), "10" + s + "MB");
}

TEST_F(Sheets, PutHardSpacesIntoLongTexts) {
    std::string words;
    std::string expected;
    for (int i = 0; i < 600; ++i) {
        words += "dom w lesie ";
        expected += "dom w\xC2\xA0lesie ";
    }
    EXPECT_EQ(part(call("hard-spaces", with("text", "string(/page/t)")), "<t>" + words + "</t>"),
              expected);
}

TEST_F(Sheets, AFieldTellsItsErrorAndKeepsItsValue) {
    const std::string html =
        part(call("text-input",
                  with("name", "'email'") + with("label", "'Adres'") +
                      with("hint", "'Podpowiedź'") + with("value", "'a&quot;&lt;b'")),
             "<errors><error field=\"email\">Wpisz &lt;adres&gt;</error></errors>");
    EXPECT_NE(html.find("value='a\"&lt;b'"), std::string::npos) << html;
    EXPECT_NE(html.find("id=\"email-error\""), std::string::npos);
    EXPECT_NE(html.find("Wpisz &lt;adres&gt;"), std::string::npos);
    EXPECT_NE(html.find("aria-describedby=\"email-hint email-error\""), std::string::npos);
    EXPECT_NE(html.find("govuk-form-group--error"), std::string::npos);
}

TEST_F(Sheets, ErrorsAreSummedUpAndMarkTheTitle) {
    const std::string html = show(
        R"(<xsl:template match="page" mode="title">Tytuł</xsl:template>)",
        R"(<page lang="pl"><office name="Urząd"/><errors><error field="a">A</error><error field="b">B</error></errors></page>)");
    EXPECT_NE(html.find("<title>Błąd: Tytuł – Okienko, Urząd</title>"), std::string::npos)
        << html.substr(0, 600);
    EXPECT_NE(html.find("Popraw 2 miejsca"), std::string::npos);
    EXPECT_NE(html.find("<a href=\"#a\">A</a>"), std::string::npos);
}

TEST_F(Sheets, SignalsSayDaysInWords) {
    const auto signal = [&](const char* left) { return part(call("signal", with("left", left))); };
    EXPECT_NE(signal("-2").find("2 dni po terminie"), std::string::npos);
    EXPECT_NE(signal("0").find("okn-signal--now"), std::string::npos);
    EXPECT_NE(signal("1").find("jutro"), std::string::npos);
    EXPECT_NE(signal("4").find("okn-signal--near"), std::string::npos);
    EXPECT_NE(signal("22").find("zostały 22 dni"), std::string::npos);
    EXPECT_NE(signal("'pause'").find("okn-signal--pause"), std::string::npos);
}

TEST_F(Sheets, ChoicesLinkTheirLabels) {
    const std::string items =
        R"(<option value="a" label="Pierwsza" hint="Wskazówka"/><option value="b" label="Druga" selected="true"/>)";
    const std::string radios =
        part(call("radios",
                  with("name", "'w'") + with("label", "'Wybór'") + with("items", "/page/option")),
             items);
    EXPECT_NE(radios.find(R"(id="w" name="w" type="radio" value="a")"), std::string::npos)
        << radios;
    EXPECT_NE(radios.find(R"(id="w-2" name="w" type="radio" value="b" checked)"), std::string::npos)
        << radios;
    const std::string boxes =
        part(call("checkboxes", with("name", "'w'") + with("items", "/page/option")), items);
    EXPECT_NE(boxes.find(R"(type="checkbox")"), std::string::npos);
}

TEST_F(Sheets, TheOfficeSideHasItsOwnHeader) {
    const std::string html = show(
        "",
        R"(<page lang="pl" side="office" active="queue"><reader name="J. Wilk" role-clerk="true"/></page>)");
    EXPECT_NE(html.find("okn-office-side"), std::string::npos);
    EXPECT_NE(html.find("J. Wilk"), std::string::npos);
    EXPECT_EQ(html.find("okn-arcade"), std::string::npos);
}

}  // namespace
}  // namespace okienko
