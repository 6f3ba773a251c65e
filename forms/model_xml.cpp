#include "forms/model_xml.h"

#include <array>
#include <charconv>
#include <string_view>

namespace okienko::forms {

namespace {

using schemas::Node;

constexpr std::array<std::string_view, 5> kKinds = {"element", "sequence", "choice", "all", "any"};

template <typename Number>
void set_number(Node node, std::string_view name, const std::optional<Number>& value) {
    if (value) node.set(name, std::to_string(*value));
}

void set_text(Node node, std::string_view name, const std::optional<std::string>& value) {
    if (value) node.set(name, std::string_view(*value));
}

void set_given(Node node, std::string_view name, const std::string& value) {
    if (!value.empty()) node.set(name, std::string_view(value));
}

std::optional<unsigned long> number(Node node, std::string_view name) {
    const auto text = node.attribute(name);
    if (!text) return std::nullopt;
    unsigned long value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return value;
}

std::optional<unsigned> small(Node node, std::string_view name) {
    const auto value = number(node, name);
    if (!value) return std::nullopt;
    return static_cast<unsigned>(*value);
}

void write_simple(Node parent, const SimpleType& type) {
    Node node = parent.add("simple");
    set_given(node, "name", type.name);
    set_given(node, "namespace", type.namespace_uri);
    set_given(node, "base", type.base);
    if (type.is_list) node.set("list", true);
    if (type.is_union) node.set("union", true);
    const Facets& facets = type.facets;
    set_number(node, "length", facets.length);
    set_number(node, "minLength", facets.min_length);
    set_number(node, "maxLength", facets.max_length);
    set_number(node, "totalDigits", facets.total_digits);
    set_number(node, "fractionDigits", facets.fraction_digits);
    set_text(node, "minInclusive", facets.min_inclusive);
    set_text(node, "maxInclusive", facets.max_inclusive);
    set_text(node, "minExclusive", facets.min_exclusive);
    set_text(node, "maxExclusive", facets.max_exclusive);
    for (const auto& pattern : facets.patterns) node.add("pattern", pattern);
    for (const auto& choice : facets.enumeration)
        node.add("value", choice.value).set("label", choice.label);
}

SimpleType read_simple(Node node) {
    SimpleType type;
    type.name = node.attribute_or("name", "");
    type.namespace_uri = node.attribute_or("namespace", "");
    type.base = node.attribute_or("base", "string");
    type.is_list = node.attribute("list").has_value();
    type.is_union = node.attribute("union").has_value();
    Facets& facets = type.facets;
    facets.length = number(node, "length");
    facets.min_length = number(node, "minLength");
    facets.max_length = number(node, "maxLength");
    facets.total_digits = small(node, "totalDigits");
    facets.fraction_digits = small(node, "fractionDigits");
    facets.min_inclusive = node.attribute("minInclusive");
    facets.max_inclusive = node.attribute("maxInclusive");
    facets.min_exclusive = node.attribute("minExclusive");
    facets.max_exclusive = node.attribute("maxExclusive");
    for (const Node pattern : node.children("pattern")) facets.patterns.push_back(pattern.text());
    for (const Node value : node.children("value")) {
        facets.enumeration.push_back({value.text(), value.attribute_or("label", "")});
    }
    return type;
}

void write_particle(Node parent, const Particle& particle) {
    Node node = parent.add(kKinds.at(static_cast<std::size_t>(particle.kind)));
    node.set("min", std::to_string(particle.min)).set("max", std::to_string(particle.max));
    set_given(node, "name", particle.name);
    set_given(node, "namespace", particle.namespace_uri);
    set_given(node, "label", particle.label);
    set_given(node, "fixed", particle.fixed);
    if (particle.simple != kNoType) node.set("simple", std::to_string(particle.simple));
    if (particle.complex != kNoType) node.set("complex", std::to_string(particle.complex));
    if (particle.nillable) node.set("nillable", true);
    for (const Particle& child : particle.children) write_particle(node, child);
}

/// Reads particles and refuses indexes that lead nowhere.
class ParticleReader {
public:
    explicit ParticleReader(const Model& model) : model_(model) {}
    bool sound = true;

