#pragma once

#include <string>
#include <string_view>

#include "server/accounts/throttle.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

// What is limited and how: one table. Addresses are counted as typed, so a limit tells nothing
// about which accounts exist.

/// Wrong passwords for an address, from browsers it was never signed in with.
Limit sign_in_by_address(std::string_view email_key);
/// Wrong passwords from a browser the account knows: counted apart, so strangers can't shut the
/// owner out.
Limit sign_in_by_browser(std::string_view account, const Visit& visit);
/// Wrong passwords from one client, whatever the address. Many people may share one.
Limit sign_in_by_client(const Visit& visit);
/// Wrong passwords of somebody signed in who confirms a change.
Limit confirm_by_account(std::string_view account);
/// Wrong codes of the second factor.
Limit second_factor_by_account(std::string_view account);
/// Letters to one address.
Limit mail_to_address(std::string_view email_key);
/// Letters asked for from one client.
Limit mail_by_client(const Visit& visit);

}  // namespace okienko::accounts
