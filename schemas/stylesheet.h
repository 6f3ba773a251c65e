#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

#include "schemas/document.h"
#include "schemas/texts.h"

namespace okienko::schemas {

/// A compiled XSLT 1.0 stylesheet; immutable, shared by threads. A transformation may read nothing
/// but its document (document(), extension elements that write, file and network are refused) and
/// runs within bounds.
///
/// Words are put in when it is compiled, for one language (namespace `urn:okienko:text`, prefix okn
/// in our files):
///   <okn:text id="nav.home"/>                                   a text
///   <okn:text id="draft.saved"><okn:with name="time" select="@time"/></okn:text>   with its places
///   filled <okn:count id="left" select="@n"/>                          a countable text by number
///   <okn:lookup select="@text"/>                                a text whose id is known when the
///   page is made title="[[nav.home]]"                                        in any attribute
///   value, of ours or of the result
/// An id no language file has is an XmlError when compiling.
class Stylesheet {
public:
    /// Gives the bytes of an included or imported stylesheet by its href, or throws XmlError.
    using Loader = std::function<std::string(const std::string& href)>;

    /// Compiles; includes and imports go through `loader`. `texts` may be null for sheets without
    /// words.
    static Stylesheet compile(std::string_view bytes,
                              const std::string& name,
                              const Loader& loader,
                              const Texts* texts);

    /// The serialised result (UTF-8). Throws XmlError when the sheet itself fails or exceeds its
    /// bounds.
    std::string transform(const Document& input) const;
    /// The result as a tree, to be put into a view model (a document's visualisation). Throws as
    /// transform().
    Document apply(const Document& input) const;

private:
    struct Free {
        void operator()(xsltStylesheet* sheet) const { xsltFreeStylesheet(sheet); }
    };
    std::shared_ptr<xsltStylesheet> sheet_;
    std::shared_ptr<xsltSecurityPrefs>
        security_;  // of every transformation; compiling goes through the loader
    std::string name_;
};

/// What a foreign stylesheet (a service's view.xsl) must not hold: script elements and event or
/// style attributes in its result, computed href or src without a scheme check,
/// disable-output-escaping, document(), extension elements, includes from elsewhere. Empty when it
/// may be used.
struct StylesheetFault {
    int line = 0;
    std::string rule;  ///< "script-element", "event-attribute", "style-attribute", "computed-link",
                       ///< "raw-output", "document-function", "extension", "include"
    std::string detail;
};
std::vector<StylesheetFault> inspect_foreign_stylesheet(std::string_view bytes);

}  // namespace okienko::schemas