    Particle read(Node node) {
        Particle particle;
        for (std::size_t i = 0; i < kKinds.size(); ++i) {
            if (node.is(kKinds.at(i))) particle.kind = static_cast<Particle::Kind>(i);
        }
        particle.min = small(node, "min").value_or(1);
        particle.max = small(node, "max").value_or(1);
        particle.name = node.attribute_or("name", "");
        particle.namespace_uri = node.attribute_or("namespace", "");
        particle.label = node.attribute_or("label", "");
        particle.fixed = node.attribute_or("fixed", "");
        particle.nillable = node.attribute("nillable").has_value();
        particle.simple = index(node, "simple", model_.simple_types.size());
        particle.complex = index(node, "complex", model_.complex_types.size());
        for (const Node child : node.children()) particle.children.push_back(read(child));
        return particle;
    }
    std::size_t index(Node node, std::string_view name, std::size_t size) {
        if (!node.attribute(name)) return kNoType;
        const auto value = number(node, name);
        if (!value || *value >= size) {
            sound = false;
            return kNoType;
        }
        return *value;
    }

private:
    const Model& model_;
};

}  // namespace

std::string model_to_xml(const Model& model) {
    const auto document = schemas::Document::with_root("model");
    for (const auto& type : model.simple_types) write_simple(document.root(), type);
    for (const auto& type : model.complex_types) {
        Node node = document.root().add("complex");
        set_given(node, "name", type.name);
        set_given(node, "namespace", type.namespace_uri);
        if (type.mixed) node.set("mixed", true);
        for (const auto& attribute : type.attributes) {
            Node at = node.add("attribute");
            at.set("name", std::string_view(attribute.name))
                .set("type", std::to_string(attribute.type));
            set_given(at, "namespace", attribute.namespace_uri);
            set_given(at, "fixed", attribute.fixed);
            if (attribute.required) at.set("required", true);
        }
        if (type.content) write_particle(node.add("content"), *type.content);
    }
    write_particle(document.root().add("root"), model.root);
    return document.serialize();
}

std::optional<Model> model_from_xml(const schemas::Document& document) {
    const Node top = document.root();
    if (!top.is("model")) return std::nullopt;
    Model model;
    for (const Node node : top.children("simple")) model.simple_types.push_back(read_simple(node));
    const auto complex_nodes = top.children("complex");
    model.complex_types.resize(complex_nodes.size());
    ParticleReader reader(model);
    for (std::size_t i = 0; i < complex_nodes.size(); ++i) {
        const Node node = complex_nodes[i];
        ComplexType type;
        type.name = node.attribute_or("name", "");
        type.namespace_uri = node.attribute_or("namespace", "");
        type.mixed = node.attribute("mixed").has_value();
        for (const Node at : node.children("attribute")) {
            Attribute attribute;
            attribute.name = at.attribute_or("name", "");
            attribute.namespace_uri = at.attribute_or("namespace", "");
            attribute.fixed = at.attribute_or("fixed", "");
            attribute.required = at.attribute("required").has_value();
            attribute.type = reader.index(at, "type", model.simple_types.size());
            if (attribute.type == kNoType) return std::nullopt;
            type.attributes.push_back(std::move(attribute));
        }
        if (const auto content = node.child("content"); content && !content->children().empty()) {
            type.content = reader.read(content->children().front());
        }
        model.complex_types[i] = std::move(type);
    }
    const auto root = top.child("root");
    if (!root || root->children().empty()) return std::nullopt;
    model.root = reader.read(root->children().front());
    return reader.sound ? std::optional(std::move(model)) : std::nullopt;
}

}  // namespace okienko::forms
