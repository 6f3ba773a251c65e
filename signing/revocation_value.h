#pragma once

#include <cstddef>
#include <string>

namespace okienko::signing {

/// A CRL or an OCSP response as it was found or supplied, not read yet.
struct RevocationValue {
    enum class Kind { crl, ocsp };
    Kind kind = Kind::crl;
    std::string der;
    std::size_t position = 0;  ///< of its property among the unsigned ones; see TimestampFacts
};

}  // namespace okienko::signing
