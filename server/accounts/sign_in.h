#pragma once

#include <chrono>
#include <string>

#include "server/accounts/account.h"
#include "server/accounts/context.h"
#include "server/accounts/email.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

struct SignIn {
    enum class Kind {
        signed_in,
        wrong,  ///< no such account, another password, or a blocked account: not told apart
        wait,   ///< too many attempts: none is made before `wait` is over
    };
    Kind kind = Kind::wrong;
    std::string session;  ///< secret of the new session, for the cookie
    std::chrono::seconds wait{0};
};

/// Checks a password and opens a session with a fresh secret; the session the browser had before
/// ends. Throws Busy.
SignIn sign_in(const Context& context,
               const Email& email,
               const std::string& password,
               const Visit& visit);

/// Opens a session in the caller's transaction and ends the one of the visit; returns the secret.
/// `both_factors`: the second one is proved, too. After the commit the caller calls
/// Identities::forget().
std::string open_session(storage::Transaction& transaction,
                         const Context& context,
                         const std::string& account,
                         const Visit& visit,
                         bool both_factors = false);

}  // namespace okienko::accounts
