#pragma once

#include <string>

#include "server/accounts/account.h"
#include "server/accounts/context.h"

namespace okienko::accounts {

/// Writes the roles, units and blocking of an account as given; a blocked one loses its sessions.
/// For administrators and the command line.
void change_standing(const Context& context, const Account& account, const std::string& actor);

}  // namespace okienko::accounts
