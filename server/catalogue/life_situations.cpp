#include "server/catalogue/life_situations.h"

#include <algorithm>

namespace okienko::catalogue {

namespace {

std::string of_language(schemas::Node parent, std::string_view element, std::string_view language) {
    std::string polish;
    for (const schemas::Node child : parent.children(element)) {
        const std::string spoken = child.attribute_or("lang", "pl");
        if (spoken == language) return child.text();
        if (spoken == "pl") polish = child.text();
    }
    return polish;
}

}  // namespace

LifeSituations LifeSituations::read(const std::string& file) {
    return LifeSituations(schemas::parse_own(schemas::read_file(file), file));
}

std::vector<LifeSituations::Situation> LifeSituations::all(std::string_view language) const {
    std::vector<Situation> situations;
    for (const schemas::Node situation : document_.root().children("situation")) {
        situations.push_back({situation.attribute_or("id", ""),
                              situation.attribute_or("icon", ""),
                              of_language(situation, "name", language),
                              of_language(situation, "examples", language)});
    }
    return situations;
}

bool LifeSituations::has(std::string_view id) const {
    const auto situations = document_.root().children("situation");
    return std::any_of(situations.begin(), situations.end(), [&](schemas::Node situation) {
        return situation.attribute_or("id", "") == id;
    });
}

std::vector<std::string> LifeSituations::searches(std::string_view language) const {
    std::vector<std::string> searches;
    for (const schemas::Node search : document_.root().children("search")) {
        if (search.attribute_or("lang", "pl") == language) searches.push_back(search.text());
    }
    return searches;
}

}  // namespace okienko::catalogue
