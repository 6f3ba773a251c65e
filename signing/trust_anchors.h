#pragma once

#include <string>
#include <vector>

namespace okienko::signing {

/// The certificates a chain may end at, as DER: roots, or issuers a trusted list names directly.
/// A value; "none loaded" is not an error here, the report says so.
class TrustAnchors {
public:
    TrustAnchors() = default;

    /// Adds every certificate of a PEM text, or one DER. Throws CryptoError when there is none.
    void add(const std::string& pem_or_der);

    const std::vector<std::string>& certificates() const { return certificates_; }
    bool empty() const { return certificates_.empty(); }

private:
    std::vector<std::string> certificates_;
};

}  // namespace okienko::signing
