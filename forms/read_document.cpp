#include <charconv>

#include <fmt/format.h>

#include "forms/coerce.h"
#include "forms/document_builder.h"
#include "forms/form_binding.h"

namespace okienko::forms {

namespace {

using schemas::Node;

/// Elements a path of local names leads to; the last step may give several.
std::vector<Node> elements_at(Node from, std::string_view path) {
    while (true) {
        const auto slash = path.find('/');
        const std::string_view step = path.substr(0, slash);
        if (slash == std::string_view::npos) return from.children(step);
        const auto next = from.child(step);
        if (!next) return {};
        from = *next;
        path = path.substr(slash + 1);
    }
}

std::vector<std::string> values_at(Node from, std::string_view path) {
    std::vector<std::string> values;
    const auto at = path.rfind('@');
    if (at != std::string_view::npos) {
        const std::string_view outer = at == 0 ? std::string_view() : path.substr(0, at - 1);
        const auto holders = outer.empty() ? std::vector<Node>{from} : elements_at(from, outer);
        if (!holders.empty()) {
            if (auto value = holders.front().attribute(path.substr(at + 1)))
                values.push_back(std::move(*value));
        }
        return values;
    }
    for (const Node node : elements_at(from, path)) values.push_back(node.text());
    return values;
}

std::string below(const std::string& path, const std::string& outer) {
    return outer.empty() ? path : path.substr(outer.size() + 1);
}

class DocumentReader {
public:
    explicit DocumentReader(const Service& service) : service_(service) {}

    ReadDocument run(Node root) {
        for (const Page& page : service_.form().pages) {
            for (const Section& section : page.sections) items(section.items, root, "", "");
        }
        return std::move(made_);
    }

private:
    void items(const std::vector<Item>& list,
               Node node,
               const std::string& outer,
               const std::string& prefix) {
        for (const Item& item : list) {
            const std::string path = below(item.path, outer);
            if (item.kind == Item::Kind::group) {
                const auto found = elements_at(node, path);
                if (!found.empty()) items(item.items, found.front(), item.path, prefix);
            } else if (item.kind == Item::Kind::repeat) {
                unsigned n = 0;
                for (const Node row : elements_at(node, path)) {
                    if (++n > item.max_rows) break;
                    items(item.items, row, item.path, fmt::format("{}{}-{}-", prefix, item.id, n));
                }
                made_.values.set(fmt::format("{}{}-rows", prefix, item.id), std::to_string(n));
            } else if (item.widget == Widget::file) {
                for (const Node file : elements_at(node, path)) attachment(item, file);
            } else {
                type_back(item, values_at(node, path), prefix + item.id, made_.values);
                for (const Option& option : item.options) items(option.items, node, outer, prefix);
            }
        }
    }

    void attachment(const Item& item, Node file) {
        Attachment made;
        made.field = item.id;
        made.name = file.child_text("Nazwa");
        made.media_type = file.child_text("Typ");
        made.sha256 = file.child_text("SkrotSHA256");
        const std::string size = file.child_text("Rozmiar");
        std::from_chars(size.data(), size.data() + size.size(), made.size);
        made_.attachments.push_back(std::move(made));
    }

    const Service& service_;
    ReadDocument made_;
};

/// The value of name="…" in the words of our processing instruction.
std::string word_of(const std::string& words, const std::string& name) {
    const auto start = words.find(name + "=\"");
    if (start == std::string::npos) return {};
    const auto from = start + name.size() + 2;
    const auto end = words.find('"', from);
    return end == std::string::npos ? "" : words.substr(from, end - from);
}

}  // namespace

ReadDocument read_document(const Service& service, const schemas::Document& document) {
    return DocumentReader(service).run(document.root());
}

std::optional<DocumentOrigin> origin_of(const schemas::Document& document) {
    for (const Node node : document.root().children("OpisDokumentu")) {
        if (node.namespace_uri() != kDescriptionNamespace) continue;
        return DocumentOrigin{node.child_text("Usluga"),
                              node.child_text("Wersja"),
                              node.child_text("SkrotPakietu"),
                              node.child_text("DataUtworzenia"),
                              node.child_text("Jezyk")};
    }
    for (const xmlNode* node = document.root().raw()->children; node != nullptr;
         node = node->next) {
        if (node->type != XML_PI_NODE ||
            xmlStrcmp(node->name, reinterpret_cast<const xmlChar*>("okienko")) != 0)
            continue;
        const std::string words =
            node->content == nullptr ? "" : reinterpret_cast<const char*>(node->content);
        return DocumentOrigin{word_of(words, "service"),
                              word_of(words, "version"),
                              word_of(words, "sha256"),
                              word_of(words, "created"),
                              word_of(words, "language")};
    }
    return std::nullopt;
}

}  // namespace okienko::forms
