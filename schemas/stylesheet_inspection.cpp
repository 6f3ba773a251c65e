#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "schemas/stylesheet.h"
#include "schemas/stylesheet_words.h"

namespace okienko::schemas {

namespace {

constexpr std::string_view kXslt = "http://www.w3.org/1999/XSL/Transform";

constexpr std::array<std::string_view, 8> kForbiddenElements = {
    "script", "iframe", "object", "embed", "base", "meta", "link", "form"};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    return result;
}

bool is_link(std::string_view attribute) {
    return attribute == "href" || attribute == "src" || attribute == "action" ||
           attribute == "formaction" || attribute == "xlink:href";
}

/// A link written out whole, to a place of this site or an https, mailto or tel address.
bool is_plain_link(std::string_view value) {
    if (value.find('{') != std::string_view::npos) return false;
    const auto colon = value.find(':');
    if (colon == std::string_view::npos) return true;
    const std::string scheme = lower(value.substr(0, colon));
    return scheme == "https" || scheme == "mailto" || scheme == "tel";
}

class Inspection {
public:
    void walk(Node node) {
        if (node.namespace_uri() == kXslt) {
            xslt_element(node);
        } else {
            result_element(node, node.name());
            if (!node.namespace_uri().empty() &&
                node.namespace_uri() != "http://www.w3.org/1999/xhtml" &&
                node.namespace_uri() != kWordsNamespace) {
                add(node,
                    "extension",
                    fmt::format("element of namespace {}", node.namespace_uri()));
            }
        }
        attributes(node);
        for (const Node child : node.children()) walk(child);
    }

    std::vector<StylesheetFault> faults;

private:
    void add(Node at, std::string rule, std::string detail) {
        faults.push_back({at.line(), std::move(rule), std::move(detail)});
    }

    void result_element(Node at, std::string_view name) {
        const std::string small = lower(name);
        if (small.find('{') != std::string::npos)
            add(at, "script-element", "a computed element name");
        if (std::find(kForbiddenElements.begin(), kForbiddenElements.end(), small) !=
            kForbiddenElements.end()) {
            add(at, "script-element", small);
        }
        if (small == "style") add(at, "style-attribute", "a style element");
    }

    void result_attribute(Node at, std::string_view name, bool computed, std::string_view value) {
        const std::string small = lower(name);
        if (small.find('{') != std::string::npos)
            add(at, "computed-link", "a computed attribute name");
        if (small.starts_with("on")) add(at, "event-attribute", small);
        if (small == "style") add(at, "style-attribute", small);
        if (is_link(small) && (computed || !is_plain_link(value))) add(at, "computed-link", small);
    }

    void xslt_element(Node node) {
        const std::string_view name = node.name();
        if (name == "include" || name == "import") {
            // The engine's own parts are offered under this scheme; nothing else can be included.
            if (!node.attribute_or("href", "").starts_with("okn:"))
                add(node, "include", node.attribute_or("href", ""));
        } else if (name == "element") {
            result_element(node, node.attribute_or("name", "{"));
        } else if (name == "attribute") {
            result_attribute(node, node.attribute_or("name", "{"), true, {});
        } else if (name == "processing-instruction" || name == "document") {
            add(node, "extension", std::string(name));
        }
        if (node.attribute_or("disable-output-escaping", "no") == "yes") {
            add(node, "raw-output", std::string(name));
        }
        if (node.attribute("extension-element-prefixes"))
            add(node, "extension", "extension-element-prefixes");
    }

    void attributes(Node node) {
        const bool literal = node.namespace_uri() != kXslt;
        for (const xmlAttr* attribute = node.raw()->properties; attribute != nullptr;
             attribute = attribute->next) {
            const std::string name = reinterpret_cast<const char*>(attribute->name);
            xmlChar* raw = xmlNodeListGetString(node.raw()->doc, attribute->children, 1);
            const std::string value = raw == nullptr ? "" : reinterpret_cast<const char*>(raw);
            xmlFree(raw);
            const bool expression = !literal || value.find('{') != std::string::npos;
            if (expression && value.find("document") != std::string::npos &&
                value.find('(') != std::string::npos) {
                add(node, "document-function", value);
            }
            if (literal) result_attribute(node, name, false, value);
        }
    }
};

}  // namespace

std::vector<StylesheetFault> inspect_foreign_stylesheet(std::string_view bytes) {
    auto outcome = parse(bytes, Limits{.bytes = 1024 * 1024});
    if (const auto* fault = std::get_if<ParseFault>(&outcome)) {
        return {{fault->line,
                 "extension",
                 fmt::format("not readable XML: {}", to_string(fault->kind))}};
    }
    Inspection inspection;
    inspection.walk(std::get<Document>(outcome).root());
    return std::move(inspection.faults);
}

}  // namespace okienko::schemas
