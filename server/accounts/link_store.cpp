#include "server/accounts/link_store.h"

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

namespace {

constexpr const char* kColumns =
    "coalesce(account::text, ''), email, email_key, language, return_to, "
    "(extract(epoch from created_at) * 1000000)::bigint, (extract(epoch from expires_at) * "
    "1000000)::bigint";

constexpr const char* kWorks =
    " where secret = $1 and kind = $2 and expires_at > timestamptz 'epoch' + $3::bigint * interval "
    "'1 microsecond'";

std::optional<Link> one(const pqxx::result& rows, LinkKind kind) {
    if (rows.empty()) return std::nullopt;
    const pqxx::row row = rows[0];
    return Link{kind,
                row[0].as<std::string>(),
                {row[1].as<std::string>(), row[2].as<std::string>()},
                row[3].as<std::string>(),
                row[4].as<std::string>(),
                instant(row[5]),
                instant(row[6])};
}

}  // namespace

std::string_view to_string(LinkKind kind) {
    switch (kind) {
        case LinkKind::registration:
            return "registration";
        case LinkKind::password:
            return "password";
        case LinkKind::address:
            return "address";
    }
    return {};
}

void LinkStore::insert(storage::Transaction& transaction,
                       const Link& link,
                       std::string_view key) const {
    const std::string kind(to_string(link.kind));
    transaction.sql().exec_params(
        "delete from accounts.links where kind = $1 and case when $2 = '' then account is null and "
        "email_key = $3 "
        "else account = nullif($2, '')::uuid end",
        kind,
        link.account,
        link.email.key);
    transaction.sql().exec_params(
        "insert into accounts.links (secret, kind, account, email, email_key, language, return_to, "
        "created_at, "
        "expires_at) values ($1, $2, nullif($3, '')::uuid, $4, $5, $6, $7, "
        "timestamptz 'epoch' + $8::bigint * interval '1 microsecond', "
        "timestamptz 'epoch' + $9::bigint * interval '1 microsecond')",
        bytes(key),
        kind,
        link.account,
        link.email.address,
        link.email.key,
        link.language,
        link.return_to,
        micros(link.created),
        micros(link.expires));
}

std::optional<Link> LinkStore::find(storage::Transaction& transaction,
                                    LinkKind kind,
                                    std::string_view key,
                                    config::Instant now) const {
    const std::string sql = std::string("select ") + kColumns + " from accounts.links" + kWorks;
    return one(
        transaction.sql().exec_params(sql, bytes(key), std::string(to_string(kind)), micros(now)),
        kind);
}

std::optional<Link> LinkStore::take(storage::Transaction& transaction,
                                    LinkKind kind,
                                    std::string_view key,
                                    config::Instant now) const {
    const std::string sql =
        std::string("delete from accounts.links") + kWorks + " returning " + kColumns;
    return one(
        transaction.sql().exec_params(sql, bytes(key), std::string(to_string(kind)), micros(now)),
        kind);
}

void LinkStore::remove_all(storage::Transaction& transaction, std::string_view account) const {
    transaction.sql().exec_params("delete from accounts.links where account = $1::uuid",
                                  std::string(account));
}

}  // namespace okienko::accounts
