#pragma once

#include <optional>
#include <string_view>

namespace okienko::signing {

/// One value of DER at the beginning of some octets (X.690, 8.1, 10.1). Points into them.
struct DerValue {
    int tag = 0;
    int group = 0;  ///< V_ASN1_UNIVERSAL, V_ASN1_CONTEXT_SPECIFIC, …
    std::string_view contents;
    std::string_view rest;   ///< what follows it
    std::string_view whole;  ///< with its header
};

/// nullopt when there is none, it is longer than the octets, or of indefinite length.
std::optional<DerValue> read_der(std::string_view der);
/// The same, for a SEQUENCE alone.
std::optional<DerValue> read_der_sequence(std::string_view der);

}  // namespace okienko::signing
