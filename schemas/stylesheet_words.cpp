#include "schemas/stylesheet_words.h"

#include <map>
#include <memory>

#include <fmt/format.h>

#include "schemas/typography.h"

namespace okienko::schemas {

namespace {

constexpr const char* kXslt = "http://www.w3.org/1999/XSL/Transform";

class WordSetter {
public:
    WordSetter(xmlDoc* doc, const std::string& name, const Texts& texts)
        : doc_(doc), name_(name), texts_(texts) {
        xsl_ = xmlSearchNsByHref(
            doc, xmlDocGetRootElement(doc), reinterpret_cast<const xmlChar*>(kXslt));
        if (xsl_ == nullptr) throw XmlError(name + ": not a stylesheet");
    }

    void walk(xmlNode* node) {
        set_attributes(node);
        xmlNode* next = nullptr;
        for (xmlNode* child = node->children; child != nullptr; child = next) {
            next = child->next;
            if (child->type != XML_ELEMENT_NODE) continue;
            if (Node(child).namespace_uri() == kWordsNamespace) {
                replace(child);
            } else {
                walk(child);
            }
        }
    }

private:
    [[noreturn]] void fail(Node at, const std::string& why) const {
        throw XmlError(fmt::format("{}:{}: {}", name_, at.line(), why));
    }

    std::string text_of(Node at, const std::string& id) const {
        if (!texts_.has(id))
            fail(at, fmt::format("no text '{}' in language {}", id, texts_.language()));
        return with_hard_spaces(texts_.get(id), texts_.language());
    }

    xmlNode* make(const char* local, xmlNode* parent) const {
        xmlNode* made = xmlNewDocNode(doc_, xsl_, reinterpret_cast<const xmlChar*>(local), nullptr);
        xmlAddChild(parent, made);
        return made;
    }

    void append_text(xmlNode* parent, std::string_view text) const {
        if (text.empty()) return;
        Node(make("text", parent)).set_text(text);
    }

    void append_value(xmlNode* parent, std::string_view select) const {
        Node(make("value-of", parent)).set("select", select);
    }

    /// The text with its {places} as xsl:value-of.
    void append_filled(xmlNode* parent,
                       Node at,
                       std::string_view text,
                       const std::map<std::string, std::string>& places) const {
        while (!text.empty()) {
            const auto open = text.find('{');
            const auto close = text.find('}', open == std::string_view::npos ? 0 : open);
            if (open == std::string_view::npos || close == std::string_view::npos) break;
            append_text(parent, text.substr(0, open));
            const std::string place(text.substr(open + 1, close - open - 1));
            const auto found = places.find(place);
            if (found == places.end())
                fail(at, fmt::format("nothing is given for the place {{{}}}", place));
            append_value(parent, found->second);
            text.remove_prefix(close + 1);
        }
        append_text(parent, text);
    }

    static std::map<std::string, std::string> places_of(Node element) {
        std::map<std::string, std::string> places;
        for (const Node with : element.children("with")) {
            places[with.attribute_or("name", "")] = with.attribute_or("select", "''");
        }
        return places;
    }

    void replace(xmlNode* word) {
        const Node element(word);
        xmlNode* group = xmlNewDocNode(doc_, xsl_, reinterpret_cast<const xmlChar*>("if"), nullptr);
        Node(group).set("test", "true()");
        // Put in first, so that it is the tree's to free when a text is missing.
        xmlReplaceNode(word, group);
        const std::unique_ptr<xmlNode, decltype(&xmlFreeNode)> replaced(word, &xmlFreeNode);
        if (element.is("text")) {
            const std::string id = element.attribute_or("id", "");
            append_filled(group, element, text_of(element, id), places_of(element));
        } else if (element.is("count")) {
            append_count(group, element);
        } else if (element.is("lookup")) {
            append_lookup(group, element);
        } else {
            fail(element, fmt::format("unknown word element okn:{}", element.name()));
        }
    }

