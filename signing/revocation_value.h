#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace okienko::signing {

/// A CRL or an OCSP response as it was found or supplied, not read yet.
struct RevocationValue {
    enum class Kind { crl, ocsp };
    Kind kind = Kind::crl;
    std::string der;
    std::size_t position = 0;  ///< of its property among the unsigned ones; see TimestampFacts
};

/// Whether the bytes are a CRL in DER, rather than something else that tells of revocation.
bool is_crl(std::string_view der);

}  // namespace okienko::signing
