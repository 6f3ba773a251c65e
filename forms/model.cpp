#include "forms/model.h"

#include <algorithm>

namespace okienko::forms {

namespace {

unsigned times(unsigned a, unsigned b) {
    if (a == 0 || b == 0) return 0;
    if (a == kUnbounded || b == kUnbounded || a > kUnbounded / b) return kUnbounded;
    return a * b;
}

void collect(const Particle& particle,
             unsigned min,
             unsigned max,
             bool in_choice,
             std::vector<Model::Child>& found) {
    const unsigned least = times(min, particle.min);
    const unsigned most = times(max, particle.max);
    if (particle.kind == Particle::Kind::element) {
        found.push_back({&particle, in_choice ? 0 : least, most, in_choice});
        return;
    }
    const bool choice = particle.kind == Particle::Kind::choice && particle.children.size() > 1;
    for (const Particle& child : particle.children)
        collect(child, least, most, in_choice || choice, found);
}

const Attribute* find_attribute(const ComplexType& type, std::string_view name) {
    const auto found = std::find_if(
        type.attributes.begin(), type.attributes.end(), [&](const Attribute& attribute) {
            return attribute.name == name;
        });
    return found == type.attributes.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Model::Child> Model::children(const Particle& element) const {
    std::vector<Child> found;
    if (element.complex == kNoType) return found;
    const ComplexType& type = complex_types.at(element.complex);
    if (type.content) collect(*type.content, 1, 1, false, found);
    return found;
}

std::optional<Model::Place> Model::find(std::string_view path) const {
    Place place;
    place.element = &root;
    place.required = true;
    while (!path.empty()) {
        const auto slash = path.find('/');
        const std::string_view step = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (step.starts_with("@")) {
            if (!path.empty() || place.element->complex == kNoType) return std::nullopt;
            place.attribute =
                find_attribute(complex_types.at(place.element->complex), step.substr(1));
            if (place.attribute == nullptr) return std::nullopt;
            place.min = place.attribute->required ? 1 : 0;
            place.max = 1;
            place.required = place.required && place.attribute->required;
            place.type = &simple_types.at(place.attribute->type);
            return place;
        }
        const Child* next = nullptr;
        const auto all = children(*place.element);
        for (const Child& child : all) {
            if (child.element->name != step) continue;
            if (next != nullptr) {
                place.ambiguous =
                    place.ambiguous || next->element->namespace_uri != child.element->namespace_uri;
                continue;
            }
            next = &child;
        }
        if (next == nullptr) return std::nullopt;
        place.element = next->element;
        place.min = next->min;
        place.max = next->max;
        place.required = place.required && next->min > 0;
    }
    if (place.element->simple != kNoType) place.type = &simple_types.at(place.element->simple);
    return place;
}

}  // namespace okienko::forms
