#pragma once

#include <optional>
#include <string>

#include "server/accounts/account.h"
#include "server/accounts/context.h"
#include "server/accounts/link_store.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

/// A link of this kind that still works, without using it: what its page shows. Anything else is
/// nothing.
std::optional<Link> read_link(const Context& context, LinkKind kind, const std::string& secret);

struct Registration {
    enum class Kind {
        done,
        expired,  ///< the link is used, too old or unknown
        exists,   ///< meanwhile the address got an account
    };
    Kind kind = Kind::expired;
    std::string session;  ///< secret, for the cookie
    std::string return_to;
};

/// Opens the account the link was sent for and signs its owner in. The password is chosen here and
/// not when the address is typed, so that nobody can prepare an account for a stranger's address.
/// The password has no fault. Throws Busy.
Registration register_account(const Context& context,
                              const std::string& secret,
                              const std::string& name,
                              const std::string& password,
                              const std::string& language,
                              const Visit& visit);

/// Makes an account without a letter: for the command line and demonstrations. False when the
/// address has one already.
bool create_account(const Context& context,
                    const Account& account,
                    const Email& email,
                    const std::string& password);

}  // namespace okienko::accounts
