#include "tests/http/intake/unseen_service.h"

#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include <fmt/format.h>

namespace okienko::intake {

namespace fs = std::filesystem;

namespace {

/// `@` marks: `@id`, `@version`, `@question`, `@name`.
std::string filled(std::string text, const UnseenService& service) {
    const std::map<std::string, std::string> places = {{"@id", service.id},
                                                       {"@version", service.version},
                                                       {"@signature", service.signature},
                                                       {"@question", service.question},
                                                       {"@name", service.path_of_name}};
    for (const auto& [mark, value] : places) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.replace(at, mark.size(), value);
    }
    return text;
}

constexpr const char* kSchema = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:cumowanie" targetNamespace="urn:example:cumowanie"
           xmlns:opis="urn:okienko:description" xmlns:id="urn:okienko:identifiers" elementFormDefault="qualified">
  <xs:import namespace="urn:okienko:description" schemaLocation="description.xsd"/>
  <xs:import namespace="urn:okienko:identifiers" schemaLocation="identifiers.xsd"/>
  <xs:element name="Cumowanie">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="opis:OpisDokumentu"/>
        <xs:element name="Lodz">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="Nazwa"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="2"/><xs:maxLength value="40"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="Naped"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="zagiel"/><xs:enumeration value="silnik"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="Moc" minOccurs="0"><xs:simpleType><xs:restriction base="xs:decimal"><xs:minExclusive value="0"/><xs:maxInclusive value="500"/></xs:restriction></xs:simpleType></xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:element name="Pobyt" maxOccurs="3">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="Od" type="xs:date"/>
              <xs:element name="Dni"><xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="1"/><xs:maxInclusive value="90"/></xs:restriction></xs:simpleType></xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:element name="Razem" type="xs:decimal"/>
        <xs:element name="Email" type="id:Email" minOccurs="0"/>
        <xs:any namespace="http://www.w3.org/2000/09/xmldsig#" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
)xml";

constexpr const char* kForm = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<form service="@id" version="@version" root="Cumowanie" @signature account="optional" subject="$nazwa">
  <page id="lodz">
    <section id="lodz">
      <field id="nazwa" path="@name"/>
      <field id="naped" path="Lodz/Naped" widget="radios">
        <option value="zagiel"/>
        <option value="silnik"><field id="moc" path="Lodz/Moc" required="true()"/></option>
      </field>
    </section>
  </page>
  <page id="pobyt">
    <section id="pobyt">
      <repeat id="pobyty" path="Pobyt" min="1" max="3">
        <field id="od" path="Od"/>
        <field id="dni" path="Dni"/>
      </repeat>
      <field id="razem" path="Razem" calculate="okn:sum($dni)"/>
      <field id="email" path="Email"/>
    </section>
  </page>
</form>
)xml";

constexpr const char* kTexts = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<texts xml:lang="pl">
  <text id="form.name">Miejsce dla łodzi</text>
  <text id="page.lodz.title">Łódź</text>
  <text id="page.pobyt.title">Pobyt</text>
  <text id="section.lodz.title">Łódź</text>
  <text id="section.pobyt.title">Pobyt</text>
  <text id="nazwa.label">@question</text>
  <text id="naped.label">Czym płynie?</text>
  <text id="naped.option.zagiel">Żaglem</text>
  <text id="naped.option.silnik">Silnikiem</text>
  <text id="moc.label">Moc silnika</text>
  <text id="pobyty.label">Kiedy przypłyniesz</text>
  <text id="pobyty.row">Pobyt {n}</text>
  <text id="od.label">Od dnia</text>
  <text id="dni.label">Ile dni</text>
  <text id="razem.label">Razem dni</text>
  <text id="email.label">Adres e-mail</text>
  <text id="state.zlozony">Złożony</text>
  <text id="state.zalatwiony">Załatwiony</text>
  <text id="transition.zalatwienie">Zakończ sprawę</text>
  <text id="deadline.odpowiedz">Odpowiedź</text>
  <text id="deadline.odpowiedz.basis">art. 35 § 3 KPA</text>
</texts>
)xml";

constexpr const char* kWorkflow = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<workflow jrwa="7021" category="B5" unit="OR">
  <state id="zlozony" kind="new"/>
  <state id="zalatwiony" kind="closed"/>
  <transition id="zalatwienie" from="zlozony" to="zalatwiony" role="clerk"/>
  <deadline id="odpowiedz" period="1m" main="true"/>
</workflow>
)xml";

constexpr const char* kExample = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<Cumowanie xmlns="urn:example:cumowanie">
  <opis:OpisDokumentu xmlns:opis="urn:okienko:description">
    <opis:Usluga>@id</opis:Usluga>
    <opis:Wersja>@version</opis:Wersja>
    <opis:DataUtworzenia>2026-05-04</opis:DataUtworzenia>
    <opis:Jezyk>pl</opis:Jezyk>
  </opis:OpisDokumentu>
  <Lodz><Nazwa>Perkoz</Nazwa><Naped>zagiel</Naped></Lodz>
  <Pobyt><Od>2026-06-01</Od><Dni>3</Dni></Pobyt>
  <Razem>3</Razem>
</Cumowanie>
)xml";

/// The card of a bundled service, under another name.
std::string card(const UnseenService& service) {
    std::ifstream in(OKIENKO_SOURCE_DIR "/forms/catalog/vehicle-registration/card.xml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text = std::regex_replace(
        text, std::regex("card service=\"[a-z-]+\""), "card service=\"" + service.id + "\"");
    return std::regex_replace(
        text, std::regex("<title>Rejestracja pojazdu"), "<title>Miejsce dla łodzi");
}

}  // namespace

void UnseenService::write(const fs::path& services) const {
    const fs::path folder = services / id;
    fs::create_directories(folder / "examples");
    const std::map<std::string, std::string> files = {
        {"card.xml", card(*this)},
        {"document.xsd", kSchema},
        {"form.xml", filled(kForm, *this)},
        {"text.pl.xml", filled(kTexts, *this)},
        {"workflow.xml", kWorkflow},
        {"examples/valid-one.xml", filled(kExample, *this)},
    };
    for (const auto& [name, bytes] : files) {
        std::ofstream(folder / name, std::ios::binary | std::ios::trunc) << bytes;
        fs::permissions(folder / name, fs::perms::others_read, fs::perm_options::add);
    }
}

}  // namespace okienko::intake
