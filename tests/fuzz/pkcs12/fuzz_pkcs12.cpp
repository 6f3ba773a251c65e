#include <cstddef>
#include <cstdint>
#include <string_view>

#include "signing/pkcs12.h"

// Any bytes as a PKCS#12 file: a key that signs what its certificate verifies, or a fault; in few
// rounds of key derivation.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace okienko::signing;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto read = read_pkcs12(bytes, "haslo", {.rounds = 20'000, .bags = 50});
    if (const auto* key = std::get_if<KeyPair>(&read)) {
        if (!verifies(key->certificate_chain().front(), "x", key->sign("x"))) __builtin_trap();
    } else if (to_string(std::get<Pkcs12Fault>(read).kind).empty()) {
        __builtin_trap();
    }
    return 0;
}
