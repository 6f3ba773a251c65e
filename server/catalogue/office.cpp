#include "server/catalogue/office.h"

#include <algorithm>

#include <fmt/format.h>

namespace okienko::catalogue {

namespace {

Office::Names names_of(schemas::Node parent, std::string_view element) {
    Office::Names names;
    for (const schemas::Node name : parent.children(element)) {
        names.emplace(name.attribute_or("lang", "pl"), name.text());
    }
    return names;
}

}  // namespace

Office Office::read(const std::string& file) {
    const schemas::Document document = schemas::parse_own(schemas::read_file(file), file);
    const schemas::Node root = document.root();
    Office office;
    office.names_ = names_of(root, "name");
    office.authorities_ = names_of(root, "authority");
    office.address_ = root.child_text("address");
    office.email_ = root.child_text("email");
    office.phone_ = root.child_text("phone");
    if (office.names_.count("pl") == 0)
        throw schemas::XmlError(file + ": the office has no Polish name");
    if (const auto units = root.child("units")) {
        for (const schemas::Node unit : units->children("unit")) {
            Unit read{unit.attribute_or("code", ""), names_of(unit, "name")};
            if (read.code.empty() || read.names.count("pl") == 0) {
                throw schemas::XmlError(
                    fmt::format("{}:{}: a unit has a code and a Polish name", file, unit.line()));
            }
            office.units_.push_back(std::move(read));
        }
    }
    return office;
}

std::string Office::of(const Names& names, std::string_view language) {
    auto found = names.find(language);
    if (found == names.end()) found = names.find("pl");
    return found == names.end() ? std::string() : found->second;
}

const Office::Unit* Office::unit(std::string_view code) const {
    const auto found = std::find_if(
        units_.begin(), units_.end(), [&](const Unit& unit) { return unit.code == code; });
    return found == units_.end() ? nullptr : &*found;
}

std::string Office::unit_name(std::string_view code, std::string_view language) const {
    const Unit* found = unit(code);
    return found == nullptr ? std::string(code) : of(found->names, language);
}

}  // namespace okienko::catalogue
