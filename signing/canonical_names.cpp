#include "signing/canonical_names.h"

#include <algorithm>
#include <utility>

namespace okienko::signing {

namespace {

constexpr std::string_view xml_prefix = "xml";
constexpr std::size_t most_declarations = 4096;  // open at one place

}  // namespace

std::string_view NamespaceScope::declared(std::string_view prefix) const {
    for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
        ++steps_;
        if (at->prefix == prefix) return at->uri;
    }
    return {};
}

void NamespaceScope::declare(std::string_view prefix, std::string_view uri) {
    if (prefix == xml_prefix) return;
    if (declared(prefix) == uri) return;  // an absent default namespace is the empty one
    if (open_.size() >= most_declarations) {
        throw Refusal("too-many-namespaces", "too many namespaces are declared at one place");
    }
    open_.push_back({prefix, uri});
    fresh_.push_back({prefix, uri});
}

bool NamespaceScope::wanted(std::string_view prefix) const {
    if (method_.kind != CanonicalMethod::Kind::exclusive) return true;
    return std::find(method_.inclusive_prefixes.begin(),
                     method_.inclusive_prefixes.end(),
                     prefix) != method_.inclusive_prefixes.end();
}

/// The namespace axis: the nearest declaration of each prefix. Below an apex only the element's own
/// can differ from what its parent has.
void NamespaceScope::take_in_scope(const xmlNode* element, bool apex) {
    std::vector<std::string_view> seen;
    for (const xmlNode* at = element; at != nullptr && at->type == XML_ELEMENT_NODE;
         at = at->parent) {
        for (const xmlNs* ns = at->nsDef; ns != nullptr; ns = ns->next) {
            const std::string_view prefix = view(ns->prefix);
            if (!wanted(prefix)) continue;
            if (apex) {
                if (std::find(seen.begin(), seen.end(), prefix) != seen.end()) continue;
                steps_ += seen.size();
                if (seen.size() >= most_declarations) {
                    throw Refusal("too-many-namespaces", "too many namespaces are in scope");
                }
                seen.push_back(prefix);
            }
            declare(prefix, view(ns->href));
        }
        if (!apex) break;
    }
}

/// Exclusive: what the element's own name and its attributes' names use.
void NamespaceScope::take_used(const xmlNode* element) {
    if (element->ns == nullptr) {
        declare({}, {});
    } else {
        declare(view(element->ns->prefix), view(element->ns->href));
    }
    for (const xmlAttr* attribute = element->properties; attribute != nullptr;
         attribute = attribute->next) {
        if (attribute->ns != nullptr && attribute->ns->prefix != nullptr) {
            declare(view(attribute->ns->prefix), view(attribute->ns->href));
        }
    }
}

const std::vector<NamespaceScope::Declaration>& NamespaceScope::enter(const xmlNode* element,
                                                                      bool apex) {
    marks_.push_back(open_.size());
    fresh_.clear();
    if (method_.kind == CanonicalMethod::Kind::exclusive) {
        take_used(element);
        if (!method_.inclusive_prefixes.empty()) take_in_scope(element, apex);
    } else {
        take_in_scope(element, apex);
    }
    if (fresh_.size() > 1) {
        std::sort(fresh_.begin(), fresh_.end(), [](const Declaration& a, const Declaration& b) {
            return a.prefix < b.prefix;
        });
    }
    return fresh_;
}

void NamespaceScope::leave() {
    open_.resize(marks_.back());
    marks_.pop_back();
}

std::size_t NamespaceScope::take_steps() {
    return std::exchange(steps_, 0);
}

}  // namespace okienko::signing
