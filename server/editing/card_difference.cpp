#include "server/editing/card_difference.h"

namespace okienko::editing {

namespace {

const char* name_of(DifferenceLine::Kind kind) {
    switch (kind) {
        case DifferenceLine::Kind::same:
            return "same";
        case DifferenceLine::Kind::removed:
            return "removed";
        case DifferenceLine::Kind::added:
            return "added";
        case DifferenceLine::Kind::skipped:
            return "skipped";
    }
    return "same";
}

}  // namespace

void add_lines(schemas::Node to, const std::vector<DifferenceLine>& lines) {
    for (const DifferenceLine& line : lines) {
        to.add("line", line.text).set("kind", std::string_view(name_of(line.kind)));
    }
}

std::size_t add_changes(schemas::Node to, const CardFields& before, const CardFields& after) {
    std::size_t count = 0;
    const auto compare = [&](std::string_view language, std::string_view part) {
        const std::string name = language.empty() ? std::string(part) : field_name(language, part);
        const std::string old_value = value_of(before, name);
        const std::string new_value = value_of(after, name);
        if (old_value == new_value) return;
        schemas::Node change = to.add("change");
        change.set("language", language).set("part", part);
        add_lines(change, difference_of(old_value, new_value, 1));
        ++count;
    };
    for (const std::string_view part : shared_parts()) compare({}, part);
    for (const std::string_view language : kCardLanguages) {
        for (const CardPart& part : card_parts()) compare(language, part.name);
    }
    return count;
}

}  // namespace okienko::editing
