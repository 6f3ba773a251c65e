#include "server/accounts/account_store.h"

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

namespace {

constexpr const char* kInsert = R"(
insert into accounts.accounts (id, email, email_key, name, greeting, language, password, roles, units, created_at)
values ($1::uuid, $2, $3, $4, $5, $6, $7, string_to_array($8, ','), string_to_array($9, ','),
        timestamptz 'epoch' + $10::bigint * interval '1 microsecond')
on conflict (email_key) do nothing)";

constexpr const char* kSelect = R"(
select id, email, name, greeting, language, array_to_string(roles, ','), array_to_string(units, ','),
       (extract(epoch from created_at) * 1000000)::bigint, (extract(epoch from blocked_at) * 1000000)::bigint, password
from accounts.accounts where )";

Credentials read(const pqxx::row& row) {
    Credentials found;
    Account& account = found.account;
    account.id = row[0].as<std::string>();
    account.email = row[1].as<std::string>();
    account.name = row[2].as<std::string>();
    account.greeting = row[3].as<std::string>();
    account.language = row[4].as<std::string>();
    account.roles = split_list(row[5].as<std::string>());
    account.units = split_list(row[6].as<std::string>());
    account.created = instant(row[7]);
    account.blocked = maybe_instant(row[8]);
    found.password = row[9].as<std::string>();
    return found;
}

std::optional<Credentials> one(storage::Transaction& transaction,
                               const std::string& condition,
                               std::string_view value) {
    const auto rows = transaction.sql().exec_params(kSelect + condition, std::string(value));
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::optional<Account> without_password(std::optional<Credentials> found) {
    if (!found) return std::nullopt;
    return std::move(found->account);
}

}  // namespace

bool AccountStore::insert(storage::Transaction& transaction,
                          const Account& account,
                          const Email& email,
                          std::string_view password) const {
    const auto result = transaction.sql().exec_params(kInsert,
                                                      account.id,
                                                      email.address,
                                                      email.key,
                                                      account.name,
                                                      account.greeting,
                                                      account.language,
                                                      std::string(password),
                                                      join_list(account.roles),
                                                      join_list(account.units),
                                                      micros(account.created));
    return result.affected_rows() == 1;
}

std::optional<Account> AccountStore::by_id(storage::Transaction& transaction,
                                           std::string_view id) const {
    return without_password(credentials_by_id(transaction, id));
}

std::optional<Account> AccountStore::by_email(storage::Transaction& transaction,
                                              std::string_view key) const {
    return without_password(credentials_by_email(transaction, key));
}

std::optional<Credentials> AccountStore::credentials_by_email(storage::Transaction& transaction,
                                                              std::string_view key) const {
    return one(transaction, "email_key = $1", key);
}

std::optional<Credentials> AccountStore::credentials_by_id(storage::Transaction& transaction,
                                                           std::string_view id) const {
    return one(transaction, "id = $1::uuid", id);
}

std::vector<Account> AccountStore::unblocked_at(storage::Transaction& transaction,
                                                std::string_view domain) const {
    std::vector<Account> found;
    for (const auto& row : transaction.sql().exec_params(
             std::string(kSelect) +
                 "blocked_at is null and email_key like '%' || $1 order by email_key",
             std::string(domain))) {
        found.push_back(read(row).account);
    }
    return found;
}

void AccountStore::set_password(storage::Transaction& transaction,
                                std::string_view id,
                                std::string_view password) const {
    transaction.sql().exec_params("update accounts.accounts set password = $2 where id = $1::uuid",
                                  std::string(id),
                                  std::string(password));
}

bool AccountStore::set_email(storage::Transaction& transaction,
                             std::string_view id,
                             const Email& email) const {
    const auto result = transaction.sql().exec_params(
        "update accounts.accounts set email = $2, email_key = $3 where id = $1::uuid and not "
        "exists "
        "(select 1 from accounts.accounts where email_key = $3 and id <> $1::uuid)",
        std::string(id),
        email.address,
        email.key);
    return result.affected_rows() == 1;
}

void AccountStore::set_profile(storage::Transaction& transaction, const Account& account) const {
    transaction.sql().exec_params(
        "update accounts.accounts set name = $2, greeting = $3, language = $4 where id = $1::uuid",
        account.id,
        account.name,
        account.greeting,
        account.language);
}

void AccountStore::set_standing(storage::Transaction& transaction, const Account& account) const {
    transaction.sql().exec_params(
        "update accounts.accounts set roles = string_to_array($2, ','), units = "
        "string_to_array($3, ','), "
        "blocked_at = timestamptz 'epoch' + nullif($4, '')::bigint * interval '1 microsecond' "
        "where id = $1::uuid",
        account.id,
        join_list(account.roles),
        join_list(account.units),
        account.blocked ? std::to_string(micros(*account.blocked)) : std::string());
}

bool AccountStore::knows_browser(storage::Transaction& transaction,
                                 std::string_view id,
                                 std::string_view browser) const {
    return !transaction.sql()
                .exec_params(
                    "select 1 from accounts.known_browsers where account = $1::uuid and browser = "
                    "$2",
                    std::string(id),
                    bytes(browser))
                .empty();
}

void AccountStore::remember_browser(storage::Transaction& transaction,
                                    std::string_view id,
                                    std::string_view browser,
                                    config::Instant now) const {
    transaction.sql().exec_params(
        "insert into accounts.known_browsers (account, browser, seen_at) "
        "values ($1::uuid, $2, timestamptz 'epoch' + $3::bigint * interval '1 microsecond') "
        "on conflict (account, browser) do update set seen_at = excluded.seen_at",
        std::string(id),
        bytes(browser),
        micros(now));
}

void AccountStore::forget_browsers(storage::Transaction& transaction, std::string_view id) const {
    transaction.sql().exec_params("delete from accounts.known_browsers where account = $1::uuid",
                                  std::string(id));
}

}  // namespace okienko::accounts
