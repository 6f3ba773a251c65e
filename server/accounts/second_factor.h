#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/accounts/cipher.h"
#include "server/accounts/context.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

/// What somebody who works for the office proves besides the password: codes of an authenticator
/// app (totp.h), or a recovery code once. The context and the cipher outlive it; any thread.
class SecondFactor {
public:
    struct Settings {
        std::string issuer;  ///< as the app lists it: "Okienko"
        /// Demonstration mode: the code of a demonstration account stands on the page itself.
        bool demonstration = false;
    };
    SecondFactor(const Context& context, const Cipher& cipher, Settings settings)
        : context_(context), cipher_(cipher), settings_(std::move(settings)) {}

    /// Whether the account has proved a factor before, so that a code is asked for.
    bool is_set_up(const std::string& account) const;

    /// The secret offered to an account without a factor: the same for an hour, then another.
    /// Nothing when the account has a factor.
    std::optional<std::string> offered_secret(const std::string& account) const;

    struct Outcome {
        enum class Kind {
            done,
            wrong,  ///< also: a recovery code that was used
            used,   ///< the right code, but it was used before
            wait,   ///< too many attempts
        };
        Kind kind = Kind::wrong;
        std::string session;  ///< done: secret of the new session, which has both factors
        std::vector<std::string> recovery_codes;  ///< done for the first time: to be shown once
        int recovery_left = -1;                   ///< done with one of them: how many are left
        std::chrono::seconds wait{0};
    };
    /// Checks a code of the app, or a recovery code, and replaces the session of the visit by one
    /// with both factors. Limited like a password. The first right code sets the factor up.
    Outcome prove(const std::string& account, const std::string& typed, const Visit& visit) const;

    struct State {
        std::optional<config::Instant> since;  ///< nothing: not set up
        int recovery_codes = 0;
    };
    State state(const std::string& account) const;

    /// Replaces the recovery codes; returns the new ones, to be shown once.
    std::vector<std::string> renew_recovery_codes(const std::string& account) const;

    /// The code to type now, in demonstration mode and for an account with the demonstration's
    /// secret alone.
    std::optional<std::string> demonstration_code(const std::string& account) const;

    /// Gives an account a known secret, set up: for demonstration accounts.
    void set_known(const std::string& account, const std::string& secret) const;

    const Settings& settings() const { return settings_; }

private:
    std::optional<std::string> open(const std::string& account, const std::string& sealed) const;
    std::vector<std::string> make_recovery_codes(storage::Transaction& transaction,
                                                 const std::string& account) const;
    Outcome check(storage::Transaction& transaction,
                  const std::string& account,
                  const std::string& typed,
                  const Visit& visit) const;

    const Context& context_;
    const Cipher& cipher_;
    Settings settings_;
};

/// Takes the factor of an account away: it has to be set up anew at the next sign-in. Every session
/// ends, the owner gets a letter, the audit trail names the actor. False when there was none.
bool reset_second_factor(const Context& context,
                         const std::string& account,
                         const std::string& actor);

}  // namespace okienko::accounts
