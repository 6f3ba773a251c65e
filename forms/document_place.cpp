#include "forms/document_place.h"

#include <algorithm>

#include <fmt/format.h>

#include "forms/form_reader.h"

namespace okienko::forms {

namespace {

std::string without_indexes(const std::string& path) {
    std::string result;
    bool inside = false;
    for (const char c : path) {
        if (c == '[') inside = true;
        if (!inside) result += c;
        if (c == ']') inside = false;
    }
    return result;
}

/// The index a document path has at the step where a schema path ends; 1 when it has none.
std::string index_at(const std::string& document_path, const std::string& schema_path) {
    const auto steps =
        static_cast<std::size_t>(std::count(schema_path.begin(), schema_path.end(), '/')) + 2;
    std::size_t at = 0;
    for (std::size_t i = 0; i < steps && at != std::string::npos; ++i)
        at = document_path.find('/', at + (i == 0 ? 0 : 1));
    const std::size_t end =
        at == std::string::npos ? document_path.size() : document_path.find('/', at + 1);
    const std::string step = document_path.substr(at == std::string::npos ? 0 : at,
                                                  end == std::string::npos ? end : end - at);
    const auto bracket = step.find('[');
    return bracket == std::string::npos ? "1" : step.substr(bracket + 1, step.size() - bracket - 2);
}

}  // namespace

std::string plain_path(const std::string& path) {
    std::string result = path;
    for (auto at = result.find("[1]"); at != std::string::npos; at = result.find("[1]", at))
        result.erase(at, 3);
    return result;
}

std::optional<DocumentPlace> find_place(const Service& service, const std::string& path) {
    const std::string root = "/" + service.form().root;
    const std::string bare = without_indexes(path);
    if (bare != root && !bare.starts_with(root + "/")) return std::nullopt;
    const std::string wanted = bare == root ? "" : bare.substr(root.size() + 1);
    const Item* exact = nullptr;
    const Item* inside = nullptr;
    const Item* around = nullptr;
    for (const Page& page : service.form().pages) {
        for (const Section& section : page.sections) {
            for_each_item(section.items, [&](const Item& item, const Item* /*outer*/) {
                if (item.kind == Item::Kind::field && item.path == wanted) exact = &item;
                if (item.kind == Item::Kind::field && inside == nullptr &&
                    (wanted.empty() || item.path.starts_with(wanted + "/"))) {
                    inside = &item;
                }
                // Parts of an attachment belong to its file field.
                if (item.widget == Widget::file && wanted.starts_with(item.path + "/"))
                    around = &item;
            });
        }
    }
    const Item* found = exact != nullptr ? exact : around != nullptr ? around : inside;
    if (found == nullptr) return std::nullopt;
    std::string prefix;
    std::string schema_path;
    for (const Page& page : service.form().pages) {
        for (const Section& section : page.sections) {
            for_each_item(section.items, [&](const Item& item, const Item* /*outer*/) {
                if (item.kind != Item::Kind::repeat || !found->path.starts_with(item.path + "/"))
                    return;
                const bool deep = (wanted + "/").starts_with(item.path + "/");
                prefix += fmt::format("{}-{}-", item.id, deep ? index_at(path, item.path) : "1");
            });
        }
    }
    return DocumentPlace{found, prefix + found->id, exact != nullptr};
}

}  // namespace okienko::forms
