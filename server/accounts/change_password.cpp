#include "server/accounts/change_password.h"

#include "server/accounts/account_store.h"
#include "server/accounts/link_store.h"
#include "server/accounts/session_store.h"
#include "server/accounts/sign_in.h"
#include "server/audit/entry.h"
#include "server/mail/queue.h"

namespace okienko::accounts {

std::string change_password(const Context& context,
                            const std::string& account,
                            const std::string& password,
                            const Visit& visit) {
    const std::string encoded = context.hasher.hash(password);
    auto session = context.database.run([&](storage::Transaction& transaction) {
        const AccountStore accounts;
        accounts.set_password(transaction, account, encoded);
        accounts.forget_browsers(transaction, account);
        const bool both_factors =
            SessionStore{}.has_both_factors(transaction, account, visit.session);
        SessionStore{}.remove_all(transaction, account, {});
        LinkStore{}.remove_all(transaction, account);
        if (const auto owner = accounts.by_id(transaction, account)) {
            mail::queue(transaction,
                        context.mails.write("password-changed", owner->language, owner->email));
        }
        audit::append(transaction,
                      {audit_name(account), "accounts.password-changed", audit_name(account)});
        return open_session(transaction, context, account, visit, both_factors);
    });
    context.identities.forget();
    return session;
}

}  // namespace okienko::accounts
