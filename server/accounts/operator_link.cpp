#include "server/accounts/operator_link.h"

#include <stdexcept>

#include "server/accounts/account_store.h"
#include "server/accounts/link_store.h"
#include "server/accounts/secrets.h"
#include "server/accounts/send_link.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

std::string make_password_link(const Context& context, const std::string& account) {
    const auto now = context.clock.now();
    const auto secret = new_secret();
    context.database.run([&](storage::Transaction& transaction) {
        const auto owner = AccountStore{}.by_id(transaction, account);
        const auto email = owner ? read_email(owner->email) : std::nullopt;
        if (!email) throw std::runtime_error("no such account");
        LinkStore{}.insert(transaction,
                           {LinkKind::password,
                            account,
                            *email,
                            owner->language,
                            {},
                            now,
                            now + context.settings.password_link},
                           digest(secret));
        audit::append(transaction, {"system", "accounts.link-made", audit_name(account)});
    });
    return link_address(context, kPasswordPath, secret);
}

}  // namespace okienko::accounts
