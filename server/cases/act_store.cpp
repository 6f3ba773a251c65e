#include "server/cases/act_store.h"

#include <chrono>
#include <cstdint>

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"

namespace okienko::cases {

bool ActStore::lock(storage::Transaction& transaction, std::string_view number) const {
    return !transaction.sql()
                .exec_params("select 1 from cases.cases where number = $1 for update",
                             std::string(number))
                .empty();
}

void ActStore::write(storage::Transaction& transaction, Case& changed) const {
    const auto paused =
        changed.paused_since ? calendar::format_date(*changed.paused_since) : std::string{};
    const bool timed = changed.term.has_value();
    const std::int64_t closed = changed.closed ? changed.closed->time_since_epoch().count() : 0;
    const pqxx::result rows = transaction.sql().exec_params(
        "update cases.cases set status = $2, unit = $3, sign = nullif($4, ''),"
        " assignee = nullif($5, '')::uuid, assignee_name = nullif($6, ''),"
        " paused_since = nullif($7, '')::date, outcome = nullif($8, ''),"
        " closed_at = case when $9::bigint = 0 then null else timestamptz 'epoch' + $9::bigint *"
        " interval '1 microsecond' end, deadline = nullif($10, '')::date,"
        " deadline_event = nullif($11, '')::date, deadline_period = nullif($12, ''),"
        " deadline_basis = nullif($13, ''), deadline_not_counted = $14::integer,"
        " deadline_chosen = $15::boolean, revision = revision + 1"
        " where id = $1::uuid returning revision",
        changed.id,
        changed.status,
        changed.unit,
        changed.sign.value_or(""),
        changed.assignee.value_or(""),
        changed.assignee_name,
        paused,
        changed.outcome,
        closed,
        timed ? calendar::format_date(changed.term->last_day) : std::string{},
        timed ? calendar::format_date(changed.term->event) : std::string{},
        timed ? changed.term->period : std::string{},
        timed ? changed.term->basis : std::string{},
        timed ? changed.term->not_counted : 0,
        timed && changed.term->chosen ? "true" : "false");
    changed.revision = rows.at(0)[0].as<int>();
}

int ActStore::next_number(storage::Transaction& transaction,
                          std::string_view unit,
                          std::string_view file_class,
                          int year) const {
    return transaction.sql()
        .exec_params(
            "insert into cases.sign_counters as counter (unit, file_class, year, last)"
            " values ($1, $2, $3, 1) on conflict (unit, file_class, year)"
            " do update set last = counter.last + 1 returning last",
            std::string(unit),
            std::string(file_class),
            year)
        .at(0)[0]
        .as<int>();
}

std::vector<OfficeEvent> ActStore::history(storage::Transaction& transaction,
                                           std::string_view id,
                                           int revision) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select kind, actor, account, name, note, details, shown,"
        " (extract(epoch from at) * 1000000)::bigint, coalesce((details->>'revision')::int, 0),"
        " coalesce(details->>'from', ''), coalesce(details->>'to', ''), coalesce(details->>'sign', "
        "''),"
        " coalesce(details->>'transition', ''), coalesce(details->>'reason', ''),"
        " coalesce(note_sealed, '')"
        " from cases.events where case_id = $1::uuid"
        " and coalesce((details->>'revision')::int, 0) > $2 order by id desc",
        std::string(id),
        revision);
    std::vector<OfficeEvent> found;
    for (const pqxx::row& row : rows) {
        OfficeEvent read;
        read.event.kind = row[0].as<std::string>();
        read.event.actor = row[1].as<std::string>();
        if (!row[2].is_null()) read.event.account = row[2].as<std::string>();
        read.event.name = row[3].as<std::string>();
        read.event.note = row[4].as<std::string>();
        read.event.details = row[5].as<std::string>();
        read.event.shown = row[6].as<bool>();
        read.event.at = config::Instant{std::chrono::microseconds{row[7].as<std::int64_t>()}};
        read.revision = row[8].as<int>();
        read.from = row[9].as<std::string>();
        read.to = row[10].as<std::string>();
        read.sign = row[11].as<std::string>();
        read.transition = row[12].as<std::string>();
        read.reason = row[13].as<std::string>();
        read.event.note_sealed = pqxx::binarystring(row[14]).str();
        found.push_back(std::move(read));
    }
    return found;
}

}  // namespace okienko::cases
