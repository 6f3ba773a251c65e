#include "schemas/schema.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <libxml/xmlerror.h>

#include "schemas/resolver.h"

namespace okienko::schemas {

namespace {

/// xmlParserErrors of XML Schema validity, as the facet or structure a person is told about.
std::string rule_of(int code) {
    switch (code) {
        case XML_SCHEMAV_CVC_LENGTH_VALID:
            return "length";
        case XML_SCHEMAV_CVC_MINLENGTH_VALID:
            return "minLength";
        case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
            return "maxLength";
        case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
            return "minInclusive";
        case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
            return "maxInclusive";
        case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
            return "minExclusive";
        case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
            return "maxExclusive";
        case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
            return "totalDigits";
        case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
            return "fractionDigits";
        case XML_SCHEMAV_CVC_PATTERN_VALID:
            return "pattern";
        case XML_SCHEMAV_CVC_ENUMERATION_VALID:
            return "enumeration";
        case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
        case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
        case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
            return "type";
        case XML_SCHEMAV_CVC_ELT_5_2_2_1:
        case XML_SCHEMAV_CVC_ELT_5_2_2_2_1:
        case XML_SCHEMAV_CVC_ELT_5_2_2_2_2:
        case XML_SCHEMAV_CVC_AU:
            return "fixed";
        case XML_SCHEMAV_CVC_ELT_3_1:
        case XML_SCHEMAV_CVC_ELT_3_2_1:
        case XML_SCHEMAV_CVC_ELT_3_2_2:
            return "nillable";
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4:
        case XML_SCHEMAV_CVC_TYPE_3_1_2:
            return "content";
        case XML_SCHEMAV_ELEMENT_CONTENT:
            return "unexpected";
        case XML_SCHEMAV_MISSING:
            return "missing";
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        case XML_SCHEMAV_CVC_TYPE_3_1_1:
            return "attribute-unexpected";
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
            return "attribute-missing";
        case XML_SCHEMAV_CVC_IDC:
            return "identity";
        case XML_SCHEMAV_CVC_ELT_1:
            return "root";
        case XML_SCHEMAV_CVC_WILDCARD:
            return "wildcard";
        default:
            return "schema";
    }
}

/// libxml2 says "Missing child element(s)" with the code of unexpected content.
std::string refined(std::string rule, const std::string& detail) {
    if (rule == "unexpected" && detail.find("Missing child element") != std::string::npos)
        return "missing";
    return rule;
}

std::string message_of(const xmlError& error) {
    std::string detail = error.message == nullptr ? "" : error.message;
    while (!detail.empty() && detail.back() == '\n') detail.pop_back();
    return detail;
}

void collect_validity(void* user, xmlError* error) {
    auto& faults = *static_cast<std::vector<SchemaFault>*>(user);
    SchemaFault fault;
    fault.detail = message_of(*error);
    fault.rule = refined(rule_of(error->code), fault.detail);
    fault.line = error->line;
    if (const auto* node = static_cast<xmlNode*>(error->node); node != nullptr) {
        if (node->type == XML_ATTRIBUTE_NODE) {
            fault.path = Node(node->parent).path();
            fault.name = reinterpret_cast<const char*>(node->name);
        } else {
            auto* element = static_cast<xmlNode*>(error->node);
            fault.path = Node(element).path();
            fault.name = std::string(Node(element).name());
        }
    }
    // A wrong value is reported twice: by its facet, and again as "not a valid value of the type".
    // The facet says more.
    if (fault.rule == "type" && !faults.empty() && faults.back().path == fault.path &&
        faults.back().name == fault.name) {
        return;
    }
    faults.push_back(std::move(fault));
}

void collect_compile_error(void* user, xmlError* error) {
    auto& text = *static_cast<std::string*>(user);
    if (!text.empty()) text += "\n";
    text += fmt::format(
        "{}:{}: {}", error->file == nullptr ? "" : error->file, error->line, message_of(*error));
}

}  // namespace

void SchemaCatalog::add_folder(const std::string& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".xsd") {
            add(entry.path().filename().string(), read_file(entry.path().string()));
        }
    }
}

void SchemaCatalog::add(const std::string& location, std::string bytes) {
    files_[location] = std::move(bytes);
}

const std::string* SchemaCatalog::find(std::string_view location) const {
    if (const auto whole = files_.find(location); whole != files_.end()) return &whole->second;
    const auto slash = location.rfind('/');
    if (slash == std::string_view::npos) return nullptr;
    const auto last = files_.find(location.substr(slash + 1));
    return last == files_.end() ? nullptr : &last->second;
}

Schema Schema::compile(const SchemaCatalog& catalog, const std::string& location) {
    const std::string* bytes = catalog.find(location);
    if (bytes == nullptr) throw XmlError("no schema '" + location + "' in the catalogue");
    const ResolverScope scope([&catalog](const std::string& url) { return catalog.find(url); });
    std::string errors;
    // Read by name, so that relative imports resolve and messages tell the file.
    const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser(
        xmlSchemaNewParserCtxt(location.c_str()), &xmlSchemaFreeParserCtxt);
    if (!parser) throw std::bad_alloc();
    xmlSchemaSetParserStructuredErrors(parser.get(), &collect_compile_error, &errors);
    Schema made;
    made.schema_ = std::shared_ptr<xmlSchema>(xmlSchemaParse(parser.get()), [](xmlSchema* schema) {
        if (schema != nullptr) xmlSchemaFree(schema);
    });
    if (!made.schema_)
        throw XmlError(errors.empty() ? "schema '" + location + "' cannot be compiled" : errors);
    return made;
}

std::vector<SchemaFault> Schema::validate(const Document& document) const {
    std::vector<SchemaFault> faults;
    const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> context(
        xmlSchemaNewValidCtxt(schema_.get()), &xmlSchemaFreeValidCtxt);
    if (!context) throw std::bad_alloc();
    xmlSchemaSetValidStructuredErrors(context.get(), &collect_validity, &faults);
    const int verdict = xmlSchemaValidateDoc(context.get(), document.raw());
    if (verdict < 0) throw XmlError("libxml2 failed inside schema validation");
    if (verdict > 0 && faults.empty()) faults.push_back({"/", "", "schema", 0, "no reason given"});
    return faults;
}

}  // namespace okienko::schemas
