#pragma once

#include <string>
#include <vector>

#include "signing/key_pair.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::signing::testing {

/// A key made for a test as the library holds it, with a certificate it signed itself.
inline KeyPair key_pair(const Key& key, const CertificateWish& wish = {}) {
    unsigned char* bytes = nullptr;
    const int length = i2d_PrivateKey(key.get(), &bytes);
    const std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return KeyPair::from_der(der, {certificate(key, wish).der});
}

/// A key that signs by another of its algorithms than the default.
class SignerBy : public Signer {
public:
    SignerBy(const KeyPair& key, SignatureAlgorithm algorithm) : key_(key), algorithm_(algorithm) {}
    SignatureAlgorithm algorithm() const override { return algorithm_; }
    const std::vector<std::string>& certificate_chain() const override {
        return key_.certificate_chain();
    }
    std::string sign(std::string_view data) const override { return key_.sign(data, algorithm_); }

private:
    const KeyPair& key_;
    SignatureAlgorithm algorithm_;
};

}  // namespace okienko::signing::testing
