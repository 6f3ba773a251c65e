#include "server/cases/office_units.h"

namespace okienko::cases {

std::vector<std::string> office_units(const web::Pages& pages) {
    std::vector<std::string> codes;
    const auto units = pages.office().child("units");
    if (!units) return codes;
    for (const schemas::Node unit : units->children("unit")) {
        if (const auto code = unit.attribute("code")) codes.push_back(*code);
    }
    return codes;
}

std::string unit_name(const web::Pages& pages, std::string_view code, std::string_view language) {
    std::string name(code);
    const auto units = pages.office().child("units");
    if (!units) return name;
    for (const schemas::Node unit : units->children("unit")) {
        if (unit.attribute_or("code", "") != code) continue;
        for (const schemas::Node words : unit.children("name")) {
            const std::string of = words.attribute_or("lang", "pl");
            if (of == language) return words.text();
            if (of == "pl") name = words.text();
        }
    }
    return name;
}

}  // namespace okienko::cases
