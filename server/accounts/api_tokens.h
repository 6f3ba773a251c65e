#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "server/accounts/context.h"
#include "server/accounts/token_store.h"

namespace okienko::accounts {

struct TokenOrder {
    std::string name;                 ///< 1 to 80 characters
    std::vector<std::string> scopes;  ///< some of kScopes, at least one
    std::chrono::days life{90};       ///< 1 to 366
};

struct MadeToken {
    std::string id;
    std::string secret;  ///< "okn_…", shown once and stored nowhere
};

/// Makes a key for a program; the account's owner is told by mail.
MadeToken create_token(const Context& context,
                       const std::string& account,
                       const TokenOrder& order,
                       const std::string& actor);

/// Stops a key at once on this server; false when the account has no such key.
bool revoke_token(const Context& context, const std::string& account, const std::string& id);

bool is_scope(std::string_view scope);

}  // namespace okienko::accounts
