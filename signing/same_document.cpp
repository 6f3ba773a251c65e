#include "signing/same_document.h"

#include "signing/canonical_names.h"
#include "signing/digest.h"
#include "signing/shortened.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

/// Without a schema at hand: by its name, whatever the namespace ("wsu:Id" of SOAP messages,
/// "xml:id").
bool names_an_id(const xmlAttr* attribute) {
    const std::string_view name = view(attribute->name);
    return name == "Id" || name == "ID" || name == "id";
}

std::string value_of(const xmlAttr* attribute) {
    std::string value;
    for (const xmlNode* at = attribute->children; at != nullptr; at = at->next) {
        value += view(at->content);
    }
    return value;
}

}  // namespace

IdIndex::IdIndex(const xmlDoc* document, const std::set<std::string>& wanted, WorkBudget& budget) {
    for (const std::string& id : wanted) places_.emplace(id, Place{});
    if (places_.empty()) return;
    std::size_t walked = 0;
    const xmlNode* root = xmlDocGetRootElement(document);
    for (const xmlNode* at = root; at != nullptr;) {
        ++walked;
        if (at->type == XML_ELEMENT_NODE) look_at(at);
        if (at->type == XML_ELEMENT_NODE && at->children != nullptr) {
            at = at->children;
            continue;
        }
        while (at != root && at->next == nullptr) at = at->parent;
        at = at == root ? nullptr : at->next;
    }
    budget.spend(walked);
}

void IdIndex::look_at(const xmlNode* element) {
    for (const xmlAttr* at = element->properties; at != nullptr; at = at->next) {
        if (!names_an_id(at)) continue;
        const auto found = places_.find(value_of(at));
        if (found == places_.end()) continue;
        Place& place = found->second;
        place.several = place.several || (place.element != nullptr && place.element != element);
        place.element = element;
    }
}

const xmlNode* IdIndex::find(const std::string& id) const {
    const auto found = places_.find(id);
    if (found == places_.end()) return nullptr;
    if (found->second.several) {
        throw Refusal("ambiguous-id", "several elements have the Id '" + shortened(id) + "'");
    }
    return found->second.element;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto octet = text[at] == '%' && at + 2 < text.size() + 0
                               ? from_hex(text.substr(at + 1, 2))
                               : std::nullopt;
        if (octet && octet->size() == 1) {
            decoded += *octet;
            at += 2;
        } else {
            decoded.push_back(text[at]);
        }
    }
    return decoded;
}

ReferenceTarget read_target(const xmlNode* reference) {
    using Kind = ReferenceTarget::Kind;
    if (!has_attribute(reference, "URI")) return {Kind::unnamed, {}, false};
    const std::string uri = attribute_of(reference, "URI");
    if (uri.empty()) return {Kind::document, {}, false};
    if (uri.front() != '#') return {Kind::external, percent_decoded(uri), false};
    const std::string fragment = percent_decoded(std::string_view(uri).substr(1));
    if (fragment == "xpointer(/)") return {Kind::document, {}, true};
    constexpr std::string_view by_id = "xpointer(id(";
    if (!fragment.starts_with("xpointer(")) return {Kind::element, fragment, false};
    if (fragment.starts_with(by_id) && fragment.ends_with("))") &&
        fragment.size() > by_id.size() + 4) {
        const char quote = fragment[by_id.size()];
        const std::string id =
            fragment.substr(by_id.size() + 1, fragment.size() - by_id.size() - 4);
        if ((quote == '\'' || quote == '"') && fragment[fragment.size() - 3] == quote &&
            id.find(quote) == std::string::npos) {
            return {Kind::element, id, true};
        }
    }
    return {Kind::unknown, fragment, false};
}

}  // namespace okienko::signing
