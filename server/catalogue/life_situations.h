#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"

namespace okienko::catalogue {

/// Life situations that group cards ("Rodzi się dziecko") and the words people often look for, from
/// schemas/codelists/life-situations.xml. Immutable; shared by threads.
class LifeSituations {
public:
    struct Situation {
        std::string id;
        std::string icon;
        std::string name;
        std::string examples;
    };

    /// Throws schemas::XmlError.
    static LifeSituations read(const std::string& file);

    /// In a language ("pl", "en"), in the order they are shown.
    std::vector<Situation> all(std::string_view language) const;
    bool has(std::string_view id) const;
    std::vector<std::string> searches(std::string_view language) const;

private:
    explicit LifeSituations(schemas::Document document) : document_(std::move(document)) {}
    schemas::Document document_;
};

}  // namespace okienko::catalogue
