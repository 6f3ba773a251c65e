#pragma once

#include <optional>
#include <string>

#include "forms/service.h"

namespace okienko::forms {

/// Which item a path of a document belongs to, and the name of its controls there.
struct DocumentPlace {
    const Item* item = nullptr;
    std::string name;
    bool exact = false;  ///< false: the path leads above the item, which is the first below it
};

/// Finds the item of a path as Node::path() writes it ("/Wniosek/Osoby/Osoba[2]/Imie", attributes
/// as "/@name").
std::optional<DocumentPlace> find_place(const Service& service, const std::string& path);

/// The path without "[1]": one way to write what has several.
std::string plain_path(const std::string& path);

}  // namespace okienko::forms
