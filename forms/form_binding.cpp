#include "forms/form_binding.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "forms/form_reader.h"

namespace okienko::forms {

namespace {

bool is_number(const std::string& base) {
    static const std::set<std::string, std::less<>> kNumbers = {"decimal",
                                                                "integer",
                                                                "int",
                                                                "long",
                                                                "short",
                                                                "byte",
                                                                "nonNegativeInteger",
                                                                "positiveInteger",
                                                                "nonPositiveInteger",
                                                                "negativeInteger",
                                                                "unsignedInt",
                                                                "unsignedLong",
                                                                "unsignedShort",
                                                                "unsignedByte",
                                                                "float",
                                                                "double"};
    return kNumbers.count(base) != 0;
}

Widget widget_for(const Item& item, const SimpleType& type) {
    const std::string& name = type.namespace_uri == "urn:okienko:identifiers" ? type.name : "";
    static const std::map<std::string, Widget, std::less<>> kByName = {
        {"Pesel", Widget::pesel},
        {"Nip", Widget::nip},
        {"Regon", Widget::regon},
        {"Nrb", Widget::nrb},
        {"KodPocztowy", Widget::postcode},
        {"Ade", Widget::ade},
        {"Email", Widget::email},
        {"Telefon", Widget::phone},
        {"DowodOsobisty", Widget::id_card},
        {"KsiegaWieczysta", Widget::land_register}};
    if (const auto known = kByName.find(name); known != kByName.end()) return known->second;
    if (!type.facets.enumeration.empty() || !item.options.empty()) {
        if (item.place.max > 1) return Widget::checkboxes;
        return type.facets.enumeration.size() > 7 ? Widget::select : Widget::radios;
    }
    if (type.base == "boolean") return Widget::yes_no;
    if (type.base == "date") return Widget::date;
    if (is_number(type.base)) return Widget::number;
    return type.facets.max_length.value_or(0) > 250 ? Widget::textarea : Widget::text;
}

class Binding {
public:
    Binding(Form& form, const Model& model, std::vector<Fault>& faults)
        : form_(form), model_(model), faults_(faults) {}

    void run() {
        if (form_.root != model_.root.name) {
            fault(1, "unknown-root", fmt::format("the schema's root is '{}'", model_.root.name));
            return;
        }
        for (Page& page : form_.pages) {
            for (Section& section : page.sections) {
                for_each_item(section.items,
                              [&](Item& item, const Item* /*outer*/) { bind(item); });
            }
        }
        require(model_.root, "", 0);
    }

private:
    void fault(int line, std::string rule, std::string detail) {
        faults_.push_back({"form.xml", line, std::move(rule), std::move(detail)});
    }

    void bind(Item& item) {
        const auto place = model_.find(item.path);
        if (!place) {
            fault(item.line,
                  "unknown-path",
                  fmt::format("'{}': the schema has no '{}'", item.id, item.path));
            return;
        }
        if (place->ambiguous) {
            fault(
                item.line,
                "ambiguous-path",
                fmt::format("'{}': two elements of that name in different namespaces stand at '{}'",
                            item.id,
                            item.path));
        }
        item.place = *place;
        if (item.kind == Item::Kind::field) {
            bind_field(item);
        } else {
            bind_group(item);
        }
    }

    void bind_group(Item& item) {
        if (item.place.type != nullptr && item.place.element->complex == kNoType) {
            fault(item.line,
                  "not-a-group",
                  fmt::format("'{}': '{}' holds a value, not elements", item.id, item.path));
        }
        if (item.kind != Item::Kind::repeat) return;
        if (item.place.max < 2) {
            fault(item.line,
                  "widens",
                  fmt::format("'{}': the schema allows '{}' only once", item.id, item.path));
        }
        item.min_rows = std::max(item.min_rows, item.place.required ? item.place.min : 0);
        if (item.place.max != kUnbounded && item.max_rows > item.place.max) {
            fault(item.line,
                  "widens",
                  fmt::format("'{}': max {} is more than the schema's {}",
                              item.id,
                              item.max_rows,
                              item.place.max));
        }
        if (item.max_rows < item.min_rows) {
            fault(item.line,
                  "rows",
                  fmt::format(
                      "'{}': max is less than the {} that must stand", item.id, item.min_rows));
        }
    }

    void bind_field(Item& item) {
        if (!bound_.insert(item.path).second) {
            fault(item.line,
                  "bound-twice",
                  fmt::format("'{}': another field fills '{}'", item.id, item.path));
        }
        if (item.widget_given && item.widget == Widget::file) {
            bind_file(item);
            return;
        }
        if (item.place.type == nullptr) {
            fault(item.line,
                  "not-a-value",
                  fmt::format("'{}': '{}' holds elements, not a value", item.id, item.path));
            return;
        }
        const SimpleType& type = *item.place.type;
        if (!item.widget_given) item.widget = widget_for(item, type);
        if (item.place.max > 1 && item.widget != Widget::checkboxes) {
            fault(item.line,
                  "repeats",
                  fmt::format("'{}': '{}' may stand several times; use checkboxes or a repeat",
                              item.id,
                              item.path));
        }
        bind_options(item, type);
        check_widget(item, type);
    }

