#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/stylesheet.h"
#include "schemas/xml_library.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const okienko::schemas::XmlLibrary library;
    okienko::schemas::inspect_foreign_stylesheet({reinterpret_cast<const char*>(data), size});
    return 0;
}
