#include "forms/draft_service.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "forms/form_binding.h"
#include "schemas/document.h"

namespace okienko::forms {

namespace {

using schemas::Node;

constexpr unsigned kDeepest = 6;

/// "NumerDomu" as an id, "numer-domu"; parts begin with a letter.
std::string id_of(std::string_view name) {
    std::string id;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            if (!id.empty() && id.back() != '-' && (id.back() < 'A' || id.back() > 'Z')) id += '-';
            id += static_cast<char>(c + 32);
        } else if ((c >= 'a' && c <= 'z') ||
                   (c >= '0' && c <= '9' && !id.empty() && id.back() != '-')) {
            id += c;
        }
    }
    return id.empty() ? "pole" : id;
}

std::string words_of(const Particle& element) {
    if (!element.label.empty()) return element.label.substr(0, element.label.find('\n'));
    std::string words;
    for (const char c : element.name) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && !words.empty()) words += ' ';
        words += capital && !words.empty() ? static_cast<char>(c + 32) : c;
    }
    return words;
}

class Draft {
public:
    Draft(const Model& model, std::string service) : model_(model), service_(std::move(service)) {}

    Package::Files run() {
        auto form = schemas::Document::with_root("form");
        Node top = form.root();
        top.set("service", std::string_view(service_)).set("version", std::string_view("1"));
        top.set("root", std::string_view(model_.root.name));
        text("form.name", words_of(model_.root));
        for (const Model::Child& child : model_.children(model_.root)) {
            const Particle& element = *child.element;
            if (element.namespace_uri == kDescriptionNamespace ||
                element.namespace_uri == kSignatureNamespace)
                continue;
            const std::string id = unique(id_of(element.name));
            Node section = top.add("page")
                               .set("id", std::string_view(id))
                               .add("section")
                               .set("id", std::string_view(id));
            text("page." + id + ".title", words_of(element));
            text("section." + id + ".title", words_of(element));
            items(section, child, element.name, 0);
            if (!section.children().empty()) continue;
            section.parent()->remove();
            texts_.erase("page." + id + ".title");
            texts_.erase("section." + id + ".title");
        }
        Package::Files files;
        files["form.xml"] = form.serialize(true);
        files["text.pl.xml"] = texts();
        files["workflow.xml"] = workflow();
        return files;
    }

private:
    void text(const std::string& id, const std::string& words) { texts_[id] = words; }

    std::string unique(std::string id) {
        while (!used_.insert(id).second) id += "-x";
        return id;
    }

    /// One element as a field, a group or rows; `path` as the attribute has it, below the item
    /// around.
    void items(Node parent, const Model::Child& child, const std::string& path, unsigned depth) {
        const Particle& element = *child.element;
        if (!element.fixed.empty() || depth > kDeepest || child.max == 0) return;
        const auto below = model_.children(element);
        if (below.empty()) {
            if (element.simple != kNoType) field(parent, child, path);
            return;
        }
        if (element.complex != kNoType &&
            model_.complex_types.at(element.complex).name == "Zalacznik" &&
            model_.complex_types.at(element.complex).namespace_uri == kAttachmentNamespace) {
            const std::string id = unique(id_of(element.name));
            Node file = parent.add("field")
                            .set("id", std::string_view(id))
                            .set("path", std::string_view(path));
            file.set("widget", std::string_view("file"))
                .set("accept", std::string_view("pdf jpg png"));
            text(id + ".label", words_of(element));
            return;
        }
        if (child.max == 1) {
            for (const Model::Child& next : below)
                items(parent, next, path + "/" + next.element->name, depth + 1);
            return;
        }
        const std::string id = unique(id_of(element.name));
        Node repeat = parent.add("repeat")
                          .set("id", std::string_view(id))
                          .set("path", std::string_view(path));
        repeat.set("max", std::to_string(std::min(child.max, 20U)));
        text(id + ".label", words_of(element));
        text(id + ".row", words_of(element) + " {n}");
        for (const Model::Child& next : below) items(repeat, next, next.element->name, depth + 1);
        if (repeat.children().empty()) repeat.remove();
    }

    void field(Node parent, const Model::Child& child, const std::string& path) {
        const Particle& element = *child.element;
        const std::string id = unique(id_of(element.name));
        Node field =
            parent.add("field").set("id", std::string_view(id)).set("path", std::string_view(path));
        text(id + ".label", words_of(element));
        const auto& choices = model_.simple_types.at(element.simple).facets.enumeration;
        if (choices.empty()) return;
        unsigned n = 0;
        for (const auto& choice : choices) {
            const std::string option = "o" + std::to_string(++n);
            field.add("option")
                .set("value", std::string_view(choice.value))
                .set("id", std::string_view(option));
            text(id + ".option." + option, choice.label.empty() ? choice.value : choice.label);
        }
    }

    std::string texts() {
        const auto document = schemas::Document::with_root("texts");
        xmlNodeSetLang(document.root().raw(), reinterpret_cast<const xmlChar*>("pl"));
        text("state.zlozony", "Złożony");
        text("state.w-toku", "W toku");
        text("state.zalatwiony", "Załatwiony");
        text("transition.rejestracja", "Zarejestruj sprawę");
        text("transition.zalatwienie", "Zakończ sprawę");
        text("deadline.odpowiedz", "Odpowiedź");
        text("deadline.odpowiedz.basis", "TODO: podstawa prawna terminu");
        for (const auto& [id, words] : texts_)
            document.root().add("text", words).set("id", std::string_view(id));
        return document.serialize(true);
    }

    static std::string workflow() {
        return R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- TODO: class of the list of records (jrwa), archival category, unit, deadline and its legal basis -->
<workflow jrwa="0000" category="B5" unit="OR">
  <state id="zlozony" kind="new"/>
  <state id="w-toku" kind="open"/>
  <state id="zalatwiony" kind="closed"/>
  <transition id="rejestracja" from="zlozony" to="w-toku" role="clerk"/>
  <transition id="zalatwienie" from="w-toku" to="zalatwiony" role="clerk"/>
  <deadline id="odpowiedz" period="1m" main="true"/>
</workflow>
)";
    }

    const Model& model_;
    std::string service_;
    std::map<std::string, std::string> texts_;
    std::set<std::string> used_;
};

}  // namespace

Package::Files draft_service(const schemas::SchemaCatalog& shared,
                             const SchemaCompiler& compiler,
                             const Package::Files& schemas,
                             const std::string& root,
                             const std::string& id) {
    schemas::SchemaCatalog catalog = shared;
    for (const auto& [name, bytes] : schemas) catalog.add(name, bytes);
    const Model model = compiler.read(catalog, "document.xsd", root);
    Package::Files files = Draft(model, id).run();
    files.insert(schemas.begin(), schemas.end());
    return files;
}

}  // namespace okienko::forms
