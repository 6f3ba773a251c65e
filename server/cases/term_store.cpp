#include "server/cases/term_store.h"

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/cases/announced_days.h"

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

std::vector<OpenTerm> TermStore::computed(storage::Transaction& transaction,
                                          std::string_view after,
                                          unsigned at_most,
                                          std::optional<std::chrono::sys_days> on) const {
    const Days announced = AnnouncedDayStore{}.days(transaction);
    const auto day = [](const pqxx::field& field) {
        return std::chrono::sys_days{std::chrono::days{field.as<int>()}};
    };
    std::vector<OpenTerm> found;
    for (const pqxx::row& row : transaction.sql().exec_params(
             "select number, coalesce(sign, number), unit, deadline - date '1970-01-01',"
             " deadline_event - date '1970-01-01', deadline_period, deadline_not_counted"
             " from cases.cases where number > $1 and open and deadline is not null"
             " and not deadline_chosen and ($3 = '' or deadline = nullif($3, '')::date)"
             " order by number limit $2",
             std::string(after),
             at_most,
             on ? calendar::format_date(*on) : std::string{})) {
        found.push_back({row[0].as<std::string>(),
                         row[1].as<std::string>(),
                         row[2].as<std::string>(),
                         {.last_day = day(row[3]),
                          .event = day(row[4]),
                          .period = row[5].as<std::string>(),
                          .basis = {},
                          .not_counted = row[6].as<int>(),
                          .announced = announced}});
    }
    return found;
}

long TermStore::open_in(storage::Transaction& transaction, std::string_view unit) const {
    return transaction.sql()
        .exec_params1("select count(*) from cases.cases where unit = $1 and open",
                      std::string(unit))[0]
        .as<long>();
}

}  // namespace okienko::cases
