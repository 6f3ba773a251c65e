#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"

namespace okienko::accounts {

/// Somebody who can sign in. A value; the password's hash never leaves the store and the use cases.
struct Account {
    std::string id;               ///< uuid
    std::string email;            ///< as typed, the domain in lower case
    std::string name;             ///< as shown to others; may be empty
    std::string greeting;         ///< as the person wants to be greeted ("Agnieszko"); may be empty
    std::string language = "pl";  ///< of mail
    std::vector<std::string> roles;  ///< besides "resident": see kRoles
    std::vector<std::string> units;  ///< codes of the office's units
    config::Instant created{};
    std::optional<config::Instant> blocked;
};

/// Roles an account may be given; every account is a resident.
inline constexpr std::array<std::string_view, 4> kRoles = {
    "clerk", "hr", "editor", "administrator"};
bool is_role(std::string_view role);

/// "account:<id>", as the audit trail names actors and objects.
std::string audit_name(std::string_view account);

}  // namespace okienko::accounts
