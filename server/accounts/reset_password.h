#pragma once

#include <string>

#include "server/accounts/context.h"

namespace okienko::accounts {

/// Sets the password of the account a link was sent to; false when the link is used, too old or
/// unknown. Ends every session, every other link and every wait of the account, and tells its owner
/// by mail. The password has no fault. Throws Busy.
bool reset_password(const Context& context, const std::string& secret, const std::string& password);

}  // namespace okienko::accounts
