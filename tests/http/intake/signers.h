#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <openssl/evp.h>

#include "signing/key_pair.h"
#include "signing/signing_request.h"

namespace okienko::intake {

/// Somebody whose certificate nobody here trusts: signed by its own key. The same for one name.
const signing::KeyPair& stranger(const std::string& name = "Anna Przykład");

/// Files signed as a person's program does it, in one form; adds a test failure when that fails. A
/// single container signed as asic_e, and a single document signed as enveloped, get one more
/// signature.
std::string sign(const std::vector<std::pair<std::string, std::string>>& files,
                 signing::SignatureForm form,
                 const signing::KeyPair& key = stranger());
/// One document under the name a browser gives a second download.
std::string sign(const std::string& document,
                 signing::SignatureForm form,
                 const signing::KeyPair& key = stranger());

/// An authority a server may be told to trust. One thread.
class TestAuthority {
public:
    TestAuthority();

    /// A new key and a certificate of this authority: `qualified` says QcCompliance with the type
    /// esign (ETSI EN 319 412-5).
    signing::KeyPair issue(const std::string& name, bool qualified) const;
    std::string anchor_pem() const;

private:
    std::shared_ptr<EVP_PKEY> key_;
    std::string certificate_;  ///< DER
};

}  // namespace okienko::intake
