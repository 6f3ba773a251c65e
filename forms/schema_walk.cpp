#include "forms/schema_walk.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include <fmt/format.h>
#include <xercesc/framework/psvi/XSAnnotation.hpp>
#include <xercesc/framework/psvi/XSAttributeDeclaration.hpp>
#include <xercesc/framework/psvi/XSAttributeUse.hpp>
#include <xercesc/framework/psvi/XSComplexTypeDefinition.hpp>
#include <xercesc/framework/psvi/XSElementDeclaration.hpp>
#include <xercesc/framework/psvi/XSModelGroup.hpp>
#include <xercesc/framework/psvi/XSNamedMap.hpp>
#include <xercesc/framework/psvi/XSParticle.hpp>
#include <xercesc/framework/psvi/XSSimpleTypeDefinition.hpp>
#include <xercesc/util/TransService.hpp>

#include "forms/schema_compiler.h"
#include "schemas/document.h"

namespace okienko::forms {

namespace xe = xercesc;

namespace {

constexpr unsigned kDeepest = 100;
constexpr std::string_view kSchemaNamespace = "http://www.w3.org/2001/XMLSchema";

std::string documentation(xe::XSAnnotation* annotation) {
    if (annotation == nullptr) return {};
    auto outcome = schemas::parse(utf8_text(annotation->getAnnotationString()));
    const auto* document = std::get_if<schemas::Document>(&outcome);
    if (document == nullptr) return {};
    std::string text = document->root().child_text("documentation");
    const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), space));
    text.erase(std::find_if_not(text.rbegin(), text.rend(), space).base(), text.end());
    return text;
}

/// What one type of a derivation chain says; an outer type has spoken before its base, so the first
/// word counts.
void add_facets(xe::XSSimpleTypeDefinition& type, Facets& facets) {
    using Type = xe::XSSimpleTypeDefinition;
    const auto lexical = [&](Type::FACET facet) -> std::optional<std::string> {
        const XMLCh* value = type.getLexicalFacetValue(facet);
        if (value == nullptr) return std::nullopt;
        return utf8_text(value);
    };
    const auto text = [&](Type::FACET facet, std::optional<std::string>& target) {
        if (!target) target = lexical(facet);
    };
    const auto number = [&](Type::FACET facet, auto& target) {
        if (target) return;
        if (const auto value = lexical(facet)) {
            target = static_cast<typename std::decay_t<decltype(target)>::value_type>(
                std::strtoul(value->c_str(), nullptr, 10));
        }
    };
    number(Type::FACET_LENGTH, facets.length);
    number(Type::FACET_MINLENGTH, facets.min_length);
    number(Type::FACET_MAXLENGTH, facets.max_length);
    number(Type::FACET_TOTALDIGITS, facets.total_digits);
    number(Type::FACET_FRACTIONDIGITS, facets.fraction_digits);
    text(Type::FACET_MININCLUSIVE, facets.min_inclusive);
    text(Type::FACET_MAXINCLUSIVE, facets.max_inclusive);
    text(Type::FACET_MINEXCLUSIVE, facets.min_exclusive);
    text(Type::FACET_MAXEXCLUSIVE, facets.max_exclusive);
    if (const xe::StringList* patterns = type.getLexicalPattern()) {
        for (XMLSize_t i = 0; i < patterns->size(); ++i) {
            std::string pattern = utf8_text(patterns->elementAt(i));
            if (std::find(facets.patterns.begin(), facets.patterns.end(), pattern) ==
                facets.patterns.end()) {
                facets.patterns.push_back(std::move(pattern));
            }
        }
    }
    if (const xe::StringList* values = type.getLexicalEnumeration();
        values != nullptr && facets.enumeration.empty()) {
        for (XMLSize_t i = 0; i < values->size(); ++i) {
            facets.enumeration.push_back({utf8_text(values->elementAt(i)), {}});
        }
    }
}

bool is_built_in(xe::XSTypeDefinition& type) {
    return utf8_text(type.getNamespace()) == kSchemaNamespace;
}

