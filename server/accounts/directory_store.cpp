#include "server/accounts/directory_store.h"

#include <pqxx/pqxx>

#include "server/accounts/columns.h"

namespace okienko::accounts {

namespace {

/// The text as the beginning of a LIKE pattern.
std::string beginning(const std::string& words) {
    std::string pattern;
    for (const char letter : words) {
        if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
        pattern += letter;
    }
    return pattern + '%';
}

constexpr const char* kColumns =
    "select a.id, a.email, a.name, array_to_string(a.roles, ','), array_to_string(a.units, ','), "
    "(extract(epoch from a.created_at) * 1000000)::bigint, "
    "(extract(epoch from a.blocked_at) * 1000000)::bigint, "
    "exists (select from accounts.second_factors f where f.account = a.id and f.confirmed_at is "
    "not null) from accounts.accounts a where ";

Account read(const pqxx::row& row) {
    Account account;
    account.id = row[0].as<std::string>();
    account.email = row[1].as<std::string>();
    account.name = row[2].as<std::string>();
    account.roles = split_list(row[3].as<std::string>());
    account.units = split_list(row[4].as<std::string>());
    account.created = instant(row[5]);
    account.blocked = maybe_instant(row[6]);
    return account;
}

std::string condition(const DirectoryStore::Query& query) {
    std::string sql = "a.email_key > lower($1)";
    if (!query.words.empty()) {
        sql +=
            " and (a.email_key like lower($2) or lower(a.name) like lower($2) or "
            "lower(regexp_replace(a.name, '^.* ', '')) like lower($2))";
    } else {
        sql += " and $2 <> ''";
    }
    if (query.role == "staff") return sql + " and a.roles <> '{}' and $3 <> ''";
    if (!query.role.empty()) return sql + " and a.roles <> '{}' and $3 = any(a.roles)";
    return sql + " and $3 = ''";
}

}  // namespace

DirectoryStore::Page DirectoryStore::page(storage::Transaction& transaction,
                                          const Query& query,
                                          int size) const {
    Page page;
    const auto rows = transaction.sql().exec_params(
        std::string(kColumns) + condition(query) + " order by a.email_key limit $4",
        query.after,
        beginning(query.words),
        query.role,
        size + 1);
    for (const auto& row : rows) {
        if (static_cast<int>(page.entries.size()) == size) {
            page.more = true;
            break;
        }
        Entry entry{read(row), row[7].as<bool>()};
        page.entries.push_back(std::move(entry));
    }
    return page;
}

std::vector<Account> DirectoryStore::of_unit(storage::Transaction& transaction,
                                             std::string_view unit) const {
    std::vector<Account> found;
    for (const auto& row : transaction.sql().exec_params(
             std::string(kColumns) +
                 "a.roles <> '{}' and $1 = any(a.units) order by a.email_key limit 500",
             std::string(unit))) {
        found.push_back(read(row));
    }
    return found;
}

bool DirectoryStore::is_last_administrator(storage::Transaction& transaction,
                                           std::string_view account) const {
    const auto rows = transaction.sql().exec(
        "select id from accounts.accounts where roles <> '{}' and 'administrator' = any(roles) and "
        "blocked_at is null order by id for update");
    return rows.size() == 1 && rows[0][0].as<std::string>() == account;
}

}  // namespace okienko::accounts
