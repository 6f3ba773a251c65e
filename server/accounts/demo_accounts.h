#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/accounts/second_factor.h"

namespace okienko::accounts {

/// Somebody to try the server with.
struct DemoAccount {
    std::string email;
    std::string password;
    std::string totp;  ///< base32 of the second factor's secret; empty for residents
    std::string who;   ///< "resident", "clerk (OR)", …: for the line printed at start
};

/// Where every demonstration account has its address; nobody else can have one there (RFC 2606).
inline constexpr std::string_view kDemoDomain = "@okienko.example";
/// The password of them all.
const std::string& demo_password();

/// The demonstration accounts. Their passwords stand in the documentation: only for demonstration
/// mode, which listens on loopback alone.
std::vector<DemoAccount> demo_accounts();

/// The secret behind the codes of demonstration accounts that work for the office (totp.h).
const std::string& demo_totp_secret();

/// Makes those that are not there yet, each with its second factor if it needs one; returns all.
std::vector<DemoAccount> create_demo_accounts(const Context& context, const SecondFactor& factor);

/// Outside of demonstration mode: locks all that demonstrations left in the database (a crowd,
/// too), since everybody knows how to sign in there. Returns how many.
int close_demo_accounts(const Context& context);

}  // namespace okienko::accounts
