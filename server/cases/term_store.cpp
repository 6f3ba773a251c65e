#include "server/cases/term_store.h"

#include <pqxx/pqxx>

namespace okienko::cases {

std::string TermStore::holidays(storage::Transaction& transaction) const {
    const pqxx::result rows = transaction.sql().exec("select digest from cases.holidays");
    return rows.empty() ? std::string{} : pqxx::binarystring(rows[0][0]).str();
}

void TermStore::keep_holidays(storage::Transaction& transaction, std::string_view digest) const {
    transaction.sql().exec_params(
        "insert into cases.holidays (digest) values ($1::bytea)"
        " on conflict (one) do update set digest = excluded.digest",
        pqxx::binarystring(std::string(digest)));
}

std::vector<std::string> TermStore::computed(storage::Transaction& transaction,
                                             std::string_view after,
                                             unsigned at_most) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select number from cases.cases where number > $1 and open and deadline is not null"
        " and not deadline_chosen order by number limit $2",
        std::string(after),
        at_most);
    std::vector<std::string> found;
    for (const pqxx::row& row : rows) found.push_back(row[0].as<std::string>());
    return found;
}

}  // namespace okienko::cases
