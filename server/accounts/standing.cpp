#include "server/accounts/standing.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/accounts/account_store.h"
#include "server/accounts/directory_store.h"
#include "server/accounts/session_store.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

namespace {

void write(storage::Transaction& transaction, const Account& account, const std::string& actor) {
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
}

bool may_administer(const Account& account) {
    return !account.blocked &&
           std::find(account.roles.begin(), account.roles.end(), "administrator") !=
               account.roles.end();
}

}  // namespace

void change_standing(const Context& context, const Account& account, const std::string& actor) {
    context.database.run(
        [&](storage::Transaction& transaction) { write(transaction, account, actor); });
    context.identities.forget();
}

bool change_standing_unless_last(const Context& context,
                                 const Account& account,
                                 const std::string& actor) {
    const bool done = context.database.run([&](storage::Transaction& transaction) {
        if (!may_administer(account) &&
            DirectoryStore{}.is_last_administrator(transaction, account.id)) {
            return false;
        }
        write(transaction, account, actor);
        return true;
    });
    if (done) context.identities.forget();
    return done;
}

}  // namespace okienko::accounts
