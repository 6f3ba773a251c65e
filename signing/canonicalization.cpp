#include "signing/canonicalization.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libxml/uri.h>

#include "signing/canonical_names.h"

namespace okienko::signing {

namespace {

using Kind = CanonicalMethod::Kind;

/// An attribute to be written; `joined` holds an xml:base made of several.
struct Attribute {
    std::string_view uri;
    std::string_view prefix;
    std::string_view name;
    const xmlNode* value = nullptr;
    std::string joined;
};

std::string value_of(const xmlAttr* attribute) {
    std::string value;
    for (const xmlNode* text = attribute->children; text != nullptr; text = text->next) {
        value += view(text->content);
    }
    return value;
}

bool is_xml(const xmlAttr* attribute) {
    return attribute->ns != nullptr && view(attribute->ns->href) == view(XML_XML_NAMESPACE);
}

/// What stands for a character in a canonical text or attribute value; empty for itself.
std::string_view in_text(char character) {
    switch (character) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '\r':
            return "&#xD;";
        default:
            return {};
    }
}
std::string_view in_attribute(char character) {
    switch (character) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '"':
            return "&quot;";
        case '\t':
            return "&#x9;";
        case '\n':
            return "&#xA;";
        case '\r':
            return "&#xD;";
        default:
            return {};
    }
}

class Writer {
public:
    Writer(const NodeSet& nodes, const CanonicalMethod& method, OctetSink& sink, WorkBudget& budget)
        : nodes_(nodes), method_(method), scope_(method), sink_(sink), budget_(budget) {
        comments_ = nodes.comments && method.comments;
    }

    void write_all() {
        if (nodes_.whole) {
            write_beside_root();
        } else {
            for (const xmlNode* apex : nodes_.apexes) write_node(apex, true);
        }
        flush();
    }

private:
    static constexpr std::size_t piece = 1U << 14U;

    void flush() {
        budget_.spend(buffer_.size() + walked_ + scope_.take_steps() / 16);
        walked_ = 0;
        sink_.write(buffer_);
        buffer_.clear();
    }
    void put(std::string_view text) { buffer_ += text; }

