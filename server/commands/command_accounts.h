#pragma once

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/accounts/account.h"
#include "server/accounts/context.h"
#include "server/commands/command_database.h"
#include "server/config/config.h"

namespace okienko::commands {

/// What a command about accounts was asked to do: its words besides those of the configuration.
struct AccountOrder {
    std::string verb;                                         ///< the first word: "create"
    std::map<std::string, std::vector<std::string>> options;  ///< by name without the hyphens
    config::Config config;

    bool has(const std::string& name) const { return options.contains(name); }
    /// The only value of an option; throws UsageError when it is missing or repeated.
    std::string one(const std::string& name) const;
    std::vector<std::string> all(const std::string& name) const;
};

/// The words of a command can't be understood; says which.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// `known`: options with a value. Throws UsageError, ConfigFaults.
AccountOrder read_account_order(std::span<const std::string> arguments,
                                std::span<const std::string_view> known);

/// The accounts of an installation, for a command. One thread.
class CommandAccounts {
public:
    explicit CommandAccounts(const config::Config& config);

    const accounts::Context& context() const { return context_; }
    /// Throws std::runtime_error when there is none with this address.
    accounts::Account find(const std::string& email);

private:
    CommandDatabase database_;
    config::SystemClock clock_;
    config::Log log_;
    accounts::Settings settings_;
    accounts::MailTexts mails_;
    accounts::PasswordHasher hasher_;
    accounts::Identities identities_;
    accounts::Context context_;
};

}  // namespace okienko::commands
