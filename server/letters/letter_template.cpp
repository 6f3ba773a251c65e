#include "server/letters/letter_template.h"

#include <filesystem>

#include "schemas/document.h"

namespace okienko::letters {

namespace {

LetterTemplate read_template(schemas::Node root) {
    LetterTemplate made;
    made.kind = root.attribute_or("kind", "");
    made.confirm = root.attribute_or("confirm", "false") == "true";
    made.date = root.attribute_or("date", "false") == "true";
    made.addressee = root.attribute_or("addressee", "false") == "true";
    for (const schemas::Node node : root.children("part")) {
        made.parts.push_back({node.attribute_or("role", ""),
                              node.attribute_or("field", ""),
                              static_cast<std::size_t>(std::stoul(node.attribute_or("max", "0"))),
                              std::stoi(node.attribute_or("rows", "0"))});
    }
    return made;
}

}  // namespace

LetterTemplates LetterTemplates::read(const std::string& folder) {
    LetterTemplates made;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".xml") continue;
        const std::string path = entry.path().string();
        const auto document = schemas::parse_own(schemas::read_file(path), path);
        LetterTemplate one = read_template(document.root());
        if (one.kind != entry.path().stem().string() || one.parts.empty()) {
            throw schemas::XmlError(path + ": not a template of the kind in its name");
        }
        made.templates_.emplace(one.kind, std::move(one));
    }
    return made;
}

const LetterTemplate* LetterTemplates::find(std::string_view kind) const {
    const auto found = templates_.find(kind);
    return found == templates_.end() ? nullptr : &found->second;
}

}  // namespace okienko::letters
