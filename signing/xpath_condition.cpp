#include "signing/xpath_condition.h"

#include <algorithm>

#include "signing/canonical_names.h"

namespace okienko::signing {

namespace {

using Kind = XPathCondition::Kind;

std::string_view uri_of(const xmlNs* ns) {
    return ns == nullptr ? std::string_view() : view(ns->href);
}

const xmlAttr* find_attribute(const xmlNode* element, const XPathName& name, std::size_t& steps) {
    for (const xmlAttr* at = element->properties; at != nullptr; at = at->next) {
        ++steps;
        if (name.uri && uri_of(at->ns) != *name.uri) continue;
        if (!name.name || view(at->name) == *name.name) return at;
    }
    return nullptr;
}

class ConditionReader {
public:
    ConditionReader(XPathReader& reader, const PrefixLookup& prefixes)
        : reader_(reader), prefixes_(prefixes) {}

    /// An unprefixed name in XPath has no namespace, whatever the default namespace is.
    XPathName name() {
        const std::string text = reader_.expect_name();
        if (text == "*") return {};
        const std::size_t colon = text.find(':');
        if (colon == std::string::npos) return {std::string(), text};
        auto uri = prefixes_(std::string_view(text).substr(0, colon));
        if (!uri) reader_.refuse();
        std::string local = text.substr(colon + 1);
        if (local == "*") return {std::move(uri), std::nullopt};
        return {std::move(uri), std::move(local)};
    }

    XPathCondition any_of() {
        const Depth depth(*this);
        return joined(Kind::any_of, "or", [this] { return all_of(); });
    }

private:
    /// Counts brackets within brackets while it lives.
    class Depth {
    public:
        explicit Depth(ConditionReader& of) : of_(of) {
            if (++of_.depth_ > 32) of_.reader_.refuse();
        }
        ~Depth() { --of_.depth_; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;

    private:
        ConditionReader& of_;
    };

    template <typename Part>
    XPathCondition joined(Kind kind, std::string_view word, Part part) {
        XPathCondition condition;
        condition.kind = kind;
        do {
            condition.parts.push_back(part());
        } while (reader_.take_name(word));
        return condition;
    }

    XPathCondition all_of() {
        return joined(Kind::all_of, "and", [this] { return one(); });
    }

    XPathCondition one() {
        XPathCondition condition;
        if (reader_.take_call("not")) {
            condition.kind = Kind::none_of;
            condition.parts.push_back(any_of());
            reader_.expect_sign(")");
        } else if (reader_.take_sign("(")) {
            condition = any_of();
            reader_.expect_sign(")");
        } else if (reader_.take_call("starts-with")) {
            condition = of_two(Kind::starts_with);
        } else if (reader_.take_call("contains")) {
            condition = of_two(Kind::contains);
        } else if (reader_.take_axis("self")) {
            condition.kind = Kind::is;
            condition.name = name();
        } else {
            condition = comparison();
        }
        return condition;
    }

    XPathCondition of_two(Kind kind) {
        XPathCondition condition;
        condition.kind = kind;
        condition.left = value();
        reader_.expect_sign(",");
        condition.right = value();
        reader_.expect_sign(")");
        return condition;
    }

    XPathCondition comparison() {
        XPathCondition condition;
        condition.left = value();
        const bool differ = reader_.take_sign("!=");
        if (differ || reader_.take_sign("=")) {
            condition.kind = differ ? Kind::differ : Kind::equal;
            condition.right = value();
            return condition;
        }
        if (condition.left.kind != XPathValue::Kind::attribute) reader_.refuse();
        condition.kind = Kind::has;
        condition.name = condition.left.attribute;
        return condition;
    }