    void append_count(xmlNode* group, Node element) const {
        const std::string id = element.attribute_or("id", "");
        const std::string n = fmt::format("number({})", element.attribute_or("select", "0"));
        auto places = places_of(element);
        places.emplace("n", element.attribute_or("select", "0"));
        const bool slavic = texts_.language() == "pl" || texts_.language() == "uk";
        xmlNode* choose = make("choose", group);
        const auto branch = [&](const char* form, const std::string& test) {
            const std::string full = fmt::format("{}.{}", id, form);
            xmlNode* when = make(test.empty() ? "otherwise" : "when", choose);
            if (!test.empty()) Node(when).set("test", test);
            append_filled(when, element, text_of(element, full), places);
        };
        branch("one",
               texts_.language() == "uk" ? fmt::format("{0} mod 10 = 1 and {0} mod 100 != 11", n)
                                         : fmt::format("{} = 1", n));
        if (slavic) {
            branch("few",
                   fmt::format("{0} mod 10 >= 2 and {0} mod 10 <= 4 and not({0} mod 100 >= 12 and "
                               "{0} mod 100 <= 14)",
                               n));
        }
        branch("many", "");
    }

    /// A text whose id comes with the view model: every text whose id begins with @prefix is a
    /// branch, so the table stays static.
    void append_lookup(xmlNode* group, Node element) const {
        const std::string select = element.attribute_or("select", "''");
        const std::string prefix = element.attribute_or("prefix", "");
        if (prefix.empty()) fail(element, "okn:lookup needs a prefix of text ids");
        xmlNode* choose = make("choose", group);
        const auto places = places_of(element);
        bool any = false;
        for (auto it = texts_.all().lower_bound(prefix); it != texts_.all().end(); ++it) {
            if (!it->first.starts_with(prefix)) break;
            xmlNode* when = make("when", choose);
            Node(when).set("test",
                           fmt::format("{} = '{}'", select, it->first.substr(prefix.size())));
            append_filled(
                when, element, with_hard_spaces(it->second, texts_.language()), places);
            any = true;
        }
        if (!any) fail(element, fmt::format("no text begins with '{}'", prefix));
        xmlNode* otherwise = make("otherwise", choose);
        append_value(otherwise, select);
    }

    void set_attributes(xmlNode* node) const {
        for (xmlAttr* attribute = node->properties; attribute != nullptr;
             attribute = attribute->next) {
            xmlChar* raw = xmlNodeListGetString(doc_, attribute->children, 1);
            if (raw == nullptr) continue;
            std::string value(reinterpret_cast<const char*>(raw));
            xmlFree(raw);
            if (value.find("[[") == std::string::npos) continue;
            const std::string filled = with_words(Node(node), value);
            xmlSetNsProp(node,
                         attribute->ns,
                         attribute->name,
                         reinterpret_cast<const xmlChar*>(filled.c_str()));
        }
    }

    /// [[id]] in an attribute value template; braces of the text are doubled so XSLT leaves them
    /// alone.
    std::string with_words(Node at, const std::string& value) const {
        std::string result;
        std::size_t from = 0;
        for (std::size_t open = value.find("[["); open != std::string::npos;
             open = value.find("[[", from)) {
            const std::size_t close = value.find("]]", open);
            if (close == std::string::npos) fail(at, "an open [[ in an attribute");
            result += value.substr(from, open - from);
            for (const char c : text_of(at, value.substr(open + 2, close - open - 2))) {
                result += c;
                if (c == '{' || c == '}') result += c;
            }
            from = close + 2;
        }
        return result + value.substr(from);
    }

    xmlDoc* doc_;
    const std::string& name_;
    const Texts& texts_;
    xmlNs* xsl_ = nullptr;
};

/// The words' namespace must not reach the result, whether or not the sheet's author thought of it.
void exclude_words_namespace(Node root) {
    for (const xmlNs* ns = root.raw()->nsDef; ns != nullptr; ns = ns->next) {
        if (ns->prefix == nullptr ||
            std::string_view(reinterpret_cast<const char*>(ns->href)) != kWordsNamespace) {
            continue;
        }
        const std::string prefix(reinterpret_cast<const char*>(ns->prefix));
        const std::string excluded = root.attribute_or("exclude-result-prefixes", "");
        root.set("exclude-result-prefixes", excluded.empty() ? prefix : excluded + " " + prefix);
    }
}

}  // namespace

void put_words_in(Document& sheet, const std::string& name, const Texts& texts) {
    exclude_words_namespace(sheet.root());
    WordSetter(sheet.raw(), name, texts).walk(xmlDocGetRootElement(sheet.raw()));
}

}  // namespace okienko::schemas
