#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/services/query_journal/response_times.h"

namespace okienko::query_journal {

std::optional<int> ResponseTimes::share_in_time() const {
    if (few()) return std::nullopt;
    return static_cast<int>(in_time * 100 / (answered + overdue));
}

std::vector<ResponseTimes> response_times(storage::Transaction& transaction,
                                          std::chrono::sys_days from,
                                          std::chrono::sys_days today) {
    std::vector<ResponseTimes> all;
    for (const auto& row : transaction.sql().exec_params(
             R"(
with answered as (
    select coalesce(answered_unit, '') as unit, count(*) as n, count(*) filter (where in_time) as in_time,
        percentile_disc(0.5) within group (order by days) as median
    from query_journal.queries where answered_on >= $1::date group by grouping sets ((answered_unit), ())),
overdue as (
    select coalesce(c.unit, '') as unit, count(*) as n
    from query_journal.queries q join cases.cases c on c.id = q.case_id
    where q.answered_at is null and c.open and c.due_order < $2::date group by grouping sets ((c.unit), ()))
select unit, coalesce(answered.n, 0), coalesce(answered.in_time, 0), coalesce(answered.median, 0),
    coalesce(overdue.n, 0)
from answered full join overdue using (unit) order by unit)",
             calendar::format_date(from),
             calendar::format_date(today))) {
        all.push_back({row[0].as<std::string>(),
                       row[1].as<long>(),
                       row[2].as<long>(),
                       row[3].as<int>(),
                       row[4].as<long>()});
    }
    return all;
}

}  // namespace okienko::query_journal
