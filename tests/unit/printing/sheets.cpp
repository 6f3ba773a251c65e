#include "tests/unit/printing/sheets.h"

#include <variant>

#include "schemas/document.h"
#include "server/letters/letter_view.h"
#include "server/printing/formatting_objects.h"
#include "server/web/escape.h"

namespace okienko::printing {
namespace {

const std::string kDigest(64, 'a');

void append(schemas::Node parent, const std::string& xml) {
    parent.append_copy(schemas::parse_own(xml, "test").root());
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '<') {
            out += "&lt;";
        } else if (letter == '>') {
            out += "&gt;";
        } else if (letter == '&') {
            out += "&amp;";
        } else {
            out += letter;
        }
    }
    return out;
}

constexpr const char* kReport = R"(<signatures>
<report name="wniosek.xml" container="" indication="TOTAL-PASSED" sub="" colour="green" verdict="" signatures="1" state="signed">
<signature n="1" id="S1" file="" counters="" indication="TOTAL-PASSED" sub="" integrity="intact" format="XAdES-B-B"
 algorithm="RSA" signer="Janina Próbna" signed="2026-11-06T10:58:31" colour="green" verdict=""
 sentence="Podpis jest ważny." advice="Możesz na nim polegać.">
<certificate subject="CN=Janina Próbna" issuer="CN=Wystawca" serial="01" sha256="abcd" from="2026-01-01T00:00:00" to="2027-01-01T00:00:00"/>
<covers kind="document" what="" intact="true"/>
<check result="ok" name="digest" code="" reason="">Dokument nie zmienił się od podpisania</check>
<check result="bad" name="chain" code="EXPIRED" reason="expired">Certyfikat wygasł</check>
</signature></report>
<made at="2026-11-06T10:59:00" by="filing" indication="TOTAL-PASSED"/></signatures>)";

}  // namespace

const web::Pages& pages() {
    static const std::string root = OKIENKO_SOURCE_DIR;
    static const web::Pages made({root, root + "/schemas/codelists/office.xml", "/zasoby"});
    return made;
}

std::string document_fo(const std::string& html) {
    web::View view = sheet_view({"Wniosek o informację", "OKN-2026-7K3M-9QXW", kDigest});
    append(view.root().add("document"), "<div>" + html + "</div>");
    return make_fo(pages(), "printing/document", view);
}

std::string letter_fo(const std::string& paragraph) {
    web::View view = sheet_view({"Wezwanie do uzupełnienia", "OKN-2026-7K3M-9QXW-P1", kDigest});
    letters::add_paper(
        view.root(),
        R"(<Pismo xmlns="urn:okienko:letter"><Numer>OKN-2026-7K3M-9QXW-P1</Numer><Sprawa>OR.1431.15.2026</Sprawa>)"
        R"(<Wniosek>OKN-2026-7K3M-9QXW</Wniosek><Miejsce>Kraków</Miejsce><Data>2026-11-09</Data><Nadawca>)"
        R"(<Organ>Prezydent Miasta</Organ><Urzad>Urząd Miasta</Urzad><Komorka>Wydział</Komorka><Adres>Rynek 1</Adres>)"
        R"(</Nadawca><Adresat/><Tytul>Wezwanie do uzupełnienia wniosku</Tytul><Czesc><Naglowek>Powód</Naglowek><Akapit>)" +
            escaped(paragraph) +
            R"(</Akapit></Czesc><Podpisujacy><ImieNazwisko>Jan Przykładowy</ImieNazwisko><Stanowisko>inspektor</Stanowisko>)"
            R"(</Podpisujacy></Pismo>)");
    return make_fo(pages(), "letters/print", view);
}

std::string report_fo() {
    web::View view = sheet_view({"Podpis", "OKN-2026-7K3M-9QXW", kDigest});
    append(view.root(), kReport);
    return make_fo(pages(), "verification/print", view);
}

}  // namespace okienko::printing
