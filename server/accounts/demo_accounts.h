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

/// The demonstration accounts. Their passwords stand in the documentation: only for demonstration
/// mode, which listens on loopback alone.
std::vector<DemoAccount> demo_accounts();

/// Makes those that are not there yet; returns all.
std::vector<DemoAccount> create_demo_accounts(const Context& context);

}  // namespace okienko::accounts
