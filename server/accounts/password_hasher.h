#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/accounts/turnstile.h"
#include "server/web/failures.h"

namespace okienko::accounts {

/// Too many passwords are being checked at this moment: 503, told to try again shortly. Nothing was
/// checked or counted.
class Busy : public web::Refusal {
public:
    Busy() : web::Refusal(503, "accounts.busy") { header("Retry-After", "5"); }
};

/// Argon2id (RFC 9106) with a bound on how many hashes are computed at once. Safe from any thread.
/// Throws Busy.
class PasswordHasher {
public:
    struct Cost {
        std::uint32_t memory_kib = 19 * 1024;
        std::uint32_t passes = 2;
        std::uint32_t lanes = 1;
    };
    PasswordHasher(Cost cost, Turnstile::Settings turnstile);

    /// The PHC form "$argon2id$v=19$m=19456,t=2,p=1$salt$hash" with a fresh salt of 16 bytes.
    std::string hash(std::string_view password);
    /// Compares in constant time. An empty `encoded` costs the same and is false: nobody learns
    /// whether an account exists.
    bool verify(std::string_view password, const std::string& encoded);
    /// Made with other parameters than now: hash it anew when the password is at hand.
    bool is_outdated(std::string_view encoded) const;

private:
    std::string compute(std::string_view password) const;

    Cost cost_;
    std::string parameters_;  // as they stand in the PHC form
    Turnstile turnstile_;
    std::string nobody_;  // the hash checked when there is no account
};

}  // namespace okienko::accounts
