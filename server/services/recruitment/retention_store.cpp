#include <algorithm>

#include <pqxx/pqxx>

#include "server/audit/entry.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/services/recruitment/manage_vacancy.h"
#include "server/services/recruitment/retention.h"
#include "server/storage/instants.h"
#include "server/web/escape.h"

namespace okienko::recruitment {

namespace {

struct Kept {
    std::string case_id;
    std::string key;
    std::string number;
    int seq = 0;
    std::string group;
    config::Instant since;
};

std::string group_of(const pqxx::row& row) {
    if (row[4].as<std::string>() == "cancelled") return "cancelled";
    if (row[5].as<std::string>() != "current") return "withdrawn";
    if (row[6].as<bool>()) return "chosen";
    return row[7].as<bool>() ? "reserve" : "rejected";
}

std::vector<Kept> kept(storage::Transaction& transaction, config::Instant now) {
    std::vector<Kept> found;
    for (const auto& row : transaction.sql().exec_params(
             "select a.case_id, c.key, v.number, a.seq, v.state, a.state, "
             "coalesce(r.chosen = a.case_id, false), a.best is not null, "
             "greatest(v.ended_at, v.deadline) "
             "from recruitment.applications a "
             "join recruitment.vacancies v on v.id = a.vacancy "
             "join cases.cases c on c.id = a.case_id "
             "left join recruitment.results r on r.vacancy = v.id "
             "where a.erased_at is null and v.state in ('cancelled', 'decided') "
             "and v.deadline <= $1::timestamptz order by v.number, a.seq",
             storage::to_sql(now))) {
        found.push_back({row[0].as<std::string>(),
                         row[1].as<std::string>(),
                         row[2].as<std::string>(),
                         row[3].as<int>(),
                         group_of(row),
                         storage::from_sql(row[8].c_str())});
    }
    return found;
}

const std::string& period_of(const Retention& retention, const std::string& group) {
    if (group == "cancelled") return retention.cancelled;
    if (group == "chosen") return retention.chosen;
    if (group == "reserve") return retention.reserve;
    return retention.rejected;
}

bool over(const Kept& one, const Retention& retention, config::Instant now) {
    const auto period = calendar::parse_period(period_of(retention, one.group));
    if (!period) return false;
    const auto last = calendar::compute_deadline(calendar::local_date(one.since), *period).date;
    return end_of_day(last) <= now;
}

void erase(storage::Transaction& transaction,
           const documents::DocumentKeys& keys,
           const Kept& one,
           config::Instant now) {
    keys.destroy(transaction, one.key);
    transaction.sql().exec_params0(
        "update recruitment.applications set erased_at = $2::timestamptz, note = '' "
        "where case_id = $1::uuid",
        one.case_id,
        storage::to_sql(now));
    transaction.sql().exec_params0(
        "update recruitment.criteria set note = '' where case_id = $1::uuid", one.case_id);
    // Attachments' names are the person's words, too.
    transaction.sql().exec_params0(
        "update cases.attachments set name = 'usunięty' where case_id = $1::uuid", one.case_id);
    transaction.sql().exec_params0(
        "insert into recruitment.retention (at, number, seq, grp, act) "
        "values ($1::timestamptz, $2, $3, $4, 'erased')",
        storage::to_sql(now),
        one.number,
        one.seq,
        one.group);
    audit::append(transaction,
                  {"system",
                   "recruitment.erased",
                   "case:" + one.case_id,
                   "{\"group\":" + web::json_string(one.group) + "}"});
}

}  // namespace

std::size_t erase_old_applications(storage::Database& database,
                                   const documents::DocumentKeys& keys,
                                   const Retention& retention,
                                   config::Instant now) {
    return database.run([&](storage::Transaction& transaction) {
        std::size_t erased = 0;
        for (const Kept& one : kept(transaction, now)) {
            if (!over(one, retention, now)) continue;
            erase(transaction, keys, one, now);
            ++erased;
        }
        transaction.sql().exec_params0(
            "update recruitment.results set name = '', town = '' "
            "where shown_until <= $1::timestamptz and name <> ''",
            storage::to_sql(now));
        return erased;
    });
}

std::vector<RetentionEntry> retention_report(storage::Transaction& transaction) {
    std::vector<RetentionEntry> found;
    for (const auto& row : transaction.sql().exec(
             "select at, number, seq, grp from recruitment.retention order by at desc, id "
             "limit 500")) {
        found.push_back({storage::from_sql(row[0].c_str()),
                         row[1].as<std::string>(),
                         row[2].as<int>(),
                         row[3].as<std::string>()});
    }
    return found;
}

}  // namespace okienko::recruitment
