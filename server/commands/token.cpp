#include <array>
#include <charconv>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "server/accounts/api_tokens.h"
#include "server/commands/command.h"
#include "server/commands/command_accounts.h"

namespace okienko::commands {

int token(Arguments arguments);

namespace {

constexpr std::array<std::string_view, 4> kOptions = {"account", "name", "scope", "days"};
constexpr const char* kUsageText =
    "usage: okienko token create --account MAIL [--name NAME] [--scope SCOPE]… [--days N]\n"
    "       scopes: submissions:read submissions:write (both unless told); 1 to 366 days (90)\n";

accounts::TokenOrder read_order(const AccountOrder& order) {
    constexpr int kMostDays = 366;
    accounts::TokenOrder made;
    made.name = order.has("name") ? order.one("name") : "okienko token";
    made.scopes = order.all("scope");
    if (made.scopes.empty()) made.scopes.assign(accounts::kScopes.begin(), accounts::kScopes.end());
    for (const auto& scope : made.scopes) {
        if (!accounts::is_scope(scope)) throw UsageError("'" + scope + "' is no scope");
    }
    if (order.has("days")) {
        const auto text = order.one("days");
        int days = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), days);
        if (fault != std::errc() || end != text.data() + text.size() || days < 1 ||
            days > kMostDays) {
            throw UsageError("'" + text + "' is no number of days");
        }
        made.life = std::chrono::days{days};
    }
    return made;
}

}  // namespace

int token(Arguments arguments) {
    try {
        const auto order = read_account_order(arguments, kOptions);
        if (order.verb != "create") throw UsageError("'" + order.verb + "' is not known");
        const auto wanted = read_order(order);
        CommandAccounts tools(order.config);
        const auto account = tools.find(order.one("account"));
        fmt::print("{}\n",
                   accounts::create_token(tools.context(), account.id, wanted, "system").secret);
        return kDone;
    } catch (const UsageError& error) {
        fmt::print(stderr, "okienko token: {}\n{}", error.what(), kUsageText);
        return kUsage;
    }
}

}  // namespace okienko::commands
