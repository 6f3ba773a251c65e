#include <cstddef>
#include <cstdint>
#include <string_view>

#include "signing/ess_certificate.h"
#include "signing/timestamp_token.h"

// Any bytes as a time-stamp token: read, and its signature tested. One that can't be read tells
// nothing; one that can, its time. The names of certificates in it as well.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace okienko::signing;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    CertificateCache cache;
    const TokenFacts facts = read_token(bytes, cache, {});
    if (facts.unreadable && (facts.time || facts.value_holds || facts.certificate)) {
        __builtin_trap();
    }
    if (!facts.unreadable && !facts.time) __builtin_trap();
    if (facts.value_holds && (!facts.value_checked || !facts.certificate)) __builtin_trap();
    const auto first = read_ess_certificate(bytes, false);
    if (first && first->value.size() > size) __builtin_trap();
    read_ess_certificate(bytes, true);
    return 0;
}
