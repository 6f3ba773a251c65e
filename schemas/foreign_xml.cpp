// Our own limits on foreign XML: one SAX pass that counts, refuses and at the same time builds the
// tree through libxml2's default handlers, so that nothing is built of what was refused.

#include <cstring>
#include <vector>

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "schemas/document.h"

namespace okienko::schemas {

namespace {

struct Watch {
    const Limits& limits;
    unsigned depth = 0;
    std::size_t nodes = 0;
    std::size_t text = 0;
    std::vector<int> declared;  ///< namespaces, by each open element
    std::size_t in_scope = 0;
    bool refused = false;
    ParseFault fault;
};

xmlParserCtxt* context_of(void* user) {
    return static_cast<xmlParserCtxt*>(user);
}
Watch& watch_of(void* user) {
    return *static_cast<Watch*>(context_of(user)->_private);
}

void refuse(void* user, ParseFault::Kind kind, std::string detail) {
    xmlParserCtxt* context = context_of(user);
    Watch& watch = watch_of(user);
    if (watch.refused) return;
    watch.refused = true;
    watch.fault = {
        kind, xmlSAX2GetLineNumber(user), xmlSAX2GetColumnNumber(user), std::move(detail)};
    xmlStopParser(context);
}

bool count_node(void* user) {
    Watch& watch = watch_of(user);
    watch.text = 0;
    if (++watch.nodes > watch.limits.nodes)
        refuse(user, ParseFault::Kind::too_many_nodes, "node limit");
    return !watch.refused;
}

void start_element(void* user,
                   const xmlChar* local,
                   const xmlChar* prefix,
                   const xmlChar* uri,
                   int namespaces,
                   const xmlChar** namespace_list,
                   int attributes,
                   int defaulted,
                   const xmlChar** attribute_list) {
    Watch& watch = watch_of(user);
    if (watch.refused || !count_node(user)) return;
    if (++watch.depth > watch.limits.depth) {
        refuse(user, ParseFault::Kind::too_deep, "depth limit");
        return;
    }
    if (static_cast<std::size_t>(namespaces) + static_cast<std::size_t>(attributes) >
        watch.limits.attributes) {
        refuse(user, ParseFault::Kind::too_many_attributes, "attribute limit");
        return;
    }
    // libxml2 looks a prefix up among all that are declared further up, one by one.
    watch.declared.push_back(namespaces);
    watch.in_scope += static_cast<std::size_t>(namespaces);
    if (watch.in_scope > watch.limits.namespaces) {
        refuse(user, ParseFault::Kind::too_many_attributes, "namespace limit");
        return;
    }
    for (int i = 0; i < attributes; ++i) {
        const xmlChar* begin = attribute_list[i * 5 + 3];
        const xmlChar* end = attribute_list[i * 5 + 4];
        if (static_cast<std::size_t>(end - begin) > watch.limits.text) {
            refuse(user, ParseFault::Kind::too_long_text, "attribute value");
            return;
        }
    }
    xmlSAX2StartElementNs(user,
                          local,
                          prefix,
                          uri,
                          namespaces,
                          namespace_list,
                          attributes,
                          defaulted,
                          attribute_list);
}

void end_element(void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri) {
    Watch& watch = watch_of(user);
    if (watch.refused) return;
    --watch.depth;
    watch.in_scope -= static_cast<std::size_t>(watch.declared.back());
    watch.declared.pop_back();
    watch.text = 0;
    xmlSAX2EndElementNs(user, local, prefix, uri);
}

bool count_text(void* user, int length) {
    Watch& watch = watch_of(user);
    if (watch.refused) return false;
    if (watch.text == 0 && !count_node(user)) return false;
    watch.text += static_cast<std::size_t>(length);
    if (watch.text > watch.limits.text) refuse(user, ParseFault::Kind::too_long_text, "text limit");
    return !watch.refused;
}

void characters(void* user, const xmlChar* text, int length) {
    if (count_text(user, length)) xmlSAX2Characters(user, text, length);
}

void cdata(void* user, const xmlChar* text, int length) {
    if (count_text(user, length)) xmlSAX2CDataBlock(user, text, length);
}

void comment(void* user, const xmlChar* text) {
    if (!watch_of(user).refused && count_node(user)) xmlSAX2Comment(user, text);
}

void instruction(void* user, const xmlChar* target, const xmlChar* data) {
    if (!watch_of(user).refused && count_node(user))
        xmlSAX2ProcessingInstruction(user, target, data);
}

void doctype(void* user,
             const xmlChar* /*name*/,
             const xmlChar* /*external*/,
             const xmlChar* /*system*/) {
    refuse(user, ParseFault::Kind::doctype, "DOCTYPE");
}

void reference(void* user, const xmlChar* name) {
    refuse(user, ParseFault::Kind::entity, reinterpret_cast<const char*>(name));
}

void structured_error(void* user, xmlError* error) {
    Watch& watch = watch_of(user);
    if (watch.refused || error == nullptr || error->level < XML_ERR_ERROR) return;
    watch.refused = true;
    const bool entity = error->code == XML_ERR_UNDECLARED_ENTITY;
    std::string detail = error->message == nullptr ? "" : error->message;
    while (!detail.empty() && detail.back() == '\n') detail.pop_back();
    watch.fault = {entity ? ParseFault::Kind::entity : ParseFault::Kind::malformed,
                   error->line,
                   error->int2,
                   std::move(detail)};
}

xmlSAXHandler watching_handler() {
    xmlSAXHandler handler{};
    xmlSAXVersion(&handler, 2);
    handler.startElementNs = &start_element;
    handler.endElementNs = &end_element;
    handler.characters = &characters;
    handler.ignorableWhitespace = &characters;
    handler.cdataBlock = &cdata;
    handler.comment = &comment;
    handler.processingInstruction = &instruction;
    handler.internalSubset = &doctype;
    handler.externalSubset = nullptr;
    handler.reference = &reference;
    handler.serror = &structured_error;
    return handler;
}

}  // namespace

std::variant<Document, ParseFault> parse(std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.bytes) {
        return ParseFault{ParseFault::Kind::too_large, 0, 0, fmt::format("{} bytes", bytes.size())};
    }
    Watch watch{.limits = limits, .declared = {}, .fault = {}};
    xmlParserCtxt* context = xmlCreateMemoryParserCtxt(
        bytes.empty() ? " " : bytes.data(), bytes.empty() ? 1 : static_cast<int>(bytes.size()));
    if (context == nullptr) throw std::bad_alloc();
    // HUGE lifts libxml2's own 10 MB bound of one text, which would refuse an embedded attachment;
    // ours stand instead.
    xmlCtxtUseOptions(context,
                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    xmlSAXHandler handler = watching_handler();
    *context->sax = handler;
    context->_private = &watch;
    xmlParseDocument(context);
    xmlDoc* tree = context->myDoc;
    context->myDoc = nullptr;
    const bool well_formed = context->wellFormed == 1;
    xmlFreeParserCtxt(context);
    if (watch.refused || !well_formed || tree == nullptr || xmlDocGetRootElement(tree) == nullptr) {
        xmlFreeDoc(tree);
        if (!watch.refused) watch.fault = {ParseFault::Kind::malformed, 1, 1, "no document"};
        return watch.fault;
    }
    return Document::adopt(tree);
}

}  // namespace okienko::schemas
