#include "server/editing/card_fields.h"

#include <array>

#include "server/editing/prose.h"

namespace okienko::editing {

namespace {

using Kind = CardPart::Kind;
using schemas::Node;

constexpr std::array<CardPart, 23> kParts = {{
    {"title", Kind::line, true},
    {"description", Kind::line, true},
    {"keywords", Kind::line, true},
    {"answer-value", Kind::line, true},
    {"answer-note", Kind::line, false},
    {"fee-value", Kind::line, true},
    {"fee-note", Kind::line, false},
    {"filling-value", Kind::line, true},
    {"filling-note", Kind::line, false},
    {"signature-value", Kind::line, true},
    {"signature-note", Kind::line, false},
    {"before", Kind::prose, false},
    {"needed", Kind::prose, false},
    {"who", Kind::prose, true},
    {"steps", Kind::prose, false},
    {"fees", Kind::prose, true},
    {"time", Kind::prose, true},
    {"result", Kind::prose, false},
    {"appeal", Kind::prose, true},
    {"notes", Kind::prose, false},
    {"law", Kind::acts, true},
    {"data", Kind::prose, true},
    {"channels", Kind::prose, true},
}};

constexpr std::array<std::string_view, 8> kShared = {"symbol",
                                                     "unit",
                                                     "popular",
                                                     "situation",
                                                     "related",
                                                     "contact-address",
                                                     "contact-phone",
                                                     "contact-email"};

constexpr std::array<std::string_view, 4> kFacts = {"answer", "fee", "filling", "signature"};

void set_if_typed(CardFields& fields, const std::string& name, std::string value) {
    if (!value.empty()) fields[name] = std::move(value);
}

std::string lines_of(const std::vector<Node>& nodes, std::string_view attribute) {
    std::string lines;
    for (const Node node : nodes) {
        lines += (lines.empty() ? "" : "\n") + node.attribute_or(attribute, "");
    }
    return lines;
}

void read_content(CardFields& fields, Node content) {
    const std::string language = content.attribute_or("lang", "");
    for (const CardPart& part : kParts) {
        const auto element = content.child(part.name);
        if (!element) continue;
        set_if_typed(fields,
                     field_name(language, part.name),
                     part.kind == Kind::line ? element->text() : prose_text(*element));
    }
    for (const Node fact : content.children("fact")) {
        const std::string name = field_name(language, fact.attribute_or("kind", ""));
        set_if_typed(fields, name + "-value", fact.attribute_or("value", ""));
        set_if_typed(fields, name + "-note", fact.attribute_or("note", ""));
    }
}

void write_fact(Node content,
                const CardFields& fields,
                const std::string& language,
                std::string_view kind) {
    const std::string name = field_name(language, kind);
    Node fact = content.add("fact");
    fact.set("kind", kind).set("value", value_of(fields, name + "-value"));
    const std::string note = value_of(fields, name + "-note");
    if (!note.empty()) fact.set("note", note);
}

void write_content(Node card, const CardFields& fields, const std::string& language) {
    Node content = card.add("content");
    content.set("lang", language);
    for (const CardPart& part : kParts) {
        if (part.name == "answer-value") {
            for (const std::string_view kind : kFacts) write_fact(content, fields, language, kind);
        }
        if (part.name.ends_with("-value") || part.name.ends_with("-note")) continue;
        const std::string value = value_of(fields, field_name(language, part.name));
        if (part.kind == Kind::line) {
            content.add(part.name, value);
        } else if (!value.empty()) {
            add_prose(content.add(part.name), value, part.kind == Kind::acts);
        }
    }
}

void write_each(Node card, const std::string& lines, const char* element, const char* attribute) {
    for (std::size_t from = 0; from < lines.size();) {
        const auto end = std::min(lines.find('\n', from), lines.size());
        if (end > from) card.add(element).set(attribute, lines.substr(from, end - from));
        from = end + 1;
    }
}

void write_versions(Node card, Node before, const std::string& today) {
    int newest = 0;
    for (const Node version : before.children("version")) {
        newest = std::max(newest, std::stoi(version.attribute_or("number", "0")));
    }
    card.add("version").set("number", newest + 1).set("published", today);
    for (const Node version : before.children("version")) card.append_copy(version);
}

void write_contact(Node card, const CardFields& fields) {
    Node contact = card.add("contact");
    bool told = false;
    for (const std::string_view part : {"address", "phone", "email"}) {
        const std::string value = value_of(fields, "contact-" + std::string(part));
        if (value.empty()) continue;
        contact.set(part, value);
        told = true;
    }
    if (!told) contact.remove();
}

std::string plain_lines(const std::string& typed) {
    std::string text;
    for (const char c : typed) {
        if (c != '\r') text += c;
    }
    const auto from = text.find_first_not_of(" \n\t");
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(" \n\t") - from + 1);
}

}  // namespace

