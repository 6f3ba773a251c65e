#include "forms/check.h"

#include <algorithm>

#include "forms/draft_service.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

std::string faults_of(const Package::Files& files) {
    std::string text;
    for (const auto& fault : check(compiler(), Package::from_files(files))) {
        if (files.count(fault.file) != 0) {
            EXPECT_GE(fault.line, 1) << fault.file << ": " << fault.detail;
        }
        text += fault.file + ":" + std::to_string(fault.line) + ": " + fault.rule + ": " +
                fault.detail + "\n";
    }
    return text;
}

/// The shipped service with one thing changed.
std::string after(const std::string& file, const std::string& from, const std::string& to) {
    auto files = information_request_package().files();
    auto& bytes = files[file];
    const auto at = bytes.find(from);
    if (!from.empty() && at == std::string::npos) return "no '" + from + "' in " + file;
    bytes = from.empty() ? to : bytes.replace(at, from.size(), to);
    return faults_of(files);
}

void names(const std::string& faults, const std::string& start, const std::string& part = "") {
    EXPECT_NE(faults.find(start), std::string::npos) << faults;
    EXPECT_NE(faults.find(part), std::string::npos) << faults;
}

TEST(Check, NamesFileAndLine) {
    EXPECT_EQ(after("form.xml", "", information_request_package().files().at("form.xml")), "");
    names(after("form.xml", "Tresc/Komorka", "Tresc/Nieznane"), "form.xml:10: unknown-path");
    names(after("form.xml", "id=\"od\"", "id=\"przedmiot\""), "form.xml:6: repeated-id");
    names(after("form.xml", "okn:days(.)", "okn:dayz(.)"), "form.xml:8: expression", "okn:dayz");
    names(after("form.xml", "okn:days($od)", "okn:days($ot)"), "form.xml:8: unknown-field", "$ot");
    names(after("form.xml", "okn:days(.)", "okn:days()"),
          "form.xml:8: expression",
          "cannot be evaluated");
    names(
        after("form.xml", "widget=\"radios\"", "widget=\"radio\""), "form.xml:", "xml-enumeration");
    names(after("form.xml", "<form ", "<form><form "), "form.xml:", "malformed");
    names(after("form.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE form>"),
          "form.xml:",
          "doctype");
}

TEST(Check, AFormNeverWidensItsSchema) {
    names(after("form.xml", "<option value=\"wglad\"/>", "<option value=\"ustnie\"/>"),
          "form.xml:18: widens",
          "ustnie");
    names(after("form.xml", "max-files=\"5\"", "max-files=\"6\""), "form.xml:", "widens");
    names(after("form.xml",
                "<field id=\"przedmiot\" path=\"Tresc/Przedmiot\" widget=\"textarea\" rows=\"5\" "
                "prefill=\"message.text\"/>",
                ""),
          "not-reachable",
          "Tresc/Przedmiot");
    names(after("form.xml", "path=\"Tresc/Do\"", "path=\"Tresc/Od\""), "form.xml:7: bound-twice");
    names(after("form.xml", "root=\"Wniosek\"", "root=\"Podanie\""), "document.xsd:", "Podanie");
}

TEST(Check, ASignedDocumentIsStillValid) {
    const std::string room =
        "<xs:any namespace=\"http://www.w3.org/2000/09/xmldsig#\" processContents=\"lax\" "
        "minOccurs=\"0\" maxOccurs=\"unbounded\"/>";
    auto files = information_request_package().files();
    auto& schema = files["document.xsd"];
    const auto at = schema.find(room);
    ASSERT_NE(at, std::string::npos);
    schema.erase(at, room.size());
    const auto root = std::count(
        schema.begin(),
        schema.begin() + static_cast<std::ptrdiff_t>(schema.find("<xs:element name=\"Wniosek\"")),
        '\n');
    names(faults_of(files),
          "document.xsd:" + std::to_string(root + 1) + ": no-room-for-signature",
          "'Wniosek'");
    auto& form = files["form.xml"];
    form.replace(form.find("signature=\"any\""), 15, "signature=\"none\"");
    EXPECT_EQ(faults_of(files), "") << "who accepts none needs no place";

    files = information_request_package().files();
    files["document.xsd"].replace(at, room.size(), room);
    const std::string many = "maxOccurs=\"unbounded\"/>";
    files["document.xsd"].replace(
        files["document.xsd"].find(many, at), many.size(), "maxOccurs=\"1\"/>");
    EXPECT_EQ(faults_of(files), "");
    files["form.xml"].replace(
        files["form.xml"].find("signature=\"any\""), 15, "signature=\"any\" signers=\"2\"");
    names(faults_of(files), "document.xsd:", "accepts 2 signature(s)");
}

