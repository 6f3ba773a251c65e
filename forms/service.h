#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"
#include "forms/model.h"
#include "forms/package.h"
#include "forms/schema_compiler.h"
#include "forms/workflow.h"
#include "schemas/schema.h"
#include "schemas/stylesheet.h"
#include "schemas/texts.h"

namespace okienko::forms {

/// One thing wrong with a package, for its author: in English, with file and line.
struct Fault {
    std::string file;
    int line = 0;      ///< 0 when it concerns the whole file
    std::string rule;  ///< short stable id, e.g. "unknown-path", "missing-text"
    std::string detail;
};

/// A package that cannot serve: faults() says why.
class ServiceError : public std::runtime_error {
public:
    explicit ServiceError(std::vector<Fault> faults);
    const std::vector<Fault>& faults() const { return faults_; }

private:
    std::vector<Fault> faults_;
};

class Rules;

/// A package compiled for use: form bound to its schema, rules in dependency order, texts, view.
/// Immutable; shared by threads.
class Service {
public:
    const std::string& id() const { return package_.id(); }
    const std::string& version() const { return package_.version(); }
    const std::string& sha256() const { return package_.sha256(); }
    const Package& package() const { return package_; }
    const Form& form() const { return form_; }
    const Model& model() const { return model_; }
    const Workflow& workflow() const { return workflow_; }
    const schemas::Schema& schema() const { return schema_; }

    const std::vector<std::string>& languages() const { return languages_; }  ///< "pl" first
    /// The language itself when the service speaks it, else "pl".
    const std::string& language_or_polish(std::string_view language) const;
    /// Words of the service over the words of the engine.
    const schemas::Texts& texts(std::string_view language) const;

    /// All items by number (Item::number), and by id.
    const Item& item(std::size_t number) const { return *items_.at(number); }
    const Item* item(std::string_view id) const;
    const Page* page_of(const Item& item) const;
    bool has_file_fields() const { return !file_fields_.empty(); }
    const std::vector<const Item*>& file_fields() const { return file_fields_; }

    const Rules& rules() const { return *rules_; }
    const schemas::Schema& value_schema() const { return value_schema_; }  ///< see value_schema.h
    const schemas::Stylesheet* view(
        std::string_view language) const;  ///< view.xsl; nullptr without one

    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

private:
    friend class ServiceCompiler;
    explicit Service(Package package) : package_(std::move(package)) {}

    Package package_;
    Form form_;
    Model model_;
    Workflow workflow_;
    schemas::Schema schema_;
    schemas::Schema value_schema_;
    std::vector<std::string> languages_;
    std::map<std::string, schemas::Texts, std::less<>> texts_;
    std::map<std::string, schemas::Stylesheet, std::less<>> views_;
    std::vector<const Item*> items_;
    std::vector<const Page*> pages_;  // by item number
    std::vector<const Item*> file_fields_;
    std::shared_ptr<const Rules> rules_;
};

/// Turns packages into services. Made once at start; shared by threads.
class ServiceCompiler {
public:
    /// `root` is the folder of the installation (it holds schemas/ and forms/). Throws
    /// schemas::XmlError.
    ServiceCompiler(const std::string& root, std::shared_ptr<const SchemaCompiler> schemas);

    /// Throws ServiceError with every fault that keeps the package from being used. check()
    /// (check.h) looks further.
    std::shared_ptr<const Service> compile(const Package& package) const;

    const schemas::SchemaCatalog& shared_schemas() const { return catalog_; }
    const std::map<std::string, schemas::Texts, std::less<>>& words() const { return words_; }
    /// Schema of one of our own vocabularies: "form.xsd", "workflow.xsd", "text.xsd", "card.xsd";
    /// nullptr when not there.
    const schemas::Schema* own_schema(std::string_view name) const;

private:
    struct Parts;
    schemas::SchemaCatalog catalog_;
    std::shared_ptr<const SchemaCompiler> schemas_;
    std::map<std::string, schemas::Texts, std::less<>> words_;
    std::map<std::string, schemas::Schema, std::less<>> own_;
    std::map<std::string, std::string, std::less<>>
        sheets_;  // "okn:letter" -> bytes, what a view.xsl may import
};

}  // namespace okienko::forms
