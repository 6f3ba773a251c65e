#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::architecture {

/// The arrows of layers.txt.
struct Layers {
    struct Room {
        std::string name;
        std::string folder;
        std::set<std::string> may_use;
    };
    struct Door {
        std::string prefix;
        std::vector<std::string> places;
    };
    std::vector<Room> rooms;
    std::vector<Door> doors;

    const Room* room_of(
        std::string_view path) const;  ///< by the folder a file lies in; nullptr for the roof
    const Room* named(std::string_view name) const;
};
Layers read_layers();

struct SourceFile {
    std::string path;  ///< relative to the repository
    std::string text;
};

/// Every source of ours (schemas, signing, forms, server) with one of the endings, e.g. {".cpp",
/// ".h"}.
std::vector<SourceFile> sources(const std::set<std::string>& endings);

/// The names inside `#include <…>` and `#include "…"`, quotes kept off.
std::vector<std::string> includes(const std::string& text);
/// The contents of string literals, raw ones too.
std::vector<std::string> string_literals(const std::string& text);

}  // namespace okienko::architecture
