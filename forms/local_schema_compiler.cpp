#include <chrono>
#include <memory>

#include <fmt/format.h>
#include <libxml/xmlregexp.h>

#include "forms/schema_compiler.h"
#include "forms/schema_reader.h"
#include "schemas/document.h"

namespace okienko::forms {

namespace {

constexpr std::chrono::milliseconds kSlowMatch{300};

/// Strings that make a pattern with nested repeats walk: runs of what stands in the pattern, ending
/// in what it can't hold.
std::vector<std::string> hard_strings(const std::string& pattern) {
    std::vector<std::string> strings;
    std::string letters = "a1 ";
    for (const char c : pattern) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain && letters.find(c) == std::string::npos && letters.size() < 8) letters += c;
    }
    for (const char c : letters) strings.push_back(std::string(400, c) + "\x01");
    std::string mixed;
    while (mixed.size() < 400) mixed += letters;
    strings.push_back(mixed + "\x01");
    return strings;
}

/// The first pattern that takes libxml2 too long, or empty. A pattern that never ends is stopped by
/// the child's limits.
std::string slow_pattern(const Model& model) {
    for (const SimpleType& type : model.simple_types) {
        for (const std::string& pattern : type.facets.patterns) {
            const std::unique_ptr<xmlRegexp, decltype(&xmlRegFreeRegexp)> compiled(
                xmlRegexpCompile(reinterpret_cast<const xmlChar*>(pattern.c_str())),
                &xmlRegFreeRegexp);
            if (!compiled) continue;  // compiling the schema has told already
            for (const std::string& text : hard_strings(pattern)) {
                const auto start = std::chrono::steady_clock::now();
                xmlRegexpExec(compiled.get(), reinterpret_cast<const xmlChar*>(text.c_str()));
                if (std::chrono::steady_clock::now() - start > kSlowMatch) return pattern;
            }
        }
    }
    return {};
}

}  // namespace

Model LocalSchemaCompiler::read(const schemas::SchemaCatalog& catalog,
                                const std::string& location,
                                const std::string& root) const {
    try {
        schemas::Schema::compile(catalog, location);
    } catch (const schemas::XmlError& error) {
        throw SchemaError(error.what());
    }
    const XercesLibrary xerces;
    Model model = read_model(catalog, location, root);
    if (const std::string pattern = slow_pattern(model); !pattern.empty()) {
        throw SchemaError(fmt::format("the pattern '{}' takes too long to check", pattern));
    }
    return model;
}

}  // namespace okienko::forms
