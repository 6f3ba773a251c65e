#include "forms/texts_of_service.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "forms/form_reader.h"
#include "schemas/document.h"

namespace okienko::forms {

namespace {

struct TextFile {
    std::string name;
    std::map<std::string, int> lines;  // id -> line
};

/// Ids that must be there, and those that may.
struct Ids {
    std::set<std::string> needed;
    std::set<std::string> allowed = {
        "form.lead", "document.title", "document.addressee", "document.closing"};
};

void item_ids(const Item& item, Ids& ids) {
    ids.needed.insert(item.id + ".label");
    for (const char* end : {".hint", ".short", ".prefix", ".suffix"})
        ids.allowed.insert(item.id + end);
    static constexpr std::array<std::string_view, 22> kRules = {
        "required",       "pattern",      "length",       "minLength",       "maxLength",
        "minInclusive",   "maxInclusive", "minExclusive", "maxExclusive",    "totalDigits",
        "fractionDigits", "enumeration",  "type",         "number",          "choice",
        "date-day",       "date-month",   "date-year",    "date-impossible", "check-digit",
        "form",           "rows"};
    for (const auto rule : kRules) ids.allowed.insert(fmt::format("{}.error.{}", item.id, rule));
    for (const Constraint& constraint : item.constraints)
        ids.needed.insert(item.id + ".error." + constraint.id);
    for (const Option& option : item.options) {
        const std::string id = item.id + ".option." + option.id;
        (item.widget == Widget::yes_no ? ids.allowed : ids.needed).insert(id);
        ids.allowed.insert(id + ".hint");
    }
    if (item.kind == Item::Kind::repeat) {
        ids.needed.insert(item.id + ".row");
        for (const char* end : {".add", ".remove", ".empty"}) ids.allowed.insert(item.id + end);
    }
}

Ids ids_of(const Form& form, const Workflow& workflow) {
    Ids ids;
    ids.needed.insert("form.name");
    for (const Page& page : form.pages) {
        ids.needed.insert("page." + page.id + ".title");
        ids.allowed.insert("page." + page.id + ".lead");
        for (const Section& section : page.sections) {
            ids.needed.insert("section." + section.id + ".title");
            for_each_item(section.items,
                          [&](const Item& item, const Item* /*outer*/) { item_ids(item, ids); });
        }
    }
    for (const State& state : workflow.states) {
        ids.needed.insert("state." + state.id);
        ids.allowed.insert("state." + state.id + ".office");
    }
    for (const Transition& step : workflow.transitions) {
        ids.needed.insert("transition." + step.id);
        if (step.letter.empty()) continue;
        const std::string letter = "letter." + step.id;
        ids.needed.insert(letter + ".title");
        ids.needed.insert(letter + ".opening");
        ids.allowed.insert(letter + ".closing");
        // A decision tells how to appeal (KPA art. 107 § 1 pkt 7).
        (step.letter == "refusal" ? ids.needed : ids.allowed).insert(letter + ".instruction");
    }
    if (workflow.has_withdrawal()) ids.needed.insert("withdrawal.what");
    for (const Deadline& deadline : workflow.deadlines) {
        ids.needed.insert("deadline." + deadline.id);
        ids.needed.insert("deadline." + deadline.id + ".basis");
    }
    return ids;
}

/// One Texts out of two: what the service says first. Texts are added as XML, so they are written
/// as such.
schemas::Texts over(const std::string& language,
                    const std::map<std::string, std::string>& own,
                    const schemas::Texts& words) {
    const auto document = schemas::Document::with_root("texts");
    const auto write = [&](const std::string& id, const std::string& text) {
        document.root().add("text", text).set("id", std::string_view(id));
    };
    for (const auto& [id, text] : own) write(id, text);
    for (const auto& [id, text] : words.all()) {
        if (own.count(id) == 0) write(id, text);
    }
    schemas::Texts made(language);
    made.add(document.serialize(), "texts of the service");
    return made;
}

}  // namespace

TextsByLanguage read_service_texts(const Package& package,
                                   const Form& form,
                                   const Workflow& workflow,
                                   const TextsByLanguage& words,
                                   std::vector<Fault>& faults) {
    TextsByLanguage made;
    std::map<std::string, std::map<std::string, std::string>> owns;
    const Ids ids = ids_of(form, workflow);
    for (const auto& [name, bytes] : package.files()) {
        if (!name.starts_with("text.") || !name.ends_with(".xml") || name.size() != 11) continue;
        const std::string language = name.substr(5, 2);
        auto outcome = schemas::parse(bytes);
        const auto* document = std::get_if<schemas::Document>(&outcome);
        if (document == nullptr) continue;  // told when the part was read
        std::map<std::string, std::string> own;
        for (const schemas::Node node : document->root().children("text")) {
            const std::string id = node.attribute_or("id", "");
            if (!own.emplace(id, node.text()).second) {
                faults.push_back(
                    {name, node.line(), "repeated-text", fmt::format("'{}' stands twice", id)});
            }
            if (node.text().empty())
                faults.push_back(
                    {name, node.line(), "empty-text", fmt::format("'{}' is empty", id)});
            if (ids.needed.count(id) == 0 && ids.allowed.count(id) == 0 &&
                !id.starts_with("view.")) {
                faults.push_back(
                    {name, node.line(), "unused-text", fmt::format("nothing uses '{}'", id)});
            }
        }
        for (const std::string& id : ids.needed) {
            if (own.count(id) == 0)
                faults.push_back({name,
                                  document->root().line(),
                                  "missing-text",
                                  fmt::format("no text '{}'", id)});
        }
        owns[language] = own;
        const auto base = words.find(language);
        made.emplace(language,
                     over(language, own, base == words.end() ? words.at("pl") : base->second));
    }
    if (made.count("pl") == 0)
        faults.push_back({"text.pl.xml", 0, "missing-part", "a service speaks Polish"});
    for (const auto& [language, mine] : owns) {
        for (const auto& [other, theirs] : owns) {
            for (const auto& [id, words_there] : theirs) {
                if (mine.count(id) == 0 && ids.needed.count(id) == 0) {
                    faults.push_back({"text." + language + ".xml",
                                      0,
                                      "missing-text",
                                      fmt::format("'{}' stands in text.{}.xml only", id, other)});
                }
            }
        }
    }
    std::sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.file, a.line, a.detail) < std::tie(b.file, b.line, b.detail);
    });
    faults.erase(std::unique(faults.begin(),
                             faults.end(),
                             [](const Fault& a, const Fault& b) {
                                 return a.file == b.file && a.detail == b.detail;
                             }),
                 faults.end());
    return made;
}

}  // namespace okienko::forms
