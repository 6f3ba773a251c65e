#pragma once

#include <string>

#include "server/accounts/account.h"
#include "server/accounts/context.h"

namespace okienko::accounts {

/// Writes the roles, units and blocking of an account as given; a blocked one loses its sessions.
/// The command line may do anything; administrators use change_standing_unless_last.
void change_standing(const Context& context, const Account& account, const std::string& actor);

/// The same, but refused (false, nothing written) when nobody could administer afterwards.
bool change_standing_unless_last(const Context& context,
                                 const Account& account,
                                 const std::string& actor);

}  // namespace okienko::accounts