TEST(Check, RulesDoNotGoInCircles) {
    names(
        after("form.xml", "path=\"Tresc/Od\"", "path=\"Tresc/Od\" relevant=\"string($do) != ''\""),
        "",
        "");
    auto files = information_request_package().files();
    auto& form = files["form.xml"];
    form.replace(form.find("path=\"Tresc/Od\""), 15, "path=\"Tresc/Od\" relevant=\"$do = 'x'\"");
    form.replace(form.find("path=\"Tresc/Do\""), 15, "path=\"Tresc/Do\" relevant=\"$od = 'x'\"");
    names(faults_of(files), "cycle", "depends on itself");
}

TEST(Check, TextsAreWholeInEachLanguage) {
    names(after("text.en.xml", "<text id=\"email.label\">E-mail address</text>", ""),
          "text.en.xml:2: missing-text: no text 'email.label'");
    names(after("text.en.xml",
                "<text id=\"ulica.hint\">Leave it empty if your place has no streets.</text>",
                ""),
          "text.en.xml:1: missing-text",
          "'ulica.hint' stands in text.pl.xml only");
    names(after("text.pl.xml", "id=\"ulica.hint\"", "id=\"ulica.wskazowka\""),
          "text.pl.xml:",
          "unused-text");
    names(after("text.pl.xml", "id=\"ulica.label\"", "id=\"dom.label\""),
          "text.pl.xml:",
          "repeated-text");
    names(after("text.pl.xml", "xml:lang=\"pl\"", ""), "text.pl.xml:2: xml-attribute-missing");
}

TEST(Check, AViewIsHarmless) {
    names(
        after(
            "view.xsl", "<div><xsl:apply-templates", "<div><script>x</script><xsl:apply-templates"),
        "view.xsl:8: view-script-element");
    names(after("view.xsl", "<div><xsl:apply-templates", "<div onclick=\"x\"><xsl:apply-templates"),
          "view.xsl:8: view-event-attribute");
    names(after("view.xsl",
                "select=\"string(w:Tresc/w:Przedmiot)\"",
                "select=\"document('/etc/passwd')\""),
          "view-document-function");
    names(after("view.xsl", "view.request", "view.nothing"), "view.xsl:1: view");
    names(after("view.xsl", "okn:letter", "file:///etc/passwd"), "view-include");
}

TEST(Check, ExamplesGiveExactlyWhatTheyClaim) {
    names(after("examples/valid-least.xml", "<Forma>wglad</Forma>", "<Forma>nic</Forma>"),
          "examples/valid-least.xml:13: example",
          "/Wniosek/Odpowiedz/Forma");
    names(after("examples/invalid-no-email.xml", "Email required", "Email pattern"),
          "examples/invalid-no-email.xml:2: not-told");
    names(after("examples/invalid-no-email.xml", "<Forma>kopia</Forma>", ""),
          "examples/invalid-no-email.xml:13: not-claimed");
    names(after("examples/invalid-no-email.xml", "expect", "oczekuj"),
          "examples/invalid-no-email.xml:1: no-claim");
}

TEST(Check, PartsAreThereAndNoOthers) {
    for (const char* part :
         {"card.xml", "form.xml", "document.xsd", "workflow.xml", "text.pl.xml"}) {
        auto files = information_request_package().files();
        files.erase(part);
        names(faults_of(files), std::string(part) + ":0: missing-part");
    }
    auto files = information_request_package().files();
    files["obraz.png"] = "x";
    files["address.xsd"] = "<x/>";
    names(faults_of(files), "obraz.png:1: unknown-file");
    names(faults_of(files), "address.xsd:1: shadows");
}

TEST(Check, ACardAloneIsProvedToo) {
    const std::string card = information_request_package().files().at("card.xml");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = card;
        const auto at = changed.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return faults_of({{"card.xml", changed.replace(at, from.size(), to)}});
    };
    EXPECT_EQ(faults_of({{"card.xml", card}}), "");
    const auto package = Package::from_files({{"card.xml", card}});
    EXPECT_TRUE(package.is_card_only());
    EXPECT_EQ(package.id(), "public-information-request");
    names(with("<card ", "<card><card "), "card.xml:", "xml: malformed");
    names(with("<title>", "<titel>x</titel><title>"), "card.xml:", "xml-unexpected");
    names(with("<fact kind=\"", "<fact kind=\"x"), "card.xml:", "xml-enumeration");
    std::string foreign = card;
    const auto polish = foreign.find("<content lang=\"pl\"");
    foreign.erase(polish, foreign.find("</content>", polish) + 10 - polish);
    names(faults_of({{"card.xml", foreign}}), "card.xml:", "no-polish");
    names(faults_of({{"card.xml", card}, {"notatki.docx", "x"}}), "notatki.docx:1: unknown-file");
    names(faults_of({{"card.xml", card}, {"document.xsd", "<x/>"}}), "form.xml:0: missing-part");
    names(after("card.xml", "service=\"public-information-request\"", "service=\"inna\""),
          "card.xml:",
          "service-id");
}

