#pragma once

#include <string>

#include "server/accounts/cipher.h"
#include "server/trust/master_key.h"

namespace okienko::trust {

/// Encrypts the secrets of accounts (second factors) under a sub-key of the master key. Immutable;
/// shared by threads.
class AccountCipher : public accounts::Cipher {
public:
    explicit AccountCipher(const MasterKey& master) : key_(master.derive("accounts")) {}

    std::string seal(std::string_view plain, std::string_view context) const override;
    std::optional<std::string> open(std::string_view sealed,
                                    std::string_view context) const override;

private:
    std::string key_;
};

}  // namespace okienko::trust
