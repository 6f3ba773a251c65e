#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/xmlschemas.h>

#include "schemas/document.h"

namespace okienko::schemas {

/// The only resolver of schema locations: namespaces and file names to bytes held in memory. Never
/// the network. Immutable when shared; copies are cheap enough for publishing a service.
class SchemaCatalog {
public:
    /// Adds every *.xsd of a folder under its file name, e.g. "person.xsd".
    void add_folder(const std::string& folder);
    /// Adds one schema under a location (a file name or an absolute URI).
    void add(const std::string& location, std::string bytes);
    /// Bytes by the location itself, else by its last path segment; nullptr when unknown.
    const std::string* find(std::string_view location) const;
    const std::map<std::string, std::string, std::less<>>& all() const { return files_; }

private:
    std::map<std::string, std::string, std::less<>> files_;
};

/// One thing the schema says against a document.
struct SchemaFault {
    std::string path;  ///< of the element, as Node::path()
    std::string name;  ///< local name of the element or attribute it is about
    std::string rule;  ///< facet or structure: "pattern", "maxLength", "enumeration",
                       ///< "minInclusive", "type", "missing", "unexpected", "fixed", …
    int line = 0;
    std::string detail;  ///< the library's words, for the log only
};

/// A compiled XSD (libxml2), immutable and shared by threads. It gives every verdict on structure
/// and values.
class Schema {
public:
    /// Compiles `location` of the catalogue with all it imports. Throws XmlError with the library's
    /// words and lines.
    static Schema compile(const SchemaCatalog& catalog, const std::string& location);
    /// Empty when the document is valid.
    std::vector<SchemaFault> validate(const Document& document) const;

private:
    std::shared_ptr<xmlSchema> schema_;
};

}  // namespace okienko::schemas
