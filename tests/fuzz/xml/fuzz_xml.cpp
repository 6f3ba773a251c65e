#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/document.h"
#include "schemas/xml_library.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const okienko::schemas::XmlLibrary library;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    auto outcome =
        okienko::schemas::parse(bytes, {.bytes = 1U << 20U, .depth = 64, .nodes = 10000});
    if (auto* document = std::get_if<okienko::schemas::Document>(&outcome)) {
        // What was read must be readable again once written.
        const auto again = okienko::schemas::parse(document->serialize());
        if (!std::holds_alternative<okienko::schemas::Document>(again)) __builtin_trap();
    }
    return 0;
}