    template <typename Escape>
    void put_escaped(std::string_view text, Escape escape) {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            // Every character to be replaced is below '?': most letters go by in one comparison.
            if (text[at] > '>' || static_cast<unsigned char>(text[at]) > 0x7fU) continue;
            const std::string_view instead = escape(text[at]);
            if (instead.empty()) continue;
            put(text.substr(begin, at - begin));
            put(instead);
            begin = at + 1;
        }
        put(text.substr(begin));
    }

    /// Canonical XML 2.3: a line feed between the root and what stands beside it.
    void write_beside_root() {
        bool after_root = false;
        for (const xmlNode* node = nodes_.document->children; node != nullptr; node = node->next) {
            if (nodes_.is_removed(node)) continue;
            if (node->type == XML_ELEMENT_NODE) {
                write_node(node, true);
                after_root = true;
            } else if (node->type == XML_PI_NODE || (node->type == XML_COMMENT_NODE && comments_)) {
                if (after_root) put("\n");
                write_node(node, false);
                if (!after_root) put("\n");
            }
        }
    }

    void write_node(const xmlNode* node, bool apex) {
        ++walked_;
        if (nodes_.is_removed(node)) return;
        if (buffer_.size() + walked_ >= piece) flush();
        switch (node->type) {
            case XML_ELEMENT_NODE:
                write_element(node, apex);
                break;
            case XML_TEXT_NODE:
            case XML_CDATA_SECTION_NODE:
                put_escaped(view(node->content), in_text);
                break;
            case XML_PI_NODE:
                write_instruction(node);
                break;
            case XML_COMMENT_NODE:
                if (comments_) {
                    put("<!--");
                    put(view(node->content));
                    put("-->");
                }
                break;
            default:
                throw Refusal("node-kind", "a node of a kind no canonical form has");
        }
    }

    void write_instruction(const xmlNode* node) {
        put("<?");
        put(view(node->name));
        if (node->content != nullptr && *node->content != 0) {
            put(" ");
            put(view(node->content));
        }
        put("?>");
    }

    void put_name(std::string_view prefix, std::string_view name) {
        if (!prefix.empty()) {
            put(prefix);
            put(":");
        }
        put(name);
    }

    void write_element(const xmlNode* element, bool apex) {
        const std::string_view prefix =
            element->ns == nullptr ? std::string_view() : view(element->ns->prefix);
        put("<");
        put_name(prefix, view(element->name));
        for (const auto& declaration : scope_.enter(element, apex)) {
            put(declaration.prefix.empty() ? " xmlns" : " xmlns:");
            put(declaration.prefix);
            put("=\"");
            put_escaped(declaration.uri, in_attribute);
            put("\"");
        }
        write_attributes(element, apex);
        put(">");
        for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
            write_node(child, false);
        }
        put("</");
        put_name(prefix, view(element->name));
        put(">");
        scope_.leave();
    }

    void write_attributes(const xmlNode* element, bool apex) {
        std::vector<Attribute> attributes;
        for (const xmlAttr* at = element->properties; at != nullptr; at = at->next) {
            const bool named = at->ns != nullptr;
            attributes.push_back({named ? view(at->ns->href) : std::string_view(),
                                  named ? view(at->ns->prefix) : std::string_view(),
                                  view(at->name),
                                  at->children,
                                  {}});
        }
        if (apex && method_.kind != Kind::exclusive) inherit(element, attributes);
        if (attributes.size() > 1) {
            std::sort(
                attributes.begin(), attributes.end(), [](const Attribute& a, const Attribute& b) {
                    return a.uri != b.uri ? a.uri < b.uri : a.name < b.name;
                });
        }
        for (const Attribute& attribute : attributes) {
            put(" ");
            put_name(attribute.prefix, attribute.name);
            put("=\"");
            put_escaped(attribute.joined, in_attribute);
            for (const xmlNode* text = attribute.value; text != nullptr; text = text->next) {
                put_escaped(view(text->content), in_attribute);
            }
            put("\"");
        }
    }

    /// Canonical XML 1.0, 2.4 and 1.1, 2.4: an apex takes its ancestors' xml: attributes.
    void inherit(const xmlNode* apex, std::vector<Attribute>& attributes) const {
        for (const xmlNode* at = apex->parent; at != nullptr && at->type == XML_ELEMENT_NODE;
             at = at->parent) {
            for (const xmlAttr* one = at->properties; one != nullptr; one = one->next) {
                if (!is_xml(one)) continue;
                const std::string_view name = view(one->name);
                if (method_.kind == Kind::inclusive_1_1 && name != "lang" && name != "space") {
                    continue;
                }
                const bool known = std::any_of(
                    attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
                        return attribute.name == name && attribute.uri == view(XML_XML_NAMESPACE);
                    });
                if (known) continue;
                attributes.push_back({view(XML_XML_NAMESPACE), "xml", name, one->children, {}});
            }
        }
        if (method_.kind == Kind::inclusive_1_1) join_base(apex, attributes);
    }

    /// Canonical XML 1.1, 2.4: xml:base is the join of all those left out and its own.
    static void join_base(const xmlNode* apex, std::vector<Attribute>& attributes) {
        std::vector<std::string> bases;
        for (const xmlNode* at = apex; at != nullptr && at->type == XML_ELEMENT_NODE;
             at = at->parent) {
            for (const xmlAttr* one = at->properties; one != nullptr; one = one->next) {
                if (is_xml(one) && view(one->name) == "base") bases.push_back(value_of(one));
            }
        }
        if (bases.empty()) return;
        std::erase_if(attributes, [](const Attribute& attribute) {
            return attribute.uri == view(XML_XML_NAMESPACE) && attribute.name == "base";
        });
        std::string joined = bases.back();
        for (auto next = std::next(bases.rbegin()); next != bases.rend(); ++next) {
            const std::unique_ptr<xmlChar, decltype(xmlFree)> built(
                xmlBuildURI(reinterpret_cast<const xmlChar*>(next->c_str()),
                            reinterpret_cast<const xmlChar*>(joined.c_str())),
                xmlFree);
            if (!built) throw Refusal("xml-base", "an xml:base that can't be joined");
            joined = view(built.get());
        }
        if (!joined.empty()) {
            attributes.push_back({view(XML_XML_NAMESPACE), "xml", "base", nullptr, joined});
        }
    }

    const NodeSet& nodes_;
    const CanonicalMethod& method_;
    NamespaceScope scope_;
    OctetSink& sink_;
    WorkBudget& budget_;
    std::string buffer_;
    std::size_t walked_ = 0;
    bool comments_ = false;
};

struct Named {
    std::string_view uri;
    Kind kind;
    bool comments;
};
constexpr std::array methods = {
    Named{"http://www.w3.org/TR/2001/REC-xml-c14n-20010315", Kind::inclusive, false},
    Named{"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", Kind::inclusive, true},
    Named{"http://www.w3.org/2006/12/xml-c14n11", Kind::inclusive_1_1, false},
    Named{"http://www.w3.org/2006/12/xml-c14n11#WithComments", Kind::inclusive_1_1, true},
    Named{"http://www.w3.org/2001/10/xml-exc-c14n#", Kind::exclusive, false},
    Named{"http://www.w3.org/2001/10/xml-exc-c14n#WithComments", Kind::exclusive, true},
};

}  // namespace

std::optional<CanonicalMethod> canonical_method(std::string_view algorithm) {
    for (const Named& method : methods) {
        if (method.uri == algorithm) return CanonicalMethod{method.kind, method.comments, {}};
    }
    return std::nullopt;
}

void write_canonical(const NodeSet& nodes,
                     const CanonicalMethod& method,
                     OctetSink& sink,
                     WorkBudget& budget) {
    Writer(nodes, method, sink, budget).write_all();
}

}  // namespace okienko::signing
