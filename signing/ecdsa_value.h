#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace okienko::signing {

/// Octets of r and of s for a key: as many as the curve's order takes (XMLDSig 1.1, 6.4.3).
std::size_t ecdsa_half(evp_pkey_st* key);

/// r||s out of DER SEQUENCE{r, s}, each half `half` octets; nullopt when it isn't one or doesn't
/// fit. Leaves no error behind.
std::optional<std::string> ecdsa_halves(std::string_view der, std::size_t half);

/// The DER that OpenSSL reads out of r||s; nullopt when the halves are not equal.
std::optional<std::string> ecdsa_der(std::string_view halves);

}  // namespace okienko::signing
