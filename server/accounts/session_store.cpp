#include "server/accounts/session_store.h"

#include <utility>

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

std::optional<SessionStore::Found> SessionStore::find(storage::Transaction& transaction,
                                                      std::string_view key) const {
    const auto rows = transaction.sql().exec_params(
        "select s.id, s.account, (extract(epoch from s.created_at) * 1000000)::bigint, "
        "(extract(epoch from s.seen_at) * 1000000)::bigint, a.email, a.name, "
        "array_to_string(a.roles, ','), "
        "array_to_string(a.units, ','), s.second_factor_at is not null from accounts.sessions s join accounts.accounts a on a.id = "
        "s.account "
        "where s.secret = $1 and a.blocked_at is null",
        bytes(key));
    if (rows.empty()) return std::nullopt;
    const pqxx::row row = rows[0];
    Found found;
    found.identity.session = row[0].as<std::string>();
    found.identity.account = row[1].as<std::string>();
    found.created = instant(row[2]);
    found.seen = instant(row[3]);
    found.identity.email = row[4].as<std::string>();
    found.identity.name = row[5].as<std::string>();
    found.identity.roles = {"resident"};
    auto roles = split_list(row[6].as<std::string>());
    found.identity.second_factor = row[8].as<bool>();
    if (!found.identity.second_factor) {
        found.identity.waiting_roles = std::move(roles);
        return found;
    }
    found.identity.roles.insert(found.identity.roles.end(), roles.begin(), roles.end());
    found.identity.units = split_list(row[7].as<std::string>());
    return found;
}

void SessionStore::insert(storage::Transaction& transaction,
                          const Session& session,
                          std::string_view account,
                          std::string_view key) const {
    transaction.sql().exec_params(
        "insert into accounts.sessions (id, account, secret, device, created_at, seen_at, second_factor_at) "
        "values ($1::uuid, $2::uuid, $3, $4, timestamptz 'epoch' + $5::bigint * interval '1 "
        "microsecond', "
        "timestamptz 'epoch' + $6::bigint * interval '1 microsecond', case when $7 then timestamptz "
        "'epoch' + $5::bigint * interval '1 microsecond' end)",
        session.id,
        std::string(account),
        bytes(key),
        session.device,
        micros(session.created),
        micros(session.seen),
        session.both_factors);
}

bool SessionStore::has_both_factors(storage::Transaction& transaction,
                                    std::string_view account,
                                    std::string_view key) const {
    return !transaction.sql()
                .exec_params("select 1 from accounts.sessions where secret = $1 and account = "
                             "$2::uuid and second_factor_at is not null",
                             bytes(key),
                             std::string(account))
                .empty();
}

void SessionStore::touch(storage::Transaction& transaction,
                         std::string_view id,
                         config::Instant now) const {
    transaction.sql().exec("set local synchronous_commit = off");
    transaction.sql().exec_params(
        "update accounts.sessions set seen_at = timestamptz 'epoch' + $2::bigint * interval '1 "
        "microsecond' "
        "where id = $1::uuid and seen_at < timestamptz 'epoch' + $2::bigint * interval '1 "
        "microsecond'",
        std::string(id),
        micros(now));
}

std::vector<Session> SessionStore::of_account(storage::Transaction& transaction,
                                              std::string_view account,
                                              config::Instant idle_since,
                                              config::Instant made_since) const {
    const auto rows = transaction.sql().exec_params(
        "select id, device, (extract(epoch from created_at) * 1000000)::bigint, "
        "(extract(epoch from seen_at) * 1000000)::bigint, second_factor_at is not null from "
        "accounts.sessions where account = "
        "$1::uuid "
        "and seen_at > timestamptz 'epoch' + $2::bigint * interval '1 microsecond' "
        "and created_at > timestamptz 'epoch' + $3::bigint * interval '1 microsecond' "
        "order by seen_at desc, id limit 200",
        std::string(account),
        micros(idle_since),
        micros(made_since));
    std::vector<Session> sessions;
    for (const auto& row : rows) {
        sessions.push_back(
            {row[0].as<std::string>(), row[1].as<std::string>(), instant(row[2]), instant(row[3]), row[4].as<bool>()});
    }
    return sessions;
}

bool SessionStore::remove(storage::Transaction& transaction,
                          std::string_view account,
                          std::string_view id) const {
    return transaction.sql()
               .exec_params(
                   "delete from accounts.sessions where account = $1::uuid and id = $2::uuid",
                   std::string(account),
                   std::string(id))
               .affected_rows() == 1;
}

void SessionStore::remove_by_key(storage::Transaction& transaction, std::string_view key) const {
    transaction.sql().exec_params("delete from accounts.sessions where secret = $1", bytes(key));
}

int SessionStore::remove_all(storage::Transaction& transaction,
                             std::string_view account,
                             std::string_view but) const {
    const auto result = transaction.sql().exec_params(
        "delete from accounts.sessions where account = $1::uuid "
        "and id is distinct from nullif($2, '')::uuid",
        std::string(account),
        std::string(but));
    return static_cast<int>(result.affected_rows());
}

}  // namespace okienko::accounts