class Walk {
public:
    Model model;

    void run(xe::XSElementDeclaration& root) {
        model.root = element(root);
        while (!waiting_.empty()) {
            const auto [index, type] = waiting_.front();
            waiting_.pop_front();
            ComplexType made = complex_type(*type);
            model.complex_types[index] = std::move(made);
        }
    }

private:
    std::size_t simple(xe::XSSimpleTypeDefinition* type) {
        if (type == nullptr) return kNoType;
        if (const auto known = simple_.find(type); known != simple_.end()) return known->second;
        SimpleType made;
        made.name = utf8_text(type->getName());
        made.namespace_uri = utf8_text(type->getNamespace());
        if (type->getAnonymous()) made.name.clear();
        made.is_list = type->getVariety() == xe::XSSimpleTypeDefinition::VARIETY_LIST;
        made.is_union = type->getVariety() == xe::XSSimpleTypeDefinition::VARIETY_UNION;
        xe::XSTypeDefinition* step = type;
        for (unsigned depth = 0; step != nullptr && depth < kDeepest && !is_built_in(*step);
             ++depth) {
            add_facets(*static_cast<xe::XSSimpleTypeDefinition*>(step), made.facets);
            xe::XSTypeDefinition* base = step->getBaseType();
            if (base == step || base == nullptr ||
                base->getTypeCategory() != xe::XSTypeDefinition::SIMPLE_TYPE) {
                step = nullptr;
                break;
            }
            step = base;
        }
        if (step != nullptr) made.base = utf8_text(step->getName());
        if (made.is_list || made.is_union || made.base == "anySimpleType") made.base = "string";
        const std::size_t index = model.simple_types.size();
        model.simple_types.push_back(std::move(made));
        simple_[type] = index;
        return index;
    }

    std::size_t complex(xe::XSComplexTypeDefinition* type) {
        if (const auto known = complex_.find(type); known != complex_.end()) return known->second;
        const std::size_t index = model.complex_types.size();
        model.complex_types.emplace_back();
        complex_[type] = index;
        waiting_.emplace_back(index, type);
        return index;
    }

    Particle element(xe::XSElementDeclaration& declaration) {
        Particle made;
        made.name = utf8_text(declaration.getName());
        made.namespace_uri = utf8_text(declaration.getNamespace());
        made.label = documentation(declaration.getAnnotation());
        made.nillable = declaration.getNillable();
        if (declaration.getConstraintType() == xe::XSConstants::VALUE_CONSTRAINT_FIXED) {
            made.fixed = utf8_text(declaration.getConstraintValue());
        }
        xe::XSTypeDefinition* type = declaration.getTypeDefinition();
        if (type == nullptr) return made;
        if (type->getTypeCategory() == xe::XSTypeDefinition::SIMPLE_TYPE) {
            made.simple = simple(static_cast<xe::XSSimpleTypeDefinition*>(type));
        } else {
            auto* definition = static_cast<xe::XSComplexTypeDefinition*>(type);
            made.complex = complex(definition);
            if (definition->getContentType() == xe::XSComplexTypeDefinition::CONTENTTYPE_SIMPLE) {
                made.simple = simple(definition->getSimpleType());
            }
        }
        return made;
    }

    Particle particle(xe::XSParticle& source, unsigned depth) {
        if (depth > kDeepest) throw SchemaError("a content model nested deeper than 100 groups");
        Particle made;
        switch (source.getTermType()) {
            case xe::XSParticle::TERM_ELEMENT:
                made = element(*source.getElementTerm());
                break;
            case xe::XSParticle::TERM_MODELGROUP:
                made = group(*source.getModelGroupTerm(), depth);
                break;
            case xe::XSParticle::TERM_WILDCARD:
            case xe::XSParticle::TERM_EMPTY:
                made.kind = Particle::Kind::any;
                break;
        }
        made.min = static_cast<unsigned>(source.getMinOccurs());
        made.max = source.getMaxOccursUnbounded() ? kUnbounded
                                                  : static_cast<unsigned>(source.getMaxOccurs());
        return made;
    }

