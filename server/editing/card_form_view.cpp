#include "server/editing/card_form_view.h"

namespace okienko::editing {

namespace {

using schemas::Node;

Node add_field(Node group,
               const std::string& name,
               std::string_view part,
               std::string_view kind,
               const CardFields& fields,
               bool needed) {
    Node field = group.add("field");
    field.set("name", name).set("part", part).set("kind", kind).set("needed", needed);
    field.add("value", value_of(fields, name));
    return field;
}

void add_item(Node field, const std::string& value, const std::string& label, bool selected) {
    field.add("item").set("value", value).set("label", label).set("selected", selected);
}

/// Whether a line of the text is the value.
bool has_line(const std::string& lines, const std::string& value) {
    return ("\n" + lines + "\n").find("\n" + value + "\n") != std::string::npos;
}

void add_shared(Node form,
                const CardFields& fields,
                const std::string& service,
                const Context& context,
                const std::string& language) {
    Node group = form.add("group");
    group.set("id", std::string_view("shared"));
    add_field(group, "symbol", "symbol", "line", fields, true);
    Node unit = add_field(group, "unit", "unit", "select", fields, true);
    const std::string chosen = value_of(fields, "unit");
    if (context.office.unit(chosen) == nullptr) add_item(unit, chosen, chosen, true);
    for (const auto& one : context.office.units()) {
        add_item(unit, one.code, context.office.unit_name(one.code, language), one.code == chosen);
    }
    Node situation = add_field(group, "situation", "situation", "boxes", fields, false);
    for (const auto& one : context.situations.all(language)) {
        add_item(situation, one.id, one.name, has_line(value_of(fields, "situation"), one.id));
    }
    Node related = add_field(group, "related", "related", "boxes", fields, false);
    for (const auto& other : context.services.all(language)) {
        if (other->id == service) continue;
        add_item(related,
                 other->id,
                 other->card->content(language).title,
                 has_line(value_of(fields, "related"), other->id));
    }
    add_field(group, "popular", "popular", "short", fields, false);
    for (const char* name : {"contact-address", "contact-phone", "contact-email"}) {
        add_field(group, name, name, "line", fields, false);
    }
}

}  // namespace

void add_card_form(Node form,
                   const CardFields& fields,
                   const std::string& service,
                   const Context& context,
                   const std::string& language) {
    for (const std::string_view spoken : kCardLanguages) {
        Node group = form.add("group");
        group.set("id", spoken);
        for (const CardPart& part : card_parts()) {
            const char* kind = part.kind == CardPart::Kind::line    ? "line"
                               : part.kind == CardPart::Kind::prose ? "prose"
                                                                    : "acts";
            add_field(group, field_name(spoken, part.name), part.name, kind, fields, part.needed);
        }
    }
    add_shared(form, fields, service, context, language);
}

}  // namespace okienko::editing