    void bind_file(Item& item) {
        std::set<std::string> names;
        for (const auto& child : model_.children(*item.place.element))
            names.insert(child.element->name);
        if (names != std::set<std::string>{"Nazwa", "Typ", "Rozmiar", "SkrotSHA256"}) {
            fault(item.line,
                  "not-an-attachment",
                  fmt::format("'{}': '{}' is not of the type Zalacznik of attachment.xsd",
                              item.id,
                              item.path));
        }
        if (item.accept.empty())
            fault(item.line, "no-accept", fmt::format("'{}': accept says no file type", item.id));
        if (item.place.max != kUnbounded && item.max_files > item.place.max) {
            fault(item.line,
                  "widens",
                  fmt::format("'{}': the schema allows at most {} files", item.id, item.place.max));
        }
    }

    void bind_options(Item& item, const SimpleType& type) {
        const auto& enumeration = type.facets.enumeration;
        const bool asks = item.widget == Widget::radios || item.widget == Widget::select ||
                          item.widget == Widget::checkboxes;
        if (!asks && !item.options.empty() && item.widget != Widget::yes_no) {
            fault(item.line,
                  "options",
                  fmt::format("'{}': a field of widget '{}' has no options",
                              item.id,
                              to_string(item.widget)));
        }
        if (item.options.empty() && item.widget == Widget::yes_no) {
            item.options = {{"true", "true", {}, item.line}, {"false", "false", {}, item.line}};
        }
        if (!asks) return;
        if (item.options.empty()) {
            for (const auto& choice : enumeration)
                item.options.push_back({choice.value, choice.value, {}, item.line});
        }
        if (item.options.empty()) {
            fault(item.line,
                  "options",
                  fmt::format("'{}': no options, and the type has no list of values", item.id));
        }
        std::set<std::string> seen;
        for (const Option& option : item.options) {
            const bool listed =
                std::any_of(enumeration.begin(), enumeration.end(), [&](const auto& choice) {
                    return choice.value == option.value;
                });
            if (!enumeration.empty() && !listed) {
                fault(option.line,
                      "widens",
                      fmt::format("'{}': the schema does not allow '{}'", item.id, option.value));
            }
            if (!seen.insert(option.value).second) {
                fault(option.line,
                      "repeated-option",
                      fmt::format("'{}': '{}' stands twice", item.id, option.value));
            }
        }
    }

    void check_widget(const Item& item, const SimpleType& type) {
        const bool fits = item.widget == Widget::date ? type.base == "date"
                          : item.widget == Widget::number
                              ? is_number(type.base) || type.base == "string"
                          : item.widget == Widget::yes_no || item.widget == Widget::confirm
                              ? type.base == "boolean"
                              : type.base != "base64Binary" && type.base != "hexBinary";
        if (!fits) {
            fault(item.line,
                  "widget",
                  fmt::format("'{}': widget '{}' cannot fill a value of type '{}'",
                              item.id,
                              to_string(item.widget),
                              type.base));
        }
    }

    /// Every element that must stand, below elements that must stand, is asked for, fixed, or
    /// written by the engine.
    void require(const Particle& element, const std::string& path, unsigned depth) {
        if (depth > 20) return;
        if (element.complex != kNoType) {
            for (const Attribute& attribute : model_.complex_types.at(element.complex).attributes) {
                const std::string name = (path.empty() ? "" : path + "/") + "@" + attribute.name;
                if (attribute.required && attribute.fixed.empty() && !is_bound(name)) missing(name);
            }
        }
        for (const Model::Child& child : model_.children(element)) {
            const std::string name = (path.empty() ? "" : path + "/") + child.element->name;
            if (child.min == 0 && !has_bound_below(name)) continue;
            if (child.element->namespace_uri == kDescriptionNamespace && path.empty()) continue;
            if (is_bound(name)) continue;
            const auto below = model_.children(*child.element);
            if (!below.empty()) {
                require(*child.element, name, depth + 1);
            } else if (child.min > 0 && child.element->fixed.empty() &&
                       child.element->simple != kNoType) {
                missing(name);
            }
        }
    }

    bool is_bound(const std::string& path) const { return bound_.count(path) != 0; }
    bool has_bound_below(const std::string& path) const {
        const auto next = bound_.lower_bound(path);
        return next != bound_.end() && next->starts_with(path);
    }
    void missing(const std::string& path) {
        fault(1,
              "not-reachable",
              fmt::format("the schema requires '{}', and no field fills it", path));
    }

    Form& form_;
    const Model& model_;
    std::vector<Fault>& faults_;
    std::set<std::string> bound_;
};

}  // namespace

void bind_form(Form& form, const Model& model, std::vector<Fault>& faults) {
    Binding(form, model, faults).run();
}

}  // namespace okienko::forms
