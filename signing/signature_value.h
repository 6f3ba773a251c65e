#pragma once

#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "signing/algorithms.h"

namespace okienko::signing {

/// Reads ds:SignatureMethod with the parameters of RSASSA-PSS (RFC 6931 2.3.9). Throws
/// Refusal("algorithm").
SignatureMethod read_signature_method(const xmlNode* element);

/// Whether `value` is a signature of `key` over octets of that digest; with EdDSA (RFC 8032), over
/// the octets given in its place. Never throws for a bad
/// value; Refusal when the key is of another kind than the method, of unnamed curve parameters, or
/// one OpenSSL can't use.
bool value_holds(EVP_PKEY* key,
                 const SignatureMethod& method,
                 const DigestAlgorithms& digests,
                 std::string_view digest,
                 std::string_view value);

}  // namespace okienko::signing