    XPathValue value() {
        XPathValue found;
        if (reader_.take_sign("@") || reader_.take_axis("attribute")) {
            found.kind = XPathValue::Kind::attribute;
            found.attribute = name();
            if (!found.attribute.name) reader_.refuse();
            return found;
        }
        if (reader_.look().kind == XPathWord::Kind::literal) {
            found.literal = reader_.expect_literal();
            return found;
        }
        if (reader_.take_call("local-name")) {
            found.kind = XPathValue::Kind::local_name;
        } else if (reader_.take_call("name")) {
            found.kind = XPathValue::Kind::qualified_name;
        } else if (reader_.take_call("namespace-uri")) {
            found.kind = XPathValue::Kind::namespace_uri;
        } else {
            reader_.refuse();
        }
        reader_.take_sign(".");
        reader_.expect_sign(")");
        return found;
    }

    XPathReader& reader_;
    const PrefixLookup& prefixes_;
    int depth_ = 0;
};

/// An absent attribute is an empty node-set: no comparison with it holds (XPath 1.0, 3.4).
bool is_absent(const XPathValue& value, const xmlNode* element, std::size_t& steps) {
    return value.kind == XPathValue::Kind::attribute &&
           find_attribute(element, value.attribute, steps) == nullptr;
}

}  // namespace

bool XPathName::fits(const xmlNode* element) const {
    return (!name || view(element->name) == *name) && (!uri || uri_of(element->ns) == *uri);
}

std::string XPathValue::of(const xmlNode* element, std::size_t& steps) const {
    switch (kind) {
        case Kind::literal:
            return literal;
        case Kind::local_name:
            return std::string(view(element->name));
        case Kind::namespace_uri:
            return std::string(uri_of(element->ns));
        case Kind::qualified_name: {
            std::string text;
            if (element->ns != nullptr && element->ns->prefix != nullptr) {
                text = std::string(view(element->ns->prefix)) + ":";
            }
            return text + std::string(view(element->name));
        }
        case Kind::attribute:
            break;
    }
    const xmlAttr* found = find_attribute(element, attribute, steps);
    std::string text;
    for (const xmlNode* at = found == nullptr ? nullptr : found->children; at != nullptr;
         at = at->next) {
        text += view(at->content);
    }
    steps += text.size();
    return text;
}

bool XPathCondition::holds(const xmlNode* element, std::size_t& steps) const {
    ++steps;
    const auto holds_there = [&](const XPathCondition& part) { return part.holds(element, steps); };
    switch (kind) {
        case Kind::any_of:
            return std::any_of(parts.begin(), parts.end(), holds_there);
        case Kind::all_of:
            return std::all_of(parts.begin(), parts.end(), holds_there);
        case Kind::none_of:
            return std::none_of(parts.begin(), parts.end(), holds_there);
        case Kind::is:
            return name.fits(element);
        case Kind::has:
            return find_attribute(element, name, steps) != nullptr;
        case Kind::starts_with:
            return left.of(element, steps).starts_with(right.of(element, steps));
        case Kind::contains:
            return left.of(element, steps).find(right.of(element, steps)) != std::string::npos;
        case Kind::equal:
        case Kind::differ:
            break;
    }
    if (is_absent(left, element, steps) || is_absent(right, element, steps)) return false;
    return (left.of(element, steps) == right.of(element, steps)) == (kind == Kind::equal);
}

bool XPathTest::fits(const xmlNode* element, std::size_t& steps) const {
    return name.fits(element) &&
           std::all_of(conditions.begin(), conditions.end(), [&](const XPathCondition& condition) {
               return condition.holds(element, steps);
           });
}

XPathTest read_test(XPathReader& reader, const PrefixLookup& prefixes) {
    ConditionReader conditions(reader, prefixes);
    XPathTest test;
    test.name = conditions.name();
    if (reader.sign_ahead("(")) reader.refuse();  // a function or node() where a name should be
    while (reader.take_sign("[")) {
        test.conditions.push_back(conditions.any_of());
        reader.expect_sign("]");
    }
    return test;
}

}  // namespace okienko::signing
