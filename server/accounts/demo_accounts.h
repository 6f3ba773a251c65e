#pragma once

#include <string>
#include <vector>

#include "server/accounts/context.h"

namespace okienko::accounts {

/// Somebody to try the server with.
struct DemoAccount {
    std::string email;
    std::string password;
    std::string who;  ///< "resident", "clerk (OR)", …: for the line printed at start
};

/// Makes the demonstration accounts that are not there yet and returns all of them. Their passwords
/// stand in the documentation: only for demonstration mode, which listens on loopback alone.
std::vector<DemoAccount> create_demo_accounts(const Context& context);

}  // namespace okienko::accounts
