#include "signing/coverage.h"

#include <algorithm>

#include "signing/shortened.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Kind = Coverage::Kind;

constexpr std::size_t most_named = 20;

/// A signature beside the contents of the document: a child of the root.
bool is_trailing_signature(const xmlNode* node) {
    return is_element(node, "Signature", ds_namespace) && node->parent != nullptr &&
           node->parent == xmlDocGetRootElement(node->doc);
}

bool is_part_of(const NodeSet& nodes, const xmlNode* node) {
    constexpr std::size_t most_compared = 16;
    if (nodes.whole || nodes.apexes.size() > most_compared) return true;
    for (const xmlNode* apex : nodes.apexes) {
        if (is_ancestor_or_self(apex, node)) return true;
    }
    return false;
}

/// Paths of what a transform took out of the part covered; nested ones once.
std::vector<std::string> taken_out(const NodeSet& nodes, const SignatureParts& parts) {
    std::vector<std::string> paths;
    std::size_t looked_at = 0;
    for (const xmlNode* node : nodes.removed) {
        if (++looked_at > 10'000) break;
        if (node == parts.signature || is_trailing_signature(node)) continue;
        if (!is_part_of(nodes, node)) continue;
        if (paths.size() == most_named) {
            paths.emplace_back("…");
            break;
        }
        paths.push_back(path_of(node));
    }
    return paths;
}

/// Whether nothing was taken out of the element.
bool is_complete(const NodeSet& nodes, const xmlNode* element) {
    constexpr std::size_t most_compared = 1000;
    if (nodes.removed.size() > most_compared) return false;
    return std::none_of(nodes.removed.begin(), nodes.removed.end(), [&](const xmlNode* node) {
        return is_ancestor_or_self(element, node);
    });
}

bool is_own_manifest(const xmlNode* element, const SignatureParts& parts) {
    return is_element(element, "Manifest", ds_namespace) &&
           is_element(element->parent, "Object", ds_namespace) &&
           element->parent->parent == parts.signature;
}

void describe_element(const Covered& covered, const SignatureParts& parts, Coverage& coverage) {
    const xmlNode* element = covered.element;
    coverage.what = path_of(element);
    if (covered.own_signed_properties) {
        coverage.kind = Kind::signed_properties;
    } else if (covered.own_key_info) {
        coverage.kind = Kind::key_info;
    } else if (covered.own_manifest) {
        coverage.kind = Kind::manifest;
    } else if (covered.signature_value != nullptr) {
        coverage.kind = Kind::signature;
        coverage.what = shortened(attribute_of(covered.signature_value->parent, "Id"));
    } else if (is_ancestor_or_self(parts.signature, element)) {
        coverage.kind = Kind::object;
    } else if (element == xmlDocGetRootElement(element->doc)) {
        coverage.kind = Kind::document;
    } else {
        coverage.kind = Kind::part;
    }
}

/// The element covered whole, when it is one; sets `empty` when nothing is left.
const xmlNode* single_element(const NodeSet& nodes, bool& empty) {
    if (nodes.whole) {
        const xmlNode* root = xmlDocGetRootElement(nodes.document);
        empty = nodes.is_removed(root);
        return empty ? nullptr : root;
    }
    empty = nodes.apexes.empty() ||
            (nodes.apexes.size() == 1 && nodes.is_removed(nodes.apexes.front()));
    const bool one =
        nodes.apexes.size() == 1 && !empty && nodes.apexes.front()->type == XML_ELEMENT_NODE;
    return one ? nodes.apexes.front() : nullptr;
}

/// Texts are called by the element they stand in.
std::string paths_of(const std::vector<const xmlNode*>& apexes) {
    std::string paths;
    const xmlNode* last = nullptr;
    for (const xmlNode* apex : apexes) {
        const xmlNode* element = apex->type == XML_ELEMENT_NODE ? apex : apex->parent;
        if (element == last || element == nullptr) continue;
        last = element;
        paths += (paths.empty() ? "" : " ") + path_of(element);
        if (paths.size() > 1000) break;
    }
    return paths;
}

}  // namespace

Covered covered_by(const TransformRun& run, const SignatureParts& parts, Coverage& coverage) {
    Covered covered;
    const bool was_file = coverage.kind == Kind::file;
    const NodeSet* digested = run.digested_nodes();
    const NodeSet* nodes = digested != nullptr ? digested : run.decoded_nodes();
    if (nodes == nullptr) {
        if (!was_file) coverage.kind = Kind::part;
        return covered;
    }
    covered.element = single_element(*nodes, covered.empty);
    const xmlNode* element = covered.element;
    if (element != nullptr) {
        covered.own_object =
            is_element(element, "Object", ds_namespace) && element->parent == parts.signature;
        if (digested != nullptr && is_complete(*nodes, element)) {
            covered.own_key_info = element == parts.key_info && element != nullptr;
            covered.own_signed_properties = element == parts.signed_properties;
            covered.own_manifest = is_own_manifest(element, parts);
            if (is_element(element, "SignatureValue", ds_namespace) &&
                is_element(element->parent, "Signature", ds_namespace)) {
                covered.signature_value = element;
            }
        }
    }
    coverage.without = taken_out(*nodes, parts);
    if (was_file && covered.signature_value == nullptr) return covered;
    if (element != nullptr) {
        describe_element(covered, parts, coverage);
    } else {
        coverage.kind = Kind::part;
        coverage.what = paths_of(nodes->apexes);
    }
    return covered;
}

}  // namespace okienko::signing
