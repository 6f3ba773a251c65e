#include "tests/fuzz/revocation_answer.h"

// Any bytes as a CRL about a certificate: only its issuer can make it say anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return okienko::fuzz::ask(okienko::signing::RevocationValue::Kind::crl, data, size);
}
