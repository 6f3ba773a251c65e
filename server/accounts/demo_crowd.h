#pragma once

#include <string>
#include <vector>

#include "server/accounts/account.h"
#include "server/accounts/context.h"
#include "server/accounts/second_factor.h"

namespace okienko::accounts {

/// Invented people for a demonstration as busy as an office.
struct DemoCrowd {
    std::vector<Account> residents;  ///< pokaz.mieszkaniec.<n>@okienko.example, n from 1
    std::vector<Account> clerks;     ///< pokaz.urzednik.<n>@okienko.example, spread over the units
};

/// Makes those that are not there yet, with the password and the second factor of the
/// demonstration's accounts (demo_accounts.h); returns all. For demonstration mode alone.
DemoCrowd create_demo_crowd(const Context& context,
                            const SecondFactor& factor,
                            std::size_t residents,
                            std::size_t clerks,
                            const std::vector<std::string>& units);

}  // namespace okienko::accounts
