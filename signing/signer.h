#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/signature_algorithm.h"

namespace okienko::signing {

/// Somebody's signing key behind a port: a key in a file, a token, a remote service.
/// Implementations are safe for use by several threads.
class Signer {
public:
    virtual ~Signer() = default;

    virtual SignatureAlgorithm algorithm() const = 0;
    /// DER, the signer's own certificate first, then those that lead up from it. Never empty.
    virtual const std::vector<std::string>& certificate_chain() const = 0;
    /// Hashes `data` (the data itself, not its digest) and signs; the bytes as they belong into
    /// ds:SignatureValue. Throws CryptoError.
    virtual std::string sign(std::string_view data) const = 0;
};

}  // namespace okienko::signing
