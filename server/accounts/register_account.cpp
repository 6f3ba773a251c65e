#include "server/accounts/register_account.h"

#include "server/accounts/account_store.h"
#include "server/accounts/limits.h"
#include "server/accounts/secrets.h"
#include "server/accounts/sign_in.h"
#include "server/accounts/throttle.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

std::optional<Link> read_link(const Context& context, LinkKind kind, const std::string& secret) {
    if (!has_secret_form(secret)) return std::nullopt;
    return context.database.read([&](storage::Transaction& transaction) {
        return LinkStore{}.find(transaction, kind, digest(secret), context.clock.now());
    });
}

Registration register_account(const Context& context,
                              const std::string& secret,
                              const std::string& name,
                              const std::string& password,
                              const std::string& language,
                              const Visit& visit) {
    if (!read_link(context, LinkKind::registration, secret)) return {};
    const std::string encoded = context.hasher.hash(password);
    const auto now = context.clock.now();
    auto outcome = context.database.run([&](storage::Transaction& transaction) -> Registration {
        const auto link =
            LinkStore{}.take(transaction, LinkKind::registration, digest(secret), now);
        if (!link) return {};
        Account account;
        account.id = new_uuid();
        account.email = link->email.address;
        account.name = name;
        account.language = language;
        account.created = now;
        if (!AccountStore{}.insert(transaction, account, link->email, encoded)) {
            return {Registration::Kind::exists, {}, link->return_to};
        }
        Throttle{}.forget(transaction, mail_to_address(link->email.key).key);
        Throttle{}.forget(transaction, sign_in_by_address(link->email.key).key);
        auto session = open_session(transaction, context, account.id, visit);
        audit::append(transaction,
                      {audit_name(account.id), "accounts.registered", audit_name(account.id)});
        return {Registration::Kind::done, std::move(session), link->return_to};
    });
    if (outcome.kind == Registration::Kind::done) context.identities.forget();
    return outcome;
}

bool create_account(const Context& context,
                    const Account& account,
                    const Email& email,
                    const std::string& password) {
    const std::string encoded = context.hasher.hash(password);
    return context.database.run([&](storage::Transaction& transaction) {
        Account made = account;
        made.id = new_uuid();
        made.created = context.clock.now();
        if (!AccountStore{}.insert(transaction, made, email, encoded)) return false;
        audit::append(transaction, {"system", "accounts.created", audit_name(made.id)});
        return true;
    });
}

}  // namespace okienko::accounts
