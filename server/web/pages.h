#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "schemas/stylesheet.h"
#include "schemas/texts.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::web {

/// The view model of one page: root `page` whose children a handler fills; Pages adds what every
/// page needs.
///
///   <page lang="pl" path="/konto" target="/konto?x=1" request="…" csrf="…" theme=""
///   assets="/zasoby/3f2a…"
///         today="2026-11-22" query="…">           attributes set by Pages; query is the field `q`
///         of the address
///     <office …>…</office>                        the root of the office's document, whole
///     <languages><language code="pl" href="/jezyk?kod=pl&amp;powrot=%2Fkonto"
///     current="true"/>…</languages> <reader name="…" email="…" role-clerk="true" …><unit
///     code="…"/></reader>   only when somebody is signed in …the handler's elements…
///   </page>
/// Attributes a handler may set on the root: `side` ("resident", the default, or "office"),
/// `active` (id of the menu entry), `back` (address of the back link), `errors` ("true": the title
/// begins with "Błąd:").
class View {
public:
    View();
    schemas::Node root() const { return document_.root(); }
    const schemas::Document& document() const { return document_; }

private:
    schemas::Document document_;
};

/// Turns view models into HTML: each sheet compiled once per language at start. Immutable after;
/// shared by threads. Sheets are named "<room>/<name>" and lie in server/<room>/views/<name>.xsl,
/// those of services in server/services/<room>/views;
/// they import "okn:layout" (a file of schemas/xsl) or "okn:<room>/<name>" (a sheet of a room). A
/// file whose name begins with '_' is only imported.
class Pages {
public:
    struct Settings {
        std::string root;    ///< of the installation: holds schemas/, server/
        std::string office;  ///< file with the office's data; empty: <office/> without anything
        std::string assets;  ///< address prefix of static files
        std::vector<std::string> languages = {"pl", "en"};
    };
    /// Compiles every server/*/views/*.xsl with server/*/views/text.<lang>.xml and
    /// schemas/xsl/text.<lang>.xml. Throws XmlError.
    explicit Pages(const Settings& settings);

    Response render(const Request& request,
                    std::string_view sheet,
                    const View& view,
                    int status = 200) const;
    /// What a sheet makes of a view model outside of any request (a document to print); Pages adds
    /// the office only. Throws XmlError.
    schemas::Document make(std::string_view language,
                           std::string_view sheet,
                           const View& view) const;
    bool has(std::string_view sheet) const;
    /// The words of a language, for messages made outside a stylesheet (mail, field errors).
    const schemas::Texts& texts(std::string_view language) const;
    /// The office's document, for words outside pages (mail, receipts).
    schemas::Node office() const { return office_.root(); }

private:
    void read_texts(const std::string& language);
    void compile_sheets(const std::string& language);
    std::string load(const std::string& href) const;
    const schemas::Stylesheet& sheet_of(std::string_view language, std::string_view sheet) const;
    void furnish(schemas::Node page, const Request& request) const;

    Settings settings_;
    schemas::Document office_;
    std::map<std::string, schemas::Texts, std::less<>> texts_;
    std::map<std::string, schemas::Stylesheet, std::less<>> sheets_;  // "pl:accounts/sign_in"
};

}  // namespace okienko::web
