#include "server/accounts/reset_password.h"

#include "server/accounts/account_store.h"
#include "server/accounts/limits.h"
#include "server/accounts/register_account.h"
#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/accounts/throttle.h"
#include "server/audit/entry.h"
#include "server/mail/queue.h"

namespace okienko::accounts {

bool reset_password(const Context& context,
                    const std::string& secret,
                    const std::string& password) {
    if (!read_link(context, LinkKind::password, secret)) return false;
    const std::string encoded = context.hasher.hash(password);
    const bool done = context.database.run([&](storage::Transaction& transaction) {
        const AccountStore accounts;
        const auto link =
            LinkStore{}.take(transaction, LinkKind::password, digest(secret), context.clock.now());
        if (!link) return false;
        const auto account = accounts.by_id(transaction, link->account);
        if (!account) return false;
        accounts.set_password(transaction, account->id, encoded);
        accounts.forget_browsers(transaction, account->id);
        SessionStore{}.remove_all(transaction, account->id, {});
        LinkStore{}.remove_all(transaction, account->id);
        const Throttle throttle;
        throttle.forget(transaction, sign_in_by_address(link->email.key).key);
        throttle.forget(transaction, confirm_by_account(account->id).key);
        throttle.forget(transaction, mail_to_address(link->email.key).key);
        mail::queue(transaction,
                    context.mails.write("password-changed", account->language, account->email));
        audit::append(
            transaction,
            {audit_name(account->id), "accounts.password-reset", audit_name(account->id)});
        return true;
    });
    if (done) context.identities.forget();
    return done;
}

}  // namespace okienko::accounts
