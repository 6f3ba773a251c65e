#include "server/accounts/api_tokens.h"

#include <algorithm>

#include "server/accounts/account_store.h"
#include "server/accounts/secrets.h"
#include "server/audit/entry.h"
#include "server/mail/queue.h"

namespace okienko::accounts {

namespace {

std::string token_name(std::string_view id) {
    return "token:" + std::string(id);
}

}  // namespace

MadeToken create_token(const Context& context,
                       const std::string& account,
                       const TokenOrder& order,
                       const std::string& actor) {
    const auto now = context.clock.now();
    const MadeToken made{new_uuid(), std::string(kTokenPrefix) + new_secret()};
    context.database.run([&](storage::Transaction& transaction) {
        TokenStore{}.insert(transaction,
                            {made.id, order.name, order.scopes, now, now + order.life, {}},
                            account,
                            digest(made.secret));
        if (const auto owner = AccountStore{}.by_id(transaction, account)) {
            mail::queue(transaction,
                        context.mails.write("token-created", owner->language, owner->email));
        }
        audit::append(transaction, {actor, "accounts.token-created", token_name(made.id)});
    });
    return made;
}

bool revoke_token(const Context& context, const std::string& account, const std::string& id) {
    if (!is_uuid(id)) return false;
    const bool revoked = context.database.run([&](storage::Transaction& transaction) {
        if (!TokenStore{}.remove(transaction, account, id)) return false;
        audit::append(transaction, {audit_name(account), "accounts.token-revoked", token_name(id)});
        return true;
    });
    context.identities.forget();
    return revoked;
}

bool is_scope(std::string_view scope) {
    return std::find(kScopes.begin(), kScopes.end(), scope) != kScopes.end();
}

}  // namespace okienko::accounts