    Particle group(xe::XSModelGroup& source, unsigned depth) {
        Particle made;
        switch (source.getCompositor()) {
            case xe::XSModelGroup::COMPOSITOR_SEQUENCE:
                made.kind = Particle::Kind::sequence;
                break;
            case xe::XSModelGroup::COMPOSITOR_CHOICE:
                made.kind = Particle::Kind::choice;
                break;
            case xe::XSModelGroup::COMPOSITOR_ALL:
                made.kind = Particle::Kind::all;
                break;
        }
        if (xe::XSParticleList* list = source.getParticles()) {
            for (XMLSize_t i = 0; i < list->size(); ++i) {
                made.children.push_back(particle(*list->elementAt(i), depth + 1));
            }
        }
        return made;
    }

    ComplexType complex_type(xe::XSComplexTypeDefinition& source) {
        ComplexType made;
        made.name = source.getAnonymous() ? "" : utf8_text(source.getName());
        made.namespace_uri = utf8_text(source.getNamespace());
        made.mixed = source.getContentType() == xe::XSComplexTypeDefinition::CONTENTTYPE_MIXED;
        if (xe::XSAttributeUseList* uses = source.getAttributeUses()) {
            for (XMLSize_t i = 0; i < uses->size(); ++i) {
                xe::XSAttributeUse& use = *uses->elementAt(i);
                xe::XSAttributeDeclaration& declaration = *use.getAttrDeclaration();
                Attribute attribute;
                attribute.name = utf8_text(declaration.getName());
                attribute.namespace_uri = utf8_text(declaration.getNamespace());
                attribute.type = simple(declaration.getTypeDefinition());
                attribute.required = use.getRequired();
                if (use.getConstraintType() == xe::XSConstants::VALUE_CONSTRAINT_FIXED) {
                    attribute.fixed = utf8_text(use.getConstraintValue());
                }
                made.attributes.push_back(std::move(attribute));
            }
        }
        if (xe::XSParticle* content = source.getParticle()) made.content = particle(*content, 0);
        return made;
    }

    std::unordered_map<const void*, std::size_t> simple_;
    std::unordered_map<const void*, std::size_t> complex_;
    std::deque<std::pair<std::size_t, xe::XSComplexTypeDefinition*>> waiting_;
};

}  // namespace

std::string utf8_text(const XMLCh* text) {
    if (text == nullptr) return {};
    const xe::TranscodeToStr utf8(text, "UTF-8");
    return {reinterpret_cast<const char*>(utf8.str()), utf8.length()};
}

std::basic_string<XMLCh> xerces_text(const std::string& text) {
    const xe::TranscodeFromStr wide(
        reinterpret_cast<const XMLByte*>(text.data()), text.size(), "UTF-8");
    return {wide.str(), wide.length()};
}

Model walk_schema(xe::XSModel& schema,
                  const std::string& target_namespace,
                  const std::string& root) {
    xe::XSElementDeclaration* found = nullptr;
    std::string names;
    if (auto* elements = schema.getComponents(xe::XSConstants::ELEMENT_DECLARATION)) {
        for (XMLSize_t i = 0; i < elements->getLength(); ++i) {
            auto* element = static_cast<xe::XSElementDeclaration*>(elements->item(i));
            if (utf8_text(element->getNamespace()) != target_namespace) continue;
            const std::string name = utf8_text(element->getName());
            if (!root.empty() && name != root) continue;
            names += (names.empty() ? "" : ", ") + name;
            if (found != nullptr && root.empty()) {
                throw SchemaError("several global elements, name the root: " + names);
            }
            found = element;
        }
    }
    if (found == nullptr)
        throw SchemaError(fmt::format("no global element '{}' in '{}'", root, target_namespace));
    Walk walk;
    walk.run(*found);
    return std::move(walk.model);
}

}  // namespace okienko::forms
