#include "signing/xml_names.h"

#include "signing/canonical_names.h"
#include "signing/shortened.h"

namespace okienko::signing {

std::string_view local_name(const xmlNode* element) {
    return view(element->name);
}
std::string_view namespace_of(const xmlNode* element) {
    return element->ns == nullptr ? std::string_view() : view(element->ns->href);
}

bool is_element(const xmlNode* node, std::string_view name, std::string_view uri) {
    return node != nullptr && node->type == XML_ELEMENT_NODE && local_name(node) == name &&
           namespace_of(node) == uri;
}

bool is_xades_namespace(std::string_view uri) {
    constexpr std::string_view begin = "http://uri.etsi.org/01903/v1.";
    if (!uri.starts_with(begin)) return false;
    const std::string_view rest = uri.substr(begin.size());
    return rest == "1.1#" || rest == "2.2#" || rest == "3.2#" || rest == "4.1#";
}
bool is_xades(const xmlNode* node, std::string_view name) {
    return node != nullptr && node->type == XML_ELEMENT_NODE && local_name(node) == name &&
           is_xades_namespace(namespace_of(node));
}

const xmlNode* next_element(const xmlNode* element) {
    const xmlNode* at = element->next;
    while (at != nullptr && at->type != XML_ELEMENT_NODE) at = at->next;
    return at;
}
const xmlNode* first_element(const xmlNode* parent) {
    const xmlNode* at = parent == nullptr ? nullptr : parent->children;
    while (at != nullptr && at->type != XML_ELEMENT_NODE) at = at->next;
    return at;
}

const xmlNode* child_named(const xmlNode* parent, std::string_view name, std::string_view uri) {
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (is_element(at, name, uri)) return at;
    }
    return nullptr;
}
std::vector<const xmlNode*> children_named(const xmlNode* parent,
                                           std::string_view name,
                                           std::string_view uri) {
    std::vector<const xmlNode*> found;
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (is_element(at, name, uri)) found.push_back(at);
    }
    return found;
}
const xmlNode* xades_child(const xmlNode* parent, std::string_view name) {
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (is_xades(at, name)) return at;
    }
    return nullptr;
}
const xmlNode* any_child(const xmlNode* parent, std::string_view name) {
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (local_name(at) == name) return at;
    }
    return nullptr;
}

namespace {

const xmlAttr* plain_attribute(const xmlNode* element, const char* name) {
    if (element == nullptr) return nullptr;
    for (const xmlAttr* at = element->properties; at != nullptr; at = at->next) {
        if (at->ns == nullptr && view(at->name) == name) return at;
    }
    return nullptr;
}

void append_text(const xmlNode* node, std::string& text) {
    for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
            text += view(at->content);
        } else if (at->type == XML_ELEMENT_NODE) {
            append_text(at, text);
        }
    }
}

}  // namespace

bool has_attribute(const xmlNode* element, const char* name) {
    return plain_attribute(element, name) != nullptr;
}

std::string attribute_of(const xmlNode* element, const char* name) {
    const xmlAttr* attribute = plain_attribute(element, name);
    std::string value;
    for (const xmlNode* at = attribute == nullptr ? nullptr : attribute->children; at != nullptr;
         at = at->next) {
        value += view(at->content);
    }
    return value;
}

std::string text_below(const xmlNode* element) {
    std::string text;
    if (element != nullptr) append_text(element, text);
    return text;
}

std::string trimmed_text(const xmlNode* element) {
    const std::string text = text_below(element);
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_ancestor_or_self(const xmlNode* above, const xmlNode* node) {
    for (const xmlNode* at = node; at != nullptr; at = at->parent) {
        if (at == above) return true;
    }
    return false;
}

std::string path_of(const xmlNode* element) {
    // As schemas::Node::path(), but a hostile crowd of siblings is not counted to its end.
    constexpr int most_counted = 1000;
    constexpr std::size_t longest = 2000;
    std::string path;
    for (const xmlNode* at = element; at != nullptr && at->type == XML_ELEMENT_NODE;
         at = at->parent) {
        int before = 0;
        int seen = 0;
        const auto same = [&](const xmlNode* other) {
            return other->type == XML_ELEMENT_NODE && local_name(other) == local_name(at);
        };
        for (const xmlNode* other = at->prev; other != nullptr && seen < most_counted;
             other = other->prev, ++seen) {
            if (same(other)) ++before;
        }
        bool alone = before == 0;
        for (const xmlNode* other = at->next; other != nullptr && alone && seen < most_counted;
             other = other->next, ++seen) {
            alone = !same(other);
        }
        if (path.size() > longest) return "…" + path;
        std::string step = "/" + shortened(local_name(at));
        if (!alone && seen < most_counted) step += "[" + std::to_string(before + 1) + "]";
        path.insert(0, step);
    }
    return path;
}

}  // namespace okienko::signing
