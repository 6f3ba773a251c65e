#include "schemas/node.h"

#include <stdexcept>

#include <fmt/format.h>

#include "schemas/characters.h"

namespace okienko::schemas {

namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(text));
}

const xmlChar* xml(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string take(xmlChar* text) {
    std::string result(view(text));
    xmlFree(text);
    return result;
}

}  // namespace

std::string_view Node::name() const {
    return view(node_->name);
}

std::string_view Node::namespace_uri() const {
    return node_->ns == nullptr ? std::string_view() : view(node_->ns->href);
}

std::string Node::text() const {
    return take(xmlNodeGetContent(node_));
}

std::optional<std::string> Node::attribute(std::string_view name) const {
    const std::string key(name);
    if (xmlHasNsProp(node_, xml(key), nullptr) == nullptr) return std::nullopt;
    return take(xmlGetNoNsProp(node_, xml(key)));
}

std::string Node::attribute_or(std::string_view name, std::string_view fallback) const {
    return attribute(name).value_or(std::string(fallback));
}

std::optional<Node> Node::parent() const {
    xmlNode* up = node_->parent;
    if (up == nullptr || up->type != XML_ELEMENT_NODE) return std::nullopt;
    return Node(up);
}

std::vector<Node> Node::children() const {
    std::vector<Node> result;
    for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) result.emplace_back(child);
    }
    return result;
}

std::vector<Node> Node::children(std::string_view local_name) const {
    std::vector<Node> result;
    for (const Node child : children()) {
        if (child.is(local_name)) result.push_back(child);
    }
    return result;
}

std::optional<Node> Node::child(std::string_view local_name) const {
    for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && view(child->name) == local_name) return Node(child);
    }
    return std::nullopt;
}

std::string Node::child_text(std::string_view local_name) const {
    const auto found = child(local_name);
    return found ? found->text() : std::string();
}

Node Node::add(std::string_view local_name) {
    const std::string name(local_name);
    xmlNode* made = xmlNewDocNode(node_->doc, node_->ns, xml(name), nullptr);
    if (made == nullptr || xmlAddChild(node_, made) == nullptr) throw std::bad_alloc();
    return Node(made);
}

Node Node::add(std::string_view local_name, std::string_view text) {
    Node made = add(local_name);
    made.set_text(text);
    return made;
}

Node& Node::set(std::string_view attribute, std::string_view value) {
    const std::string key(attribute);
    const std::string clean = xml_characters(value);
    if (xmlSetNsProp(node_, nullptr, xml(key), xml(clean)) == nullptr) throw std::bad_alloc();
    return *this;
}

Node& Node::set_text(std::string_view text) {
    while (node_->children != nullptr) {
        xmlNode* child = node_->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    const std::string clean = xml_characters(text);
    if (clean.empty()) return *this;
    xmlNode* made = xmlNewDocTextLen(node_->doc, xml(clean), static_cast<int>(clean.size()));
    if (made == nullptr) throw std::bad_alloc();
    xmlAddChild(node_, made);
    return *this;
}

Node Node::append_copy(Node other) {
    xmlNode* made = xmlDocCopyNode(other.node_, node_->doc, 1);
    if (made == nullptr) throw std::bad_alloc();
    xmlAddChild(node_, made);
    return Node(made);
}

void Node::remove() {
    xmlUnlinkNode(node_);
    xmlFreeNode(node_);
    node_ = nullptr;
}

int Node::line() const {
    return static_cast<int>(xmlGetLineNo(node_));
}

std::string Node::path() const {
    std::string result;
    for (const xmlNode* at = node_; at != nullptr && at->type == XML_ELEMENT_NODE;
         at = at->parent) {
        int before = 0;
        bool alone = true;
        for (const xmlNode* other = at->prev; other != nullptr; other = other->prev) {
            if (other->type == XML_ELEMENT_NODE && view(other->name) == view(at->name)) ++before;
        }
        for (const xmlNode* other = at->next; other != nullptr && alone; other = other->next) {
            alone = other->type != XML_ELEMENT_NODE || view(other->name) != view(at->name);
        }
        const bool numbered = before > 0 || !alone;
        result.insert(0,
                      numbered ? fmt::format("/{}[{}]", view(at->name), before + 1)
                               : fmt::format("/{}", view(at->name)));
    }
    return result;
}

}  // namespace okienko::schemas
