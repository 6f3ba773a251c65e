#include "server/catalogue/office.h"

#include <algorithm>
#include <iterator>

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
    std::vector<Unit> read_units;
    if (const auto units = root.child("units")) {
        for (const schemas::Node unit : units->children("unit")) {
            Unit read{unit.attribute_or("code", ""), names_of(unit, "name"), false};
            if (read.code.empty() || read.names.count("pl") == 0) {
                throw schemas::XmlError(
                    fmt::format("{}:{}: a unit has a code and a Polish name", file, unit.line()));
            }
            read_units.push_back(std::move(read));
        }
    }
    office.set_units(std::move(read_units));
    return office;
}

std::string Office::of(const Names& names, std::string_view language) {
    auto found = names.find(language);
    if (found == names.end()) found = names.find("pl");
    return found == names.end() ? std::string() : found->second;
}

std::shared_ptr<const std::vector<Office::Unit>> Office::roll() const {
    const std::lock_guard lock(roll_->mutex);
    return roll_->units;
}

void Office::set_units(std::vector<Unit> units) {
    auto fresh = std::make_shared<const std::vector<Unit>>(std::move(units));
    const std::lock_guard lock(roll_->mutex);
    roll_->units = std::move(fresh);
}

std::vector<Office::Unit> Office::units() const {
    const auto all = roll();
    std::vector<Unit> open;
    std::copy_if(all->begin(), all->end(), std::back_inserter(open), [](const Unit& unit) {
        return !unit.closed;
    });
    return open;
}

bool Office::takes_cases(std::string_view unit) const {
    const auto all = roll();
    return std::any_of(
        all->begin(), all->end(), [&](const Unit& one) { return one.code == unit && !one.closed; });
}

bool Office::has_unit(std::string_view code) const {
    const auto all = roll();
    return std::any_of(all->begin(), all->end(), [&](const Unit& one) { return one.code == code; });
}

std::string Office::unit_name(std::string_view code, std::string_view language) const {
    const auto all = roll();
    for (const Unit& unit : *all) {
        if (unit.code == code) return of(unit.names, language);
    }
    return std::string(code);
}

}  // namespace okienko::catalogue
