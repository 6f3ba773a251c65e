#include "tests/architecture/source_tree.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace okienko::architecture {

namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> words(std::istringstream& line) {
    return {std::istream_iterator<std::string>(line), std::istream_iterator<std::string>()};
}

}  // namespace

const Layers::Room* Layers::room_of(std::string_view path) const {
    for (const Room& room : rooms) {
        if (path.starts_with(room.folder + "/")) return &room;
    }
    return nullptr;
}

const Layers::Room* Layers::named(std::string_view name) const {
    for (const Room& room : rooms) {
        if (room.name == name) return &room;
    }
    return nullptr;
}

Layers read_layers() {
    Layers layers;
    std::istringstream file(slurp(fs::path(OKIENKO_SOURCE_DIR) / "tests/architecture/layers.txt"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream rest(line);
        std::string kind;
        std::string name;
        std::string skip;
        rest >> kind >> name;
        if (kind == "room") {
            Layers::Room room{name, "", {}};
            rest >> skip >> room.folder >> skip;
            for (auto& other : words(rest)) room.may_use.insert(std::move(other));
            layers.rooms.push_back(std::move(room));
        } else if (kind == "door") {
            rest >> skip;
            layers.doors.push_back({name, words(rest)});
        }
    }
    return layers;
}

std::vector<SourceFile> sources(const std::set<std::string>& endings) {
    std::vector<SourceFile> files;
    const fs::path root(OKIENKO_SOURCE_DIR);
    for (const char* folder : {"schemas", "signing", "forms", "server"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file() || !endings.contains(entry.path().extension().string()))
                continue;
            files.push_back({fs::relative(entry.path(), root).string(), slurp(entry.path())});
        }
    }
    return files;
}

std::vector<std::string> includes(const std::string& text) {
    static const std::regex kInclude(R"(^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"])",
                                     std::regex::multiline);
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), kInclude), end; it != end; ++it) {
        found.push_back((*it)[1]);
    }
    return found;
}

std::vector<std::string> string_literals(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "//") == 0) {
            at = text.find('\n', at);
            if (at == std::string::npos) break;
        } else if (text.compare(at, 2, "R\"") == 0) {
            const std::size_t open = text.find('(', at);
            const std::string close = ")" + text.substr(at + 2, open - at - 2) + "\"";
            const std::size_t end = text.find(close, open);
            if (end == std::string::npos) break;
            found.push_back(text.substr(open + 1, end - open - 1));
            at = end + close.size() - 1;
        } else if (text[at] == '\'') {
            at += text.compare(at, 2, "'\\") == 0 ? 3U : 2U;
        } else if (text[at] == '"') {
            std::string literal;
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\') ++at;
                literal += text[at];
            }
            found.push_back(std::move(literal));
        }
    }
    return found;
}

}  // namespace okienko::architecture
