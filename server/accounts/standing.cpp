#include "server/accounts/standing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/accounts/account_store.h"
#include "server/accounts/session_store.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

void change_standing(const Context& context, const Account& account, const std::string& actor) {
    context.database.run([&](storage::Transaction& transaction) {
        AccountStore{}.set_standing(transaction, account);
        if (account.blocked) SessionStore{}.remove_all(transaction, account.id, {});
        // Role and unit codes need no escaping: letters, digits and hyphens.
        audit::append(transaction,
                      {actor,
                       "accounts.standing-changed",
                       audit_name(account.id),
                       fmt::format(R"({{"roles":"{}","units":"{}","blocked":{}}})",
                                   fmt::join(account.roles, " "),
                                   fmt::join(account.units, " "),
                                   account.blocked.has_value())});
    });
    context.identities.forget();
}

}  // namespace okienko::accounts
