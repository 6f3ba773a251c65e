#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/pkcs12.h"

namespace okienko::signing {

/// Keys and certificates as they lie in a PKCS#12 file, decrypted. Keys are wiped when it goes.
struct Pkcs12Contents {
    std::vector<std::string> keys;          ///< PKCS#8, not encrypted
    std::vector<std::string> certificates;  ///< DER

    Pkcs12Contents() = default;
    ~Pkcs12Contents();
    Pkcs12Contents(const Pkcs12Contents&) = delete;
    Pkcs12Contents& operator=(const Pkcs12Contents&) = delete;
};

/// Opens the file (RFC 7292, 4 and 5) in an OpenSSL context of its own that has the old algorithms
/// where they are installed. Throws Pkcs12Fault.
void open_pkcs12(std::string_view bytes,
                 std::string_view password,
                 const Pkcs12Limits& limits,
                 Pkcs12Contents& contents);

}  // namespace okienko::signing
