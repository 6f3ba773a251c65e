#include "schemas/texts.h"

#include <fmt/format.h>

#include "schemas/document.h"

namespace okienko::schemas {

void Texts::add_file(const std::string& path) {
    add(read_file(path), path);
}

void Texts::add(std::string_view bytes, const std::string& name) {
    const Document document = parse_own(bytes, name);
    for (const Node text : document.root().children("text")) {
        const std::string id = text.attribute_or("id", "");
        if (id.empty())
            throw XmlError(fmt::format("{}:{}: a text without an id", name, text.line()));
        if (!texts_.emplace(id, text.text()).second) {
            throw XmlError(fmt::format(
                "{}:{}: text '{}' stands already in {}", name, text.line(), id, files_[id]));
        }
        files_[id] = name;
    }
}

bool Texts::has(std::string_view id) const {
    return texts_.find(id) != texts_.end();
}

std::string Texts::get(std::string_view id, const Values& values) const {
    const auto found = texts_.find(id);
    if (found == texts_.end())
        throw XmlError(fmt::format("no text '{}' in language {}", id, language_));
    std::string result = found->second;
    for (const auto& [name, value] : values) {
        const std::string place = fmt::format("{{{}}}", name);
        for (std::size_t at = result.find(place); at != std::string::npos;
             at = result.find(place, at + value.size())) {
            result.replace(at, place.size(), value);
        }
    }
    return result;
}

std::string Texts::count(std::string_view id, long long n, const Values& values) const {
    std::string form = fmt::format("{}.{}", id, plural(language_, n));
    if (!has(form)) form = fmt::format("{}.many", id);
    Values all = values;
    all.emplace_back("n", std::to_string(n));
    return get(form, all);
}

std::string_view Texts::plural(std::string_view language, long long n) {
    if (n < 0) n = -n;
    if (language == "pl" || language == "uk") {
        // CLDR: Polish and Ukrainian integers; in Polish 21 is `many`, in Ukrainian `one`.
        if (n == 1 || (language == "uk" && n % 10 == 1 && n % 100 != 11)) return "one";
        const bool few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
        return few ? "few" : "many";
    }
    return n == 1 ? "one" : "many";
}

}  // namespace okienko::schemas
