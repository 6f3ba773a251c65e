#include "forms/form_view.h"

#include "schemas/stylesheet.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

std::string sheet(const char* body) {
    return std::string(
               "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
               "<xsl:import href=\"okn:components\"/><xsl:import href=\"okn:form-fields\"/>"
               "<xsl:output method=\"html\" encoding=\"UTF-8\" indent=\"no\"/><xsl:template "
               "match=\"/page\"><div>") +
           body + "</div></xsl:template></xsl:stylesheet>";
}

/// Hard spaces as plain ones.
std::string plain(std::string text) {
    constexpr std::string_view kHard = "\u00a0";
    for (auto at = text.find(kHard); at != std::string::npos; at = text.find(kHard, at))
        text.replace(at, kHard.size(), " ");
    return text;
}

/// The HTML of a view model, by the very sheets pages use.
std::string html(const schemas::Document& page, const char* body) {
    const auto& texts = compiler().words().at("pl");
    const auto stylesheet = schemas::Stylesheet::compile(
        sheet(body),
        "test",
        [](const std::string& href) {
            return schemas::read_file(root() + "/schemas/xsl/" + href.substr(4) + ".xsl");
        },
        &texts);
    return plain(stylesheet.transform(page));
}

std::string page_html(const Service& service,
                      const Values& values,
                      bool checked,
                      std::vector<Attachment> files = {}) {
    const Answers answers(service, values, std::move(files), moment());
    const auto page = schemas::Document::with_root("page");
    page.root().set("lang", std::string_view("pl"));
    const Page& first = service.form().pages.front();
    write_page(page.root(), answers, first, checked ? answers.check_page(first) : Violations{});
    return html(page,
                "<xsl:call-template name=\"error-summary\"/><xsl:apply-templates "
                "select=\"form-page\" mode=\"form-heading\"/>"
                "<xsl:apply-templates select=\"form-page\" mode=\"form-fields\"/>");
}

void has(const std::string& html, const std::string& part) {
    EXPECT_NE(html.find(plain(part)), std::string::npos) << part << "\nin\n" << html;
}

TEST(FormView, AnEmptyPageAsksAsTheLookDoes) {
    const std::string page = page_html(information_request(), {}, false);
    has(page, "Wniosek o informację publiczną · krok 1 z\u00a02");
    has(page, "<h1 class=\"govuk-heading-l\">Czego dotyczy wniosek i jak odpowiedzieć</h1>");
    has(page, "<label for=\"przedmiot\" class=\"govuk-label\">O jaką informację prosisz?</label>");
    has(page, "<textarea");
    has(page, "Od kiedy mają być dane (nieobowiązkowe)");
    has(page, "id=\"od-miesiac\" name=\"od-miesiac\"");
    has(page, "<option value=\"\">Nie wiem</option>");
    has(page, "name=\"forma\" type=\"checkbox\" value=\"kopia\"");
    has(page, "id=\"forma-2\"");
    has(page, "govuk-radios__conditional");
    has(page, "id=\"email\" name=\"email\" type=\"email\"");
    has(page, "autocomplete=\"email\"");
    has(page, "id=\"kod\" name=\"kod\"");
    has(page, "type=\"file\"");
    has(page, "accept=\".pdf,.jpg,.png,.odt,.docx\"");
    EXPECT_EQ(page.find("checked"), std::string::npos);
    EXPECT_EQ(page.find("govuk-error"), std::string::npos);
    EXPECT_EQ(page.find("Adres e-mail (nieobowiązkowe)"), std::string::npos);
    EXPECT_EQ(page.find("required="), std::string::npos);
}

TEST(FormView, ErrorsAreToldTwiceAndValuesStay) {
    Values values;
    values.set("od-dzien", std::string("1 <&\""));
    values.set("sposob", std::string("email"));
    values.set("email", std::string("a.wojcik.poczta.pl"));
    const std::string page = page_html(information_request(), values, true);
    has(page, "Popraw 4 miejsca we wniosku");
    has(page, "<a href=\"#przedmiot\">Napisz, o jaką informację prosisz</a>");
    has(page, "<a href=\"#od-dzien\">");
    has(page, "<a href=\"#email\">W adresie e-mail brakuje znaku @");
    has(page, "id=\"email-error\"");
    has(page, "value=\"a.wojcik.poczta.pl\"");
    has(page, "value='1 &lt;&amp;\"'");
    has(page, "checked");
}

