#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okienko::signing {

/// What a key signs with; the hash is part of it.
enum class SignatureAlgorithm {
    ecdsa_sha256,  ///< P-256; the value is r||s, 64 bytes (XMLDSig 1.1, 6.4.3)
    rsa_sha256,    ///< RSASSA-PKCS1-v1_5 (RFC 8017, 8.2)
};

/// The URI that stands in ds:SignatureMethod/@Algorithm (RFC 6931).
std::string_view uri(SignatureAlgorithm algorithm);

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
