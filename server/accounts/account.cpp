#include "server/accounts/account.h"

#include <algorithm>

namespace okienko::accounts {

bool is_role(std::string_view role) {
    return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

std::string audit_name(std::string_view account) {
    return "account:" + std::string(account);
}

}  // namespace okienko::accounts
