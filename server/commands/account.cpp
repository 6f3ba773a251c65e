#include <array>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/accounts/operator_link.h"
#include "server/accounts/password_rules.h"
#include "server/accounts/person_name.h"
#include "server/accounts/register_account.h"
#include "server/accounts/second_factor.h"
#include "server/accounts/secrets.h"
#include "server/accounts/standing.h"
#include "server/commands/command.h"
#include "server/commands/command_accounts.h"

namespace okienko::commands {

int account(Arguments arguments);

namespace {

constexpr std::array<std::string_view, 5> kOptions = {"email", "name", "role", "unit", "password"};
constexpr const char* kUsageText =
    "usage: okienko account create --email MAIL [--name NAME] [--role ROLE]… [--unit CODE]… "
    "[--password -]\n"
    "       okienko account role   --email MAIL [--role ROLE]…   (these and no others)\n"
    "       okienko account unit   --email MAIL [--unit CODE]…   (these and no others)\n"
    "       okienko account lock | unlock | reset | reset-factor | show --email MAIL\n"
    "       roles: clerk hr editor administrator; `--password -` reads it from standard input,\n"
    "       without it, and for reset, a link to choose one is printed\n";

std::vector<std::string> roles_of(const AccountOrder& order) {
    auto roles = order.all("role");
    for (const auto& role : roles) {
        if (!accounts::is_role(role)) throw UsageError("'" + role + "' is no role");
    }
    return roles;
}

std::vector<std::string> units_of(const AccountOrder& order) {
    auto units = order.all("unit");
    for (const auto& unit : units) {
        if (unit.empty() || unit.find_first_of(", \"\\") != std::string::npos) {
            throw UsageError("'" + unit + "' is no unit's code");
        }
    }
    return units;
}

/// From standard input, or one nobody knows.
std::string password_for(const AccountOrder& order, const std::string& email) {
    if (!order.has("password")) return accounts::new_secret();
    if (order.one("password") != "-") {
        throw UsageError("a password on the command line is seen by everyone: use --password -");
    }
    std::string password;
    std::getline(std::cin, password);
    if (const auto fault = accounts::find_fault(password, email)) {
        throw UsageError(fmt::format("the password is refused: {}", accounts::to_string(*fault)));
    }
    return password;
}

int create(const AccountOrder& order, CommandAccounts& tools) {
    const auto email = accounts::read_email(order.one("email"));
    if (!email) throw UsageError("'" + order.one("email") + "' is no e-mail address");
    accounts::Account made;
    made.email = email->address;
    if (order.has("name")) {
        const auto name = accounts::read_person_name(order.one("name"));
        if (!name) throw UsageError("the name can't be used");
        made.name = *name;
    }
    made.roles = roles_of(order);
    made.units = units_of(order);
    const auto password = password_for(order, email->address);
    if (!accounts::create_account(tools.context(), made, *email, password)) {
        fmt::print(stderr, "the address {} has an account already\n", email->address);
        return kFailed;
    }
    const auto id = tools.find(email->address).id;
    fmt::print("{}\n", id);
    if (!order.has("password")) {
        fmt::print("{}\n", accounts::make_password_link(tools.context(), id));
    }
    return kDone;
}

int show(const accounts::Account& account) {
    fmt::print("{} {}\nroles: {}\nunits: {}\n{}\n",
               account.id,
               account.email,
               fmt::join(account.roles, " "),
               fmt::join(account.units, " "),
               account.blocked ? "locked" : "open");
    return kDone;
}

int change(const AccountOrder& order, CommandAccounts& tools) {
    auto account = tools.find(order.one("email"));
    if (order.verb == "show") return show(account);
    if (order.verb == "reset") {
        fmt::print("{}\n", accounts::make_password_link(tools.context(), account.id));
        return kDone;
    }
    if (order.verb == "reset-factor") {
        if (accounts::reset_second_factor(tools.context(), account.id, "system")) return kDone;
        fmt::print(stderr, "the account has no second factor\n");
        return kFailed;
    }
    if (order.verb == "role") account.roles = roles_of(order);
    if (order.verb == "unit") account.units = units_of(order);
    if (order.verb == "lock") account.blocked = tools.context().clock.now();
    if (order.verb == "unlock") account.blocked.reset();
    accounts::change_standing(tools.context(), account, "system");
    return show(account);
}

bool is_verb(const std::string& word) {
    for (const char* verb :
         {"create", "role", "unit", "lock", "unlock", "reset", "reset-factor", "show"}) {
        if (word == verb) return true;
    }
    return false;
}

}  // namespace

int account(Arguments arguments) {
    try {
        const auto order = read_account_order(arguments, kOptions);
        if (!is_verb(order.verb)) throw UsageError("'" + order.verb + "' is not known");
        CommandAccounts tools(order.config);
        return order.verb == "create" ? create(order, tools) : change(order, tools);
    } catch (const UsageError& error) {
        fmt::print(stderr, "okienko account: {}\n{}", error.what(), kUsageText);
        return kUsage;
    }
}

}  // namespace okienko::commands
