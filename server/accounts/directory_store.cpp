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
    "not null) from accounts.accounts a where a.email_key > lower($1)";

std::string condition(const DirectoryStore::Query& query) {
    std::string sql;
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
        kColumns + condition(query) + " order by a.email_key limit $4",
        query.after,
        beginning(query.words),
        query.role,
        size + 1);
    for (const auto& row : rows) {
        if (static_cast<int>(page.entries.size()) == size) {
            page.more = true;
            break;
        }
        Entry entry;
        entry.account.id = row[0].as<std::string>();
        entry.account.email = row[1].as<std::string>();
        entry.account.name = row[2].as<std::string>();
        entry.account.roles = split_list(row[3].as<std::string>());
        entry.account.units = split_list(row[4].as<std::string>());
        entry.account.created = instant(row[5]);
        entry.account.blocked = maybe_instant(row[6]);
        entry.second_factor = row[7].as<bool>();
        page.entries.push_back(std::move(entry));
    }
    return page;
}

bool DirectoryStore::is_last_administrator(storage::Transaction& transaction,
                                           std::string_view account) const {
    const auto rows = transaction.sql().exec(
        "select id from accounts.accounts where roles <> '{}' and 'administrator' = any(roles) and "
        "blocked_at is null order by id for update");
    return rows.size() == 1 && rows[0][0].as<std::string>() == account;
}

}  // namespace okienko::accounts
