#include "server/accounts/token_store.h"

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

std::optional<TokenStore::Found> TokenStore::find(storage::Transaction& transaction,
                                                  std::string_view key) const {
    const auto rows = transaction.sql().exec_params(
        "select t.id, t.account, a.email, a.name, array_to_string(t.scopes, ','), "
        "(extract(epoch from t.expires_at) * 1000000)::bigint, (extract(epoch from t.used_at) * "
        "1000000)::bigint "
        "from accounts.tokens t join accounts.accounts a on a.id = t.account "
        "where t.secret = $1 and a.blocked_at is null",
        bytes(key));
    if (rows.empty()) return std::nullopt;
    const pqxx::row row = rows[0];
    Found found;
    found.identity.session = row[0].as<std::string>();
    found.identity.account = row[1].as<std::string>();
    found.identity.email = row[2].as<std::string>();
    found.identity.name = row[3].as<std::string>();
    found.identity.roles = {"resident"};
    found.identity.token = true;
    found.identity.scopes = split_list(row[4].as<std::string>());
    found.expires = instant(row[5]);
    found.used = maybe_instant(row[6]);
    return found;
}

void TokenStore::insert(storage::Transaction& transaction,
                        const Token& token,
                        std::string_view account,
                        std::string_view key) const {
    transaction.sql().exec_params(
        "insert into accounts.tokens (id, account, secret, name, scopes, created_at, expires_at) "
        "values ($1::uuid, $2::uuid, $3, $4, string_to_array($5, ','), "
        "timestamptz 'epoch' + $6::bigint * interval '1 microsecond', "
        "timestamptz 'epoch' + $7::bigint * interval '1 microsecond')",
        token.id,
        std::string(account),
        bytes(key),
        token.name,
        join_list(token.scopes),
        micros(token.created),
        micros(token.expires));
}

void TokenStore::touch(storage::Transaction& transaction,
                       std::string_view id,
                       config::Instant now) const {
    transaction.sql().exec("set local synchronous_commit = off");
    transaction.sql().exec_params(
        "update accounts.tokens set used_at = timestamptz 'epoch' + $2::bigint * interval '1 "
        "microsecond' "
        "where id = $1::uuid",
        std::string(id),
        micros(now));
}

std::vector<Token> TokenStore::of_account(storage::Transaction& transaction,
                                          std::string_view account) const {
    const auto rows = transaction.sql().exec_params(
        "select id, name, array_to_string(scopes, ','), (extract(epoch from created_at) * "
        "1000000)::bigint, "
        "(extract(epoch from expires_at) * 1000000)::bigint, (extract(epoch from used_at) * "
        "1000000)::bigint "
        "from accounts.tokens where account = $1::uuid order by created_at desc, id limit 200",
        std::string(account));
    std::vector<Token> tokens;
    for (const auto& row : rows) {
        tokens.push_back({row[0].as<std::string>(),
                          row[1].as<std::string>(),
                          split_list(row[2].as<std::string>()),
                          instant(row[3]),
                          instant(row[4]),
                          maybe_instant(row[5])});
    }
    return tokens;
}

bool TokenStore::remove(storage::Transaction& transaction,
                        std::string_view account,
                        std::string_view id) const {
    return transaction.sql()
               .exec_params(
                   "delete from accounts.tokens where account = $1::uuid and id = $2::uuid",
                   std::string(account),
                   std::string(id))
               .affected_rows() == 1;
}

}  // namespace okienko::accounts
