#pragma once

#include <string>

#include "server/accounts/context.h"

namespace okienko::accounts {

/// Ends one session of the account, at once on this server; false when it has no such session.
bool sign_out(const Context& context, const std::string& account, const std::string& session);

/// Ends all sessions of the account but one; an empty `but` ends every one.
/// `actor`: who wants it, as the audit trail names people; empty: the owner.
void sign_out_everywhere(const Context& context,
                         const std::string& account,
                         const std::string& but,
                         const std::string& actor = {});

}  // namespace okienko::accounts
