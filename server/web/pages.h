#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "schemas/document.h"
#include "schemas/stylesheet.h"
#include "schemas/texts.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::web {

/// The view model of one page: root `page` whose children a handler fills; Pages adds what every page needs.
///
///   <page lang="pl" path="/konto" request="…" csrf="…" theme="" assets="/zasoby/3f2a…" today="2026-11-22"
///         query="…">                              attributes set by Pages
///     <office name="Urząd Miasta Krakowa" …/>     of the configuration
///     <languages><language code="pl" href="…" current="true"/>…</languages>
///     <reader name="…" email="…" role-clerk="true" …/>   only when somebody is signed in
///     …the handler's elements…
///   </page>
/// Attributes a handler may set on the root: `side` ("resident", the default, or "office"), `active` (id of the menu entry),
/// `back` (address of the back link), `errors` ("true": the title begins with "Błąd:").
class View {
public:
    View();
    schemas::Node root() const { return document_.root(); }
    const schemas::Document& document() const { return document_; }

private:
    schemas::Document document_;
};

/// Turns view models into HTML: each sheet compiled once per language at start. Immutable after; shared by threads.
/// Sheets are named "<room>/<name>" and lie in server/<room>/views/<name>.xsl; they import "okn:layout".
class Pages {
public:
    struct Settings {
        std::string root;          ///< of the installation: holds schemas/, server/, forms/
        std::string office_name;   ///< "Urząd Miasta Krakowa"
        std::string assets;        ///< address prefix of static files
    };
    /// Compiles every server/*/views/*.xsl with server/*/views/text.<lang>.xml and schemas/xsl/text.<lang>.xml. Throws XmlError.
    explicit Pages(const Settings& settings);

    Response render(const Request& request, std::string_view sheet, const View& view, int status = 200) const;
    /// The words of a language, for messages made outside a stylesheet (mail, field errors).
    const schemas::Texts& texts(std::string_view language) const;

private:
    Settings settings_;
    std::map<std::string, schemas::Texts, std::less<>> texts_;
    std::map<std::string, schemas::Stylesheet, std::less<>> sheets_;  // "pl:accounts/sign_in"
};

}  // namespace okienko::web
