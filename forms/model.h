#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::forms {

inline constexpr unsigned kUnbounded = std::numeric_limits<unsigned>::max();

/// The facets of a simple type, as they stand after all its derivations. Numbers and dates stay
/// lexical.
struct Facets {
    std::optional<std::size_t> length, min_length, max_length;
    std::optional<std::string> min_inclusive, max_inclusive, min_exclusive, max_exclusive;
    std::optional<unsigned> total_digits, fraction_digits;
    std::vector<std::string>
        patterns;  ///< all must match; alternatives of one derivation are joined by '|'
    struct Choice {
        std::string value;
        std::string label;  ///< xs:documentation of the value, empty when there is none
    };
    std::vector<Choice> enumeration;
};

/// A simple type: what its values are and what bounds them.
struct SimpleType {
    std::string name;  ///< local name, empty when anonymous
    std::string namespace_uri;
    std::string base = "string";  ///< built-in type it comes from ("string", "decimal", "integer",
                                  ///< "date", "boolean", …)
    bool is_list = false;
    bool is_union = false;
    Facets facets;
};

struct Attribute {
    std::string name;
    std::string namespace_uri;  ///< empty when unqualified
    std::size_t type = 0;       ///< index into Model::simple_types
    bool required = false;
    std::string fixed;  ///< value constraint "fixed", empty when none
};

inline constexpr std::size_t kNoType = std::numeric_limits<std::size_t>::max();

/// One element of a content model, or a group of them.
struct Particle {
    enum class Kind { element, sequence, choice, all, any };
    Kind kind = Kind::element;
    unsigned min = 1;
    unsigned max = 1;
    // Kind::element
    std::string name;
    std::string namespace_uri;
    std::string label;              ///< xs:documentation of the declaration
    std::size_t simple = kNoType;   ///< index into Model::simple_types (also of simple content)
    std::size_t complex = kNoType;  ///< index into Model::complex_types
    bool nillable = false;
    std::string fixed;
    // groups
    std::vector<Particle> children;
};

/// A complex type: attributes and a content model.
struct ComplexType {
    std::string name;
    std::string namespace_uri;
    std::vector<Attribute> attributes;
    std::optional<Particle> content;  ///< nullopt when empty or simple
    bool mixed = false;
};

/// What a schema says about the documents under one root element, free of any XML library. Types
/// stand once and are referred to by index, so recursive schemas are finite. Immutable when shared.
class Model {
public:
    /// Where a path leads: the declaration and how often it may stand, counted along the path.
    struct Place {
        const Particle* element = nullptr;     ///< the last element of the path
        const Attribute* attribute = nullptr;  ///< set when the path ends in @name
        const SimpleType* type =
            nullptr;       ///< of the value; nullptr for an element with children only
        unsigned min = 1;  ///< of the last step within its parent, choices count as 0
        unsigned max = 1;
        bool required = false;   ///< it and all its ancestors must be there
        bool ambiguous = false;  ///< two siblings of that local name in different namespaces
    };

    /// A path of local names below the root, "Adres/KodPocztowy" or "Plik/@format"; the empty path
    /// is the root.
    std::optional<Place> find(std::string_view path) const;

    /// The element children of a type in the order documents hold them, groups opened, with
    /// effective occurrence.
    struct Child {
        const Particle* element;
        unsigned min;
        unsigned max;
        bool in_choice;
    };
    std::vector<Child> children(const Particle& element) const;

    Particle root;
    std::vector<SimpleType> simple_types;
    std::vector<ComplexType> complex_types;
};

}  // namespace okienko::forms
