#include "schemas/document.h"

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlsave.h>

namespace okienko::schemas {

std::string_view to_string(ParseFault::Kind kind) {
    switch (kind) {
        case ParseFault::Kind::malformed:
            return "malformed";
        case ParseFault::Kind::doctype:
            return "doctype";
        case ParseFault::Kind::entity:
            return "entity";
        case ParseFault::Kind::too_large:
            return "too-large";
        case ParseFault::Kind::too_deep:
            return "too-deep";
        case ParseFault::Kind::too_many_nodes:
            return "too-many-nodes";
        case ParseFault::Kind::too_many_attributes:
            return "too-many-attributes";
        case ParseFault::Kind::too_long_text:
            return "too-long-text";
    }
    return "malformed";
}

Document Document::with_root(std::string_view name,
                             std::string_view namespace_uri,
                             std::string_view prefix) {
    Document made(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")));
    if (made.raw() == nullptr) throw std::bad_alloc();
    const std::string local(name);
    xmlNode* root = xmlNewDocNode(
        made.raw(), nullptr, reinterpret_cast<const xmlChar*>(local.c_str()), nullptr);
    if (root == nullptr) throw std::bad_alloc();
    xmlDocSetRootElement(made.raw(), root);
    if (!namespace_uri.empty()) {
        const std::string uri(namespace_uri);
        const std::string short_name(prefix);
        xmlNs* ns = xmlNewNs(
            root,
            reinterpret_cast<const xmlChar*>(uri.c_str()),
            short_name.empty() ? nullptr : reinterpret_cast<const xmlChar*>(short_name.c_str()));
        xmlSetNs(root, ns);
    }
    return made;
}

Document Document::adopt(xmlDoc* doc) {
    if (doc == nullptr) throw std::bad_alloc();
    return Document(doc);
}

Node Document::root() const {
    return Node(xmlDocGetRootElement(doc_.get()));
}

Document Document::copy() const {
    return adopt(xmlCopyDoc(doc_.get(), 1));
}

std::string Document::serialize(bool indented) const {
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(doc_.get(), &bytes, &size, "UTF-8", indented ? 1 : 0);
    if (bytes == nullptr) throw std::bad_alloc();
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return result;
}

Document parse_own(std::string_view bytes, std::string_view name) {
    auto outcome = parse(bytes, Limits{.bytes = 256U * 1024U * 1024U});
    if (auto* fault = std::get_if<ParseFault>(&outcome)) {
        throw XmlError(
            fmt::format("{}:{}: {}: {}", name, fault->line, to_string(fault->kind), fault->detail));
    }
    return std::get<Document>(std::move(outcome));
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw XmlError("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace okienko::schemas