std::span<const CardPart> card_parts() {
    return kParts;
}

std::span<const std::string_view> shared_parts() {
    return kShared;
}

std::string field_name(std::string_view language, std::string_view part) {
    return std::string(language) + "-" + std::string(part);
}

std::string value_of(const CardFields& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

bool speaks(const CardFields& fields, std::string_view language) {
    if (language == "pl") return true;
    const auto first = fields.lower_bound(std::string(language) + "-");
    return first != fields.end() && first->first.starts_with(std::string(language) + "-");
}

CardFields fields_of(Node card) {
    CardFields fields;
    for (const std::string_view name : {"symbol", "unit", "popular"}) {
        set_if_typed(fields, std::string(name), card.attribute_or(name, ""));
    }
    set_if_typed(fields, "situation", lines_of(card.children("situation"), "id"));
    set_if_typed(fields, "related", lines_of(card.children("related"), "service"));
    if (const auto contact = card.child("contact")) {
        for (const std::string_view part : {"address", "phone", "email"}) {
            set_if_typed(fields, "contact-" + std::string(part), contact->attribute_or(part, ""));
        }
    }
    for (const Node content : card.children("content")) read_content(fields, content);
    return fields;
}

CardFields fields_of(const web::Fields& form) {
    CardFields fields;
    const auto take = [&](const std::string& name) {
        std::string lines;
        for (const std::string& value : form.all(name)) {
            lines += (lines.empty() ? "" : "\n") + value;
        }
        set_if_typed(fields, name, plain_lines(lines));
    };
    for (const std::string_view name : kShared) take(std::string(name));
    for (const std::string_view language : kCardLanguages) {
        for (const CardPart& part : kParts) take(field_name(language, part.name));
    }
    return fields;
}

std::string card_of(const CardFields& fields, Node before, const std::string& today) {
    auto made = schemas::Document::with_root("card");
    Node card = made.root();
    card.set("service", before.attribute_or("service", ""));
    for (const std::string_view name : {"symbol", "unit", "popular"}) {
        const std::string value = value_of(fields, name);
        if (!value.empty()) card.set(name, value);
    }
    if (const auto shown = before.attribute("demonstration")) card.set("demonstration", *shown);
    write_versions(card, before, today);
    write_each(card, value_of(fields, "situation"), "situation", "id");
    write_each(card, value_of(fields, "related"), "related", "service");
    write_contact(card, fields);
    for (const std::string_view language : kCardLanguages) {
        if (speaks(fields, language)) write_content(card, fields, std::string(language));
    }
    return made.serialize(true);
}

CardFields merged(const CardFields& base, const CardFields& mine, const CardFields& theirs) {
    CardFields fields = theirs;
    const auto take = [&](const std::string& name) {
        const std::string value = value_of(mine, name);
        if (value == value_of(base, name)) return;
        fields[name] = value;
        if (value.empty()) fields.erase(name);
    };
    for (const auto& [name, value] : base) take(name);
    for (const auto& [name, value] : mine) take(name);
    return fields;
}

std::string packed(const CardFields& fields) {
    auto made = schemas::Document::with_root("fields");
    for (const auto& [name, value] : fields) made.root().add("field", value).set("name", name);
    return made.serialize();
}

CardFields unpacked(const std::string& text) {
    CardFields fields;
    const auto parsed = schemas::parse(text);
    for (const Node field : std::get<schemas::Document>(parsed).root().children("field")) {
        fields[field.attribute_or("name", "")] = field.text();
    }
    return fields;
}

}  // namespace okienko::editing
