// What the child that reads schemas does with its bytes. The child is bounded; here only crashes
// count, so the inputs are small.

#include <cstddef>
#include <cstdint>
#include <string>

#include "forms/model_xml.h"
#include "forms/schema_compiler.h"
#include "forms/schema_reader.h"
#include "schemas/xml_library.h"

namespace forms = okienko::forms;
namespace schemas = okienko::schemas;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const schemas::XmlLibrary library;
    static const forms::XercesLibrary xerces;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    // Packages with bytes that are not within our limits never get to the child.
    if (!std::holds_alternative<schemas::Document>(
            schemas::parse(bytes, {.bytes = 1U << 16U, .depth = 64, .nodes = 2000})))
        return 0;
    schemas::SchemaCatalog catalog;
    catalog.add("document.xsd", bytes);
    try {
        const auto model = forms::read_model(catalog, "document.xsd", "");
        const auto written = schemas::parse(forms::model_to_xml(model));
        const auto* document = std::get_if<schemas::Document>(&written);
        if (document != nullptr && !forms::model_from_xml(*document)) __builtin_trap();
    } catch (const forms::SchemaError&) {
    }
    return 0;
}
