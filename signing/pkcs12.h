#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "signing/key_pair.h"

namespace okienko::signing {

/// What a foreign PKCS#12 file may cost before it is refused.
struct Pkcs12Limits {
    std::size_t bytes = 1U << 20U;
    /// Rounds of key derivation of the whole file, each password tried counted.
    std::uint64_t rounds = 3'000'000;
    std::size_t bags = 200;  ///< keys, certificates and other things in it
};

/// Why no key came out of a PKCS#12 file.
struct Pkcs12Fault {
    enum class Kind {
        too_large,
        malformed,       ///< not PKCS#12, or damaged where the password does not reach
        too_costly,      ///< more rounds of key derivation, or more bags, than the limits
        unsupported,     ///< encrypted by an algorithm we don't have
        old_encryption,  ///< RC2, RC4 or DES, and OpenSSL's legacy provider is not installed
        wrong_password,  ///< or damaged inside: the file's own check can't tell these apart
        no_key,          ///< no private key with a certificate that belongs to it
        key_kind,        ///< neither EC P-256, P-384, P-521 nor RSA from 2048 bits
    };
    Kind kind = Kind::malformed;
    std::string detail;  ///< English, for specialists; no secret
};
std::string_view to_string(Pkcs12Fault::Kind kind);  ///< "too-large", "wrong-password", …

/// The key of a .p12 or .pfx file (RFC 7292), with its certificate and those in the file that lead
/// up from it. The password is UTF-8. Never throws for foreign bytes. Old files need OpenSSL's
/// legacy provider, which is loaded into a context of its own for the call.
std::variant<KeyPair, Pkcs12Fault> read_pkcs12(std::string_view bytes,
                                               std::string_view password,
                                               const Pkcs12Limits& limits = {});

}  // namespace okienko::signing
