#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "schemas/node.h"

namespace okienko::schemas {

/// What foreign XML may cost before it is refused. Checked by our own SAX pass before any tree is
/// built.
struct Limits {
    std::size_t bytes = 20U * 1024U * 1024U;
    unsigned depth = 256;
    std::size_t nodes = 2'000'000;  ///< elements, texts, comments and instructions together
    std::size_t attributes = 256;   ///< of one element, namespace declarations included
    std::size_t namespaces = 4096;  ///< declarations in scope at one place, repeated ones too
    std::size_t text = 20U * 1024U * 1024U;  ///< bytes of one run of text or one attribute value
};

/// Why foreign bytes are not a document we read; told to people through the text id `xml.<kind>`.
struct ParseFault {
    enum class Kind {
        malformed,  ///< not well-formed, or bytes that are not in the declared encoding
        doctype,    ///< a DOCTYPE stands in it: never read
        entity,     ///< an entity other than the five predefined
        too_large,
        too_deep,
        too_many_nodes,
        too_many_attributes,
        too_long_text,
    };
    Kind kind = Kind::malformed;
    int line = 0;        ///< from 1
    int column = 0;      ///< from 1, 0 when unknown
    std::string detail;  ///< for the log; the library's words, never shown to a person
};

std::string_view to_string(ParseFault::Kind kind);  ///< "malformed", "doctype", …

/// Our own XML (a stylesheet, a schema, a card we ship) could not be read. A fault of the
/// installation, not of a person.
class XmlError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An XML document in memory, the owner of its tree. Movable. One thread at a time, or many
/// readers.
class Document {
public:
    /// A new document with a root element.
    static Document with_root(std::string_view name,
                              std::string_view namespace_uri = {},
                              std::string_view prefix = {});
    /// Takes ownership of a tree.
    static Document adopt(xmlDoc* doc);

    Node root() const;
    Document copy() const;

    /// UTF-8 with an XML declaration. `indented` is for people and our own files; never for signed
    /// bytes.
    std::string serialize(bool indented = false) const;

    xmlDoc* raw() const { return doc_.get(); }

private:
    struct Free {
        void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
    };
    explicit Document(xmlDoc* doc) : doc_(doc) {}
    std::unique_ptr<xmlDoc, Free> doc_;
};

/// Reads foreign bytes within limits: no DOCTYPE, no entity but the five, no network, no file.
/// Never throws for bad bytes.
std::variant<Document, ParseFault> parse(std::string_view bytes, const Limits& limits = {});

/// Reads XML of our own installation; `name` says in the error what it was. Throws XmlError.
Document parse_own(std::string_view bytes, std::string_view name);

/// Reads a file whole. Throws XmlError naming the path.
std::string read_file(const std::string& path);

}  // namespace okienko::schemas
