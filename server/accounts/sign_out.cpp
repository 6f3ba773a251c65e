#include "server/accounts/sign_out.h"

#include <fmt/format.h>

#include "server/accounts/account.h"
#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

bool sign_out(const Context& context, const std::string& account, const std::string& session) {
    if (!is_uuid(session)) return false;
    const bool ended = context.database.run([&](storage::Transaction& transaction) {
        if (!SessionStore{}.remove(transaction, account, session)) return false;
        audit::append(transaction,
                      {audit_name(account), "accounts.signed-out", audit_name(account)});
        return true;
    });
    context.identities.forget();
    return ended;
}

void sign_out_everywhere(const Context& context,
                         const std::string& account,
                         const std::string& but,
                         const std::string& actor) {
    context.database.run([&](storage::Transaction& transaction) {
        const int ended = SessionStore{}.remove_all(transaction, account, but);
        audit::append(transaction,
                      {actor.empty() ? audit_name(account) : actor,
                       "accounts.signed-out-everywhere",
                       audit_name(account),
                       fmt::format(R"({{"sessions":{}}})", ended)});
    });
    context.identities.forget();
}

}  // namespace okienko::accounts
