#include "tests/fuzz/revocation_answer.h"

// Any bytes as an OCSP response about a certificate: only one who may can make it say anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return okienko::fuzz::ask(okienko::signing::RevocationValue::Kind::ocsp, data, size);
}
