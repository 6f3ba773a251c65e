#include "server/accounts/second_factor_store.h"

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

std::optional<SecondFactorStore::Factor> SecondFactorStore::find(storage::Transaction& transaction,
                                                                 std::string_view account) const {
    const auto rows = transaction.sql().exec_params(
        "select secret, (extract(epoch from created_at) * 1000000)::bigint, "
        "(extract(epoch from confirmed_at) * 1000000)::bigint, last_step "
        "from accounts.second_factors where account = $1::uuid",
        std::string(account));
    if (rows.empty()) return std::nullopt;
    const pqxx::row row = rows[0];
    return Factor{pqxx::binarystring(row[0]).str(),
                  instant(row[1]),
                  maybe_instant(row[2]),
                  row[3].as<std::int64_t>()};
}

void SecondFactorStore::offer(storage::Transaction& transaction,
                              std::string_view account,
                              std::string_view secret,
                              config::Instant now) const {
    transaction.sql().exec_params(
        "insert into accounts.second_factors as f (account, secret, created_at) "
        "values ($1::uuid, $2, timestamptz 'epoch' + $3::bigint * interval '1 microsecond') "
        "on conflict (account) do update set secret = excluded.secret, created_at = "
        "excluded.created_at, last_step = 0 where f.confirmed_at is null",
        std::string(account),
        bytes(secret),
        micros(now));
}

bool SecondFactorStore::use(storage::Transaction& transaction,
                            std::string_view account,
                            std::int64_t step,
                            config::Instant now) const {
    return transaction.sql()
               .exec_params("update accounts.second_factors set last_step = $2, confirmed_at = "
                            "coalesce(confirmed_at, timestamptz 'epoch' + $3::bigint * interval '1 "
                            "microsecond') where account = $1::uuid and last_step < $2",
                            std::string(account),
                            step,
                            micros(now))
               .affected_rows() == 1;
}

bool SecondFactorStore::remove(storage::Transaction& transaction, std::string_view account) const {
    transaction.sql().exec_params("delete from accounts.recovery_codes where account = $1::uuid",
                                  std::string(account));
    return transaction.sql()
               .exec_params("delete from accounts.second_factors where account = $1::uuid",
                            std::string(account))
               .affected_rows() == 1;
}

void SecondFactorStore::set_recovery_codes(storage::Transaction& transaction,
                                           std::string_view account,
                                           const std::vector<std::string>& digests) const {
    transaction.sql().exec_params("delete from accounts.recovery_codes where account = $1::uuid",
                                  std::string(account));
    for (const auto& digest : digests) {
        transaction.sql().exec_params(
            "insert into accounts.recovery_codes (account, code) values ($1::uuid, $2)",
            std::string(account),
            bytes(digest));
    }
}

bool SecondFactorStore::use_recovery_code(storage::Transaction& transaction,
                                          std::string_view account,
                                          std::string_view digest) const {
    return transaction.sql()
               .exec_params(
                   "delete from accounts.recovery_codes where account = $1::uuid and code = $2",
                   std::string(account),
                   bytes(digest))
               .affected_rows() == 1;
}

int SecondFactorStore::recovery_codes(storage::Transaction& transaction,
                                      std::string_view account) const {
    return transaction.sql()
        .exec_params1("select count(*) from accounts.recovery_codes where account = $1::uuid",
                      std::string(account))[0]
        .as<int>();
}

}  // namespace okienko::accounts
