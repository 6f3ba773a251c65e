#pragma once

#include <chrono>
#include <string>

#include "server/accounts/context.h"
#include "server/accounts/email.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

/// After confirm_password(): sends a link to the new address and a notice to the old one. When the
/// new address has an account already, its owner is told instead; the answer is the same. Returns
/// how long to wait, or zero.
std::chrono::seconds request_address(const Context& context,
                                     const std::string& account,
                                     const Email& email,
                                     const Visit& visit);

enum class AddressChange {
    done,
    expired,  ///< the link is used, too old or unknown
    taken,    ///< meanwhile the address got an account of its own
};

/// Makes the address the link was sent to that of the account; the old one gets a notice.
AddressChange confirm_address(const Context& context, const std::string& secret);

}  // namespace okienko::accounts
