#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

#include "signing/xpath_words.h"

namespace okienko::signing {

/// Gives the namespace of a prefix where the expression stands; nullopt when it is not declared.
using PrefixLookup = std::function<std::optional<std::string>(std::string_view prefix)>;

/// A name in an expression: its namespace ("" for none) and local part, either perhaps any.
struct XPathName {
    std::optional<std::string> uri;   ///< nullopt: any namespace
    std::optional<std::string> name;  ///< nullopt: any name

    bool fits(const xmlNode* element) const;
};

/// A string an element gives: of its name, of an attribute, or a literal.
struct XPathValue {
    enum class Kind { literal, local_name, qualified_name, namespace_uri, attribute };
    Kind kind = Kind::literal;
    std::string literal;
    XPathName attribute;

    std::string of(const xmlNode* element, std::size_t& steps) const;
};

/// A condition on one element that looks at nothing but its name and attributes, so that it costs
/// the same for each element of any document.
struct XPathCondition {
    enum class Kind { any_of, all_of, none_of, equal, differ, starts_with, contains, has, is };
    Kind kind = Kind::all_of;
    std::vector<XPathCondition> parts;
    XPathValue left, right;
    XPathName name;  ///< of `has` (an attribute) and `is` (the element itself)

    bool holds(const xmlNode* element, std::size_t& steps) const;
};

/// A node test with its predicates: "ds:Signature", "*[local-name() = 'a' and @b]".
struct XPathTest {
    XPathName name;
    std::vector<XPathCondition> conditions;

    /// Adds what the answer cost to `steps`.
    bool fits(const xmlNode* element, std::size_t& steps) const;
};

/// Reads a test; refuses positions, paths and everything else that is not a condition as above.
XPathTest read_test(XPathReader& reader, const PrefixLookup& prefixes);

}  // namespace okienko::signing
