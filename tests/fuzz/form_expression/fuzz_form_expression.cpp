#include <cstddef>
#include <cstdint>
#include <string>

#include "forms/expression.h"
#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace forms = okienko::forms;
namespace schemas = okienko::schemas;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const schemas::XmlLibrary library;
    static const auto document =
        schemas::parse_own("<v><a>1</a><a>2</a><b><c d='3'>2026-01-01</c></b></v>", "fuzz");
    std::string fault;
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (text.find('\0') != std::string::npos) return 0;
    const auto expression = forms::Expression::compile(text, fault);
    if (!expression) return 0;
    const forms::ExpressionWorld world{[](const std::string& id) {
                                           std::vector<xmlNode*> nodes;
                                           for (const auto node : document.root().children(id))
                                               nodes.push_back(node.raw());
                                           return nodes;
                                       },
                                       "2026-11-06"};
    expression->test(document.root(), world);
    expression->text(document.root(), world);
    return 0;
}
