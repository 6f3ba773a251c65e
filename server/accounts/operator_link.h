#pragma once

#include <string>

#include "server/accounts/context.h"

namespace okienko::accounts {

/// The address of a page where the account's owner chooses a password, for an operator to hand
/// over; works once, as long as one sent by mail. Earlier ones stop working.
std::string make_password_link(const Context& context, const std::string& account);

}  // namespace okienko::accounts
