#pragma once

#include <string>

#include "server/accounts/context.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

/// Sets a new password after confirm_password(). Ends all sessions of the account and opens one for
/// this browser, whose secret it returns; links sent earlier stop working; the owner is told by
/// mail. The password has no fault. Throws Busy.
std::string change_password(const Context& context,
                            const std::string& account,
                            const std::string& password,
                            const Visit& visit);

}  // namespace okienko::accounts