TEST(FormView, AttachmentsCanBeRemoved) {
    const std::string page = page_html(
        information_request(),
        {},
        false,
        {{"zalacznik", "ma<pa.pdf", 421888, "application/pdf", std::string(64, 'a'), "u-1"}});
    has(page, "ma&lt;pa.pdf");
    has(page, "412\u00a0KB");
    has(page, "name=\"zalacznik-remove\" value=\"u-1\"");
    has(page, "Dodaj kolejny plik");
}

TEST(FormView, RowsAndRepeatsHaveNamedButtons) {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"R\" maxOccurs=\"3\"><xs:complexType><xs:sequence><xs:element "
        "name=\"I\" type=\"id:Nip\"/>"
        "<xs:element name=\"Z\" type=\"xs:boolean\"/></xs:sequence></xs:complexType></xs:element>"
        "<xs:element name=\"S\" type=\"xs:int\" minOccurs=\"0\"/><xs:element name=\"P\" "
        "type=\"xs:boolean\"/>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\" heading=\"true\"><repeat id=\"r\" path=\"R\" "
        "max=\"2\"><field id=\"i\" path=\"I\"/>"
        "<field id=\"z\" path=\"Z\"/></repeat><field id=\"suma\" path=\"S\" "
        "calculate=\"count($r)\"/>"
        "<field id=\"potwierdzam\" path=\"P\" widget=\"confirm\"/></section></page>";
    sketch.texts = text("r.label", "Firmy") + text("r.row", "Firma {n}") +
                   text("r.add", "Dodaj firmę") + text("i.label", "NIP") +
                   text("z.label", "Czynna?") + text("suma.label", "Ile firm") +
                   text("suma.suffix", "szt.") + text("potwierdzam.label", "Potwierdzam");
    const auto service = sketch_service(sketch);
    Values values;
    values.set("r-rows", std::string("2"));
    const std::string page = page_html(*service, values, false);
    has(page, "<input type=\"hidden\" name=\"r-rows\" value=\"2\">");
    has(page, "name=\"r-2-remove\"");
    has(page, "id=\"r-2-i\" name=\"r-2-i\"");
    has(page, "inputmode=\"numeric\"");
    has(page, "govuk-radios--inline");
    has(page, "<h2 class=\"govuk-heading-m\" id=\"sekcja-s\">Część</h2>");
    has(page, "2\u00a0szt.");
    has(page, "type=\"checkbox\" value=\"true\"");
    EXPECT_EQ(page.find("name=\"r-add\""), std::string::npos);
    EXPECT_EQ(page.find("name=\"suma\""), std::string::npos);
    values.set("r-rows", std::string("1"));
    has(page_html(*service, values, false), "name=\"r-add\" id=\"r-add\"");
    EXPECT_EQ(page_html(*service, values, false).find("r-1-remove"), std::string::npos);
}

TEST(FormView, SummaryShowsWhatWillBeSent) {
    Values values;
    values.set("przedmiot", std::string("raz\ndwa"));
    values.set("od-dzien", std::string("1"));
    values.set("od-miesiac", std::string("marzec"));
    values.set("od-rok", std::string("2025"));
    values.set("do-dzien", std::string("nie wiem"));
    values.set("forma", std::vector<std::string>{"kopia", "dane"});
    values.set("sposob", std::string("konto"));
    const Answers answers(information_request(), values, {}, moment());
    const auto page = schemas::Document::with_root("page");
    page.root().set("lang", std::string_view("pl"));
    write_summary(page.root(), answers);
    const std::string summary =
        html(page,
             "<xsl:apply-templates select=\"form-summary\" mode=\"form-summary\"><xsl:with-param "
             "name=\"href\">/wnioski/x/</xsl:with-param></xsl:apply-templates>");
    has(summary, "<h2 class=\"govuk-summary-card__title\">Czego dotyczy</h2>");
    has(summary, "raz<br>dwa");
    has(summary, "1\u00a0marca 2025\u00a0r.");
    has(summary, "nie wiem");
    has(summary, "Kopia dokumentu (PDF)<br>Dane do dalszej pracy (CSV, XLSX)");
    has(summary, "<span class=\"okn-soft\">Nie podano</span>");
    has(summary, "href=\"/wnioski/x/wniosek#od-dzien\"");
    EXPECT_EQ(summary.find("Adres e-mail"), std::string::npos);
}

}  // namespace
}  // namespace okienko::forms::testing
