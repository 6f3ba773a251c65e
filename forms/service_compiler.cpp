#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "forms/form_binding.h"
#include "forms/form_reader.h"
#include "forms/rules.h"
#include "forms/service.h"
#include "forms/texts_of_service.h"
#include "forms/value_schema.h"

namespace okienko::forms {

namespace {

/// "document.xsd:12: words", as both libraries tell a fault, with its file and line taken out.
Fault schema_fault(const std::string& words) {
    Fault fault{"document.xsd", 0, "schema", words};
    const auto colon = words.find(':');
    if (colon == std::string::npos || colon == 0) return fault;
    const auto [end, error] =
        std::from_chars(words.data() + colon + 1, words.data() + words.size(), fault.line);
    if (error != std::errc() || end == words.data() + words.size() || *end != ':') {
        fault.line = 0;
        return fault;
    }
    fault.file = std::filesystem::path(words.substr(0, colon)).filename().string();
    fault.detail = words.substr(static_cast<std::size_t>(end - words.data()) + 1);
    return fault;
}

}  // namespace

/// A package on its way to a service: each step adds to the faults, and the next go on where they
/// can.
struct ServiceCompiler::Parts {
    const ServiceCompiler& compiler;
    Service& service;
    std::vector<Fault> faults;

    const Package& package() const { return service.package_; }

    /// Parses a part and holds it against our schema of it.
    std::optional<schemas::Document> part(const std::string& name, std::string_view own_schema) {
        const std::string* bytes = package().file(name);
        if (bytes == nullptr) {
            faults.push_back({name, 0, "missing-part", "the package has no such file"});
            return std::nullopt;
        }
        auto outcome = schemas::parse(*bytes);
        if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
            faults.push_back({name,
                              fault->line,
                              "xml",
                              fmt::format("{}: {}", to_string(fault->kind), fault->detail)});
            return std::nullopt;
        }
        auto& document = std::get<schemas::Document>(outcome);
        const schemas::Schema* schema = compiler.own_schema(own_schema);
        if (schema == nullptr) return std::move(document);
        const auto wrong = schema->validate(document);
        for (const auto& fault : wrong)
            faults.push_back({name, fault.line, "xml-" + fault.rule, fault.detail});
        if (!wrong.empty()) return std::nullopt;
        return std::move(document);
    }

    void read_schema() {
        schemas::SchemaCatalog catalog = compiler.catalog_;
        for (const auto& [name, bytes] : package().files()) {
            if (!name.ends_with(".xsd")) continue;
            if (catalog.find(name) != nullptr) {
                faults.push_back({name, 0, "shadows", "a shared schema has that name"});
                continue;
            }
            auto outcome = schemas::parse(bytes);
            if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
                faults.push_back({name,
                                  fault->line,
                                  "xml",
                                  fmt::format("{}: {}", to_string(fault->kind), fault->detail)});
                continue;
            }
            catalog.add(name, bytes);
        }
        if (!faults.empty()) return;
        try {
            service.model_ = compiler.schemas_->read(catalog, "document.xsd", service.form_.root);
            service.schema_ = schemas::Schema::compile(catalog, "document.xsd");
        } catch (const SchemaError& error) {
            faults.push_back(schema_fault(error.what()));
        } catch (const schemas::XmlError& error) {
            faults.push_back(schema_fault(error.what()));
        }
    }

    void bind() {
        bind_form(service.form_, service.model_, faults);
        service.items_.resize(service.form_.item_count);
        service.pages_.resize(service.form_.item_count);
        for (const Page& page : service.form_.pages) {
            for (const Section& section : page.sections) {
                for_each_item(section.items, [&](const Item& item, const Item* /*outer*/) {
                    service.items_[item.number] = &item;
                    service.pages_[item.number] = &page;
                    if (item.widget == Widget::file) service.file_fields_.push_back(&item);
                });
            }
        }
        if (!faults.empty()) return;
        service.rules_ = Rules::compile(
            service.form_, service.model_, service.workflow_, service.items_, faults);
        schemas::SchemaCatalog catalog;
        catalog.add("values.xsd", value_schema(service.items_));
        try {
            service.value_schema_ = schemas::Schema::compile(catalog, "values.xsd");
        } catch (const schemas::XmlError& error) {
            faults.push_back({"document.xsd", 0, "facets", error.what()});
        }
    }

    void read_views() {
        const std::string* bytes = package().file("view.xsl");
        if (bytes == nullptr) return;
        for (const auto& fault : schemas::inspect_foreign_stylesheet(*bytes)) {
            faults.push_back({"view.xsl", fault.line, "view-" + fault.rule, fault.detail});
        }
        if (!faults.empty()) return;
        const auto loader = [&](const std::string& href) {
            const auto found = compiler.sheets_.find(href);
            if (found == compiler.sheets_.end()) throw schemas::XmlError("no sheet '" + href + "'");
            return found->second;
        };
        for (const auto& [language, texts] : service.texts_) {
            try {
                service.views_.emplace(
                    language, schemas::Stylesheet::compile(*bytes, "view.xsl", loader, &texts));
            } catch (const schemas::XmlError& error) {
                faults.push_back({"view.xsl", 0, "view", error.what()});
                return;
            }
        }
    }

    void run() {
        const auto form = part("form.xml", "form.xsd");
        const auto workflow = part("workflow.xml", "workflow.xsd");
        for (const auto& [name, bytes] : package().files()) {
            if (name.starts_with("text.") && name.ends_with(".xml")) part(name, "text.xsd");
        }
        if (workflow) service.workflow_ = read_workflow(*workflow, faults);
        if (form) service.form_ = read_form(*form, faults);
        if (package().file("document.xsd") == nullptr) {
            faults.push_back({"document.xsd", 0, "missing-part", "the package has no such file"});
        }
        if (!form || !faults.empty()) return;
        read_schema();
        if (!faults.empty()) return;
        bind();
        service.texts_ = read_service_texts(
            package(), service.form_, service.workflow_, compiler.words_, faults);
        service.languages_ = {"pl"};
        for (const auto& [language, texts] : service.texts_) {
            if (language != "pl") service.languages_.push_back(language);
        }
        read_views();
    }
};

ServiceCompiler::ServiceCompiler(const std::string& root,
                                 std::shared_ptr<const SchemaCompiler> schemas)
    : schemas_(std::move(schemas)) {
    catalog_.add_folder(root + "/schemas/xsd");
    for (const char* name : {"form.xsd", "workflow.xsd", "text.xsd", "card.xsd"}) {
        if (catalog_.find(name) != nullptr)
            own_.emplace(name, schemas::Schema::compile(catalog_, name));
    }
    for (const std::string language : {"pl", "en"}) {
        schemas::Texts texts(language);
        texts.add_file(fmt::format("{}/forms/words/text.{}.xml", root, language));
        texts.add_file(fmt::format("{}/schemas/xsl/text.{}.xml", root, language));
        words_.emplace(language, std::move(texts));
    }
    for (const std::string name : {"letter", "formats"}) {
        sheets_["okn:" + name] =
            schemas::read_file(fmt::format("{}/schemas/xsl/{}.xsl", root, name));
    }
}

std::shared_ptr<const Service> ServiceCompiler::compile(const Package& package) const {
    std::shared_ptr<Service> service(new Service(package));
    Parts parts{*this, *service, {}};
    parts.run();
    if (!parts.faults.empty()) throw ServiceError(std::move(parts.faults));
    return service;
}

const schemas::Schema* ServiceCompiler::own_schema(std::string_view name) const {
    const auto found = own_.find(name);
    return found == own_.end() ? nullptr : &found->second;
}

}  // namespace okienko::forms
