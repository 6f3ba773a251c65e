#include "forms/value_schema.h"

#include <fmt/format.h>

#include "schemas/document.h"

namespace okienko::forms {

namespace {

using schemas::Node;

void facet(Node restriction, std::string_view name, const std::string& value) {
    restriction.add(name).set("value", std::string_view(value));
}

template <typename Number>
void number_facet(Node restriction, std::string_view name, const std::optional<Number>& value) {
    if (value) facet(restriction, name, std::to_string(*value));
}

void text_facet(Node restriction, std::string_view name, const std::optional<std::string>& value) {
    if (value) facet(restriction, name, *value);
}

/// Patterns of several derivations must all match, and those of one restriction are alternatives:
/// so each has its own.
void restriction(Node simple_type, const SimpleType& type, std::size_t patterns) {
    Node node = simple_type.add("restriction");
    if (patterns == 0) {
        node.set("base", std::string_view("xs:" + type.base));
    } else {
        restriction(node.add("simpleType"), type, patterns - 1);
        facet(node, "pattern", type.facets.patterns[patterns - 1]);
        return;
    }
    const Facets& facets = type.facets;
    number_facet(node, "length", facets.length);
    number_facet(node, "minLength", facets.min_length);
    number_facet(node, "maxLength", facets.max_length);
    text_facet(node, "minInclusive", facets.min_inclusive);
    text_facet(node, "maxInclusive", facets.max_inclusive);
    text_facet(node, "minExclusive", facets.min_exclusive);
    text_facet(node, "maxExclusive", facets.max_exclusive);
    number_facet(node, "totalDigits", facets.total_digits);
    number_facet(node, "fractionDigits", facets.fraction_digits);
    for (const auto& choice : facets.enumeration) facet(node, "enumeration", choice.value);
}

}  // namespace

std::string value_element(const Item& item) {
    return fmt::format("i{}", item.number);
}

std::string value_schema(const std::vector<const Item*>& items) {
    const auto document =
        schemas::Document::with_root("schema", "http://www.w3.org/2001/XMLSchema", "xs");
    Node choice = document.root()
                      .add("element")
                      .set("name", std::string_view("values"))
                      .add("complexType")
                      .add("choice");
    choice.set("minOccurs", std::string_view("0")).set("maxOccurs", std::string_view("unbounded"));
    for (const Item* item : items) {
        if (item->kind != Item::Kind::field || item->place.type == nullptr) continue;
        const std::string name = value_element(*item);
        choice.add("element").set("ref", std::string_view(name));
        Node element = document.root().add("element").set("name", std::string_view(name));
        const SimpleType& type = *item->place.type;
        if (type.is_list || type.is_union) {
            element.set("type", std::string_view("xs:string"));  // judged with the whole document
        } else {
            restriction(element.add("simpleType"), type, type.facets.patterns.size());
        }
    }
    return document.serialize();
}

}  // namespace okienko::forms
