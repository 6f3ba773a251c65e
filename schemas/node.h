#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <libxml/tree.h>

namespace okienko::schemas {

/// A cursor over one element of a Document; it owns nothing and must not outlive the document.
/// Text is UTF-8. Not safe for use by several threads while any of them changes the document.
class Node {
public:
    explicit Node(xmlNode* node) : node_(node) {}

    std::string_view name() const;  ///< local name
    std::string_view namespace_uri() const;
    bool is(std::string_view local_name) const { return name() == local_name; }

    /// All text below this element, joined.
    std::string text() const;
    /// The attribute without a namespace; nullopt when absent.
    std::optional<std::string> attribute(std::string_view name) const;
    std::string attribute_or(std::string_view name, std::string_view fallback) const;

    std::optional<Node> parent() const;  ///< nullopt for the root
    std::vector<Node> children() const;  ///< element children
    std::vector<Node> children(std::string_view local_name) const;
    std::optional<Node> child(std::string_view local_name) const;
    /// The text of a child, empty when there is no such child.
    std::string child_text(std::string_view local_name) const;

    /// Appends an element in this element's namespace. Characters XML can't hold become U+FFFD.
    Node add(std::string_view local_name);
    Node add(std::string_view local_name, std::string_view text);
    Node& set(std::string_view attribute, std::string_view value);
    /// A number, or "true" and "false". A template, so that a string literal never becomes a bool.
    template <std::integral Value>
    Node& set(std::string_view attribute, Value value) {
        if constexpr (std::is_same_v<Value, bool>) {
            return set(attribute, std::string_view(value ? "true" : "false"));
        } else {
            return set(attribute, std::string_view(std::to_string(value)));
        }
    }
    /// Replaces the content by one text node.
    Node& set_text(std::string_view text);
    /// Appends a deep copy of an element of any document.
    Node append_copy(Node other);
    void remove();  ///< unlinks and frees the element; this cursor is dead afterwards

    int line() const;  ///< line in the source, from 1; 0 when made in memory
    std::string path()
        const;  ///< e.g. /Wniosek/Adres/KodPocztowy or /Wniosek/Plik[2], local names only

    xmlNode* raw() const { return node_; }
    friend bool operator==(Node a, Node b) { return a.node_ == b.node_; }

private:
    xmlNode* node_;
};

}  // namespace okienko::schemas
