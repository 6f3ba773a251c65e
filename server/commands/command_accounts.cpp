#include "server/commands/command_accounts.h"

#include <algorithm>

#include "schemas/document.h"
#include "server/accounts/account_store.h"
#include "server/config/read_config.h"

namespace okienko::commands {

namespace {

accounts::Settings account_settings(const config::Config& config) {
    accounts::Settings settings;
    settings.base_address = config.base_address();
    return settings;
}

std::string office_name(const config::Config& config) {
    const auto file = config.office.string();
    return schemas::parse_own(schemas::read_file(file), file).root().child_text("name");
}

}  // namespace

std::string AccountOrder::one(const std::string& name) const {
    const auto values = all(name);
    if (values.size() != 1 || values[0].empty()) throw UsageError("--" + name + " is needed once");
    return values[0];
}

std::vector<std::string> AccountOrder::all(const std::string& name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::vector<std::string>{} : found->second;
}

AccountOrder read_account_order(std::span<const std::string> arguments,
                                std::span<const std::string_view> known) {
    if (arguments.empty()) throw UsageError("what to do is missing");
    std::vector<std::string> configuration;
    AccountOrder order;
    order.verb = arguments[0];
    for (std::size_t n = 1; n < arguments.size(); ++n) {
        const std::string& word = arguments[n];
        const std::string name = word.starts_with("--") ? word.substr(2) : std::string();
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            configuration.push_back(word);
            continue;
        }
        if (++n == arguments.size()) throw UsageError(word + " needs a value");
        order.options[name].push_back(arguments[n]);
    }
    order.config = config::read_config(configuration, config::process_environment());
    return order;
}

CommandAccounts::CommandAccounts(const config::Config& config)
    : database_(config),
      log_(config::Log().from(config::Log::Level::warning)),
      settings_(account_settings(config)),
      mails_(config.root, office_name(config), config.base_address()),
      hasher_({}, {}),
      identities_(database_.database(), clock_, log_, settings_),
      context_{database_.database(), clock_, log_, hasher_, identities_, mails_, settings_} {}

accounts::Account CommandAccounts::find(const std::string& email) {
    const auto address = accounts::read_email(email);
    if (!address) throw UsageError("'" + email + "' is no e-mail address");
    auto found = context_.database.read([&](storage::Transaction& transaction) {
        return accounts::AccountStore{}.by_email(transaction, address->key);
    });
    if (!found) throw std::runtime_error("no account has the address " + email);
    return *found;
}

}  // namespace okienko::commands
