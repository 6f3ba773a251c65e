#include "tests/unit/forms/fixture.h"

#include "forms/dates.h"

namespace okienko::forms::testing {

std::string root() {
    return OKIENKO_SOURCE_DIR;
}

const ServiceCompiler& compiler() {
    static const schemas::XmlLibrary library;
    static const ServiceCompiler made(root(), std::make_shared<LocalSchemaCompiler>());
    return made;
}

Package information_request_package() {
    compiler();
    return Package::read_folder(root() + "/forms/catalog/public-information-request");
}

const Service& information_request() {
    static const auto service = compiler().compile(information_request_package());
    return *service;
}

std::string sequence(const std::string& declarations) {
    return "<xs:element name=\"Wniosek\"><xs:complexType><xs:sequence>" + declarations +
           "</xs:sequence></xs:complexType></xs:element>";
}

std::string text(const std::string& id, const std::string& words) {
    return "<text id=\"" + id + "\">" + words + "</text>";
}

Package::Files sketch_files(const Sketch& sketch) {
    Package::Files files = {
        {"document.xsd",
         "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:test\" "
         "targetNamespace=\"urn:test\" "
         "xmlns:id=\"urn:okienko:identifiers\" xmlns:zal=\"urn:okienko:attachment\" "
         "elementFormDefault=\"qualified\">"
         "<xs:import namespace=\"urn:okienko:identifiers\" schemaLocation=\"identifiers.xsd\"/>"
         "<xs:import namespace=\"urn:okienko:attachment\" schemaLocation=\"attachment.xsd\"/>" +
             sketch.schema + "</xs:schema>"},
        {"form.xml",
         "<form service=\"sketch\" version=\"1\" root=\"Wniosek\" " + sketch.attributes + ">\n" +
             sketch.pages + "\n</form>"},
        {"workflow.xml",
         "<workflow jrwa=\"1431\" category=\"B5\" unit=\"OR\"><state id=\"a\" kind=\"new\"/><state "
         "id=\"b\" kind=\"closed\"/>"
         "<transition id=\"t\" from=\"a\" to=\"b\" role=\"clerk\"/></workflow>"},
        {"text.pl.xml",
         "<texts xml:lang=\"pl\">\n" + text("form.name", "Szkic") + text("page.p.title", "Strona") +
             text("section.s.title", "Część") + text("state.a", "A") + text("state.b", "B") +
             text("transition.t", "T") + sketch.texts + "</texts>"},
    };
    for (const auto& [name, bytes] : sketch.more) files[name] = bytes;
    return files;
}

std::shared_ptr<const Service> sketch_service(const Sketch& sketch) {
    return compiler().compile(Package::from_files(sketch_files(sketch)));
}

Moment moment(const std::string& language) {
    return {*parse_iso_date("2026-11-06"), language};
}

std::string told(const Violations& violations) {
    std::string text;
    for (const auto& item : violations.items)
        text += item.path + " " + item.rule + (item.warning ? " (warning)\n" : "\n");
    return text;
}

}  // namespace okienko::forms::testing
