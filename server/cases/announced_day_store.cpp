#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/cases/announced_days.h"
#include "server/storage/instants.h"

namespace okienko::cases {

std::vector<AnnouncedDay> AnnouncedDayStore::all(storage::Transaction& transaction) const {
    std::vector<AnnouncedDay> found;
    for (const auto& row : transaction.sql().exec(
             "select day - date '1970-01-01', reason, added_by, added_at from cases.announced_days "
             "order by day")) {
        found.push_back({std::chrono::sys_days{std::chrono::days{row[0].as<int>()}},
                         row[1].as<std::string>(),
                         row[2].as<std::string>(),
                         storage::from_sql(row[3].c_str())});
    }
    return found;
}

Days AnnouncedDayStore::days(storage::Transaction& transaction) const {
    Days found;
    for (const AnnouncedDay& one : all(transaction)) found.push_back(one.day);
    return found;
}

bool AnnouncedDayStore::add(storage::Transaction& transaction, const AnnouncedDay& day) const {
    return transaction.sql()
               .exec_params(
                   "insert into cases.announced_days (day, reason, added_by, added_at)"
                   " values ($1::date, $2, $3, $4::timestamptz) on conflict (day) do nothing",
                   calendar::format_date(day.day),
                   day.reason,
                   day.added_by,
                   storage::to_sql(day.added))
               .affected_rows() == 1;
}

bool AnnouncedDayStore::remove(storage::Transaction& transaction, std::chrono::sys_days day) const {
    return transaction.sql()
               .exec_params("delete from cases.announced_days where day = $1::date",
                            calendar::format_date(day))
               .affected_rows() == 1;
}

std::shared_ptr<const Days> AnnouncedDays::days() const {
    const std::lock_guard lock(mutex_);
    return days_;
}

void AnnouncedDays::refresh() {
    auto read = std::make_shared<const Days>(database_.read(
        [](storage::Transaction& transaction) { return AnnouncedDayStore{}.days(transaction); }));
    const std::lock_guard lock(mutex_);
    days_ = std::move(read);
}

}  // namespace okienko::cases
