#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "signing/signer.h"

namespace okienko::trust {

/// A signing key on a token or in a module of hardware, used through its PKCS#11 library (v2.40):
/// ECDSA or RSA, the private key never leaves it. One session, taken by one thread at a time,
/// opened anew when the token was away; while it is, sign throws signing::KeyAway. Safe for use by
/// several threads.
class Pkcs11Signer : public signing::Signer {
public:
    struct Settings {
        std::filesystem::path module;        ///< the library: loaded into this process
        std::string token;                   ///< label of the token
        std::string key;                     ///< label of the private key
        std::filesystem::path pin_file;      ///< its first line is the PIN; a secret file
        std::filesystem::path certificates;  ///< PEM: the key's own first, then those above it
    };

    /// Opens the token and signs once to see that key and certificate fit. Throws KeyFault with
    /// words for the operator, never the PIN.
    explicit Pkcs11Signer(Settings settings);
    ~Pkcs11Signer() override;

    signing::SignatureAlgorithm algorithm() const override { return algorithm_; }
    const std::vector<std::string>& certificate_chain() const override { return chain_; }
    std::string sign(std::string_view data) const override;

private:
    class Token;
    std::unique_ptr<Token> token_;
    std::vector<std::string> chain_;
    signing::SignatureAlgorithm algorithm_ = signing::SignatureAlgorithm::ecdsa_sha256;
};

}  // namespace okienko::trust
