#include "server/accounts/staff_home.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/accounts/account.h"

namespace okienko::accounts {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 4> kHomes = {
    {{"clerk", "/urzad"},
     {"hr", "/kadry"},
     {"editor", "/redakcja"},
     {"administrator", "/administracja"}}};

}  // namespace

const char* home_of(const web::Identity& identity) {
    for (const auto& [role, home] : kHomes) {
        if (identity.has_role(role)) return home;
    }
    return "/konto";
}

bool is_staff(const web::Identity& identity) {
    return std::any_of(kRoles.begin(), kRoles.end(), [&](std::string_view role) {
        return identity.has_role(role) || identity.waits_for(role);
    });
}

}  // namespace okienko::accounts