TEST(Check, TheWorkflowIsCoherent) {
    names(
        after("workflow.xml", "to=\"w-toku\" role=\"clerk\"/>", "to=\"nigdzie\" role=\"clerk\"/>"),
        "workflow.xml:18: unknown-state");
    names(after("workflow.xml",
                "<state id=\"odmowa\" kind=\"closed\"/>",
                "<state id=\"odmowa\" kind=\"open\"/>"),
          "dead-end");
    names(after("workflow.xml", "starts=\"oplata\"", "starts=\"kara\""), "unknown-deadline");
    names(after("workflow.xml", "period=\"14d\" main=\"true\"", "period=\"14 dni\" main=\"true\""),
          "workflow.xml:41: xml-pattern");
}

TEST(Check, AWithdrawalIsTheResidentsAndEndsTheCase) {
    const auto withdrawal = [](const std::string& from, const std::string& to) {
        return after("workflow.xml", from, to);
    };
    names(withdrawal("to=\"wycofany\"", "to=\"w-toku\""), "workflow.xml:", "withdrawal-goes-on");
    names(withdrawal("role=\"resident\" on=\"withdrawal\"", "role=\"clerk\" on=\"withdrawal\""),
          "workflow.xml:",
          "withdrawal-without-resident");
    names(withdrawal("from=\"zlozony w-toku", "from=\"zlozony w-toku w-toku"),
          "workflow.xml:",
          "two-withdrawals");
    names(withdrawal("from=\"zlozony w-toku", "from=\"zlozony wtoku"), "workflow.xml:", "wtoku");
    // Nobody has to withdraw: it isn't a way on.
    names(withdrawal("<transition id=\"po-oplacie\" from=\"czeka-na-oplate\" to=\"w-toku\" "
                     "role=\"clerk\"/>\n",
                     ""),
          "");
    names(after("text.pl.xml", "id=\"withdrawal.what\"", "id=\"withdrawal.why\""),
          "text.pl.xml:",
          "withdrawal.what");
}

TEST(Check, TheUnitMayComeFromAnAnswer) {
    const auto from = [](const std::string& expression) {
        return after("workflow.xml", "unit=\"OR\"", "unit=\"OR\" unit-from=\"" + expression + "\"");
    };
    EXPECT_EQ(from("string($przedmiot)"), "");
    names(from("$brak"), "workflow.xml:", "unknown-field");
    names(from("string($przedmiot"), "workflow.xml:", "expression");
    names(from("okn:add-period($przedmiot)"), "workflow.xml:", "expression");
}

TEST(Check, SchemasMustLoad) {
    names(after("document.xsd", "type=\"Tresc\"/>", "type=\"Brak\"/>"), "document.xsd:", "schema");
    names(after("document.xsd",
                "schemaLocation=\"address.xsd\"",
                "schemaLocation=\"https://example.org/x.xsd\""),
          "document.xsd",
          "schema");
    names(after("document.xsd",
                "<xs:minLength value=\"3\"/>",
                "<xs:minLength value=\"3\"/><xs:pattern value=\"(a\"/>"),
          "document.xsd:",
          "schema");
}

TEST(DraftService, PassesTheCheckOnceFilledIn) {
    const Package::Files schemas = {
        {"document.xsd", information_request_package().files().at("document.xsd")},
    };
    auto files = draft_service(compiler().shared_schemas(),
                               LocalSchemaCompiler(),
                               schemas,
                               "Wniosek",
                               "public-information-request");
    files["card.xml"] = information_request_package().files().at("card.xml");
    files["examples/valid-1.xml"] =
        information_request_package().files().at("examples/valid-email.xml");
    EXPECT_EQ(faults_of(files), "");
    const auto service = compiler().compile(Package::from_files(files));
    EXPECT_EQ(service->form().pages.size(), 4U);
    EXPECT_EQ(service->item("kod-pocztowy")->widget, Widget::postcode);
}

}  // namespace
}  // namespace okienko::forms::testing
