#include "server/services/query_journal/query_store.h"

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/services/query_journal/columns.h"
#include "server/storage/instants.h"

namespace okienko::query_journal {

namespace {

constexpr const char* kRow =
    "select c.number, q.year, q.n, c.unit, c.status, c.subject, (extract(epoch from c.received_at) "
    "* 1000000)::bigint,"
    " c.deadline - date '1970-01-01', (extract(epoch from q.answered_at) * 1000000)::bigint,"
    " coalesce(nullif(a.submitted_name, ''), a.written_name, c.assignee_name, ''),"
    " coalesce(p.state, ''),"
    " coalesce(a.written_by = nullif($1, '')::uuid or a.submitted_by = nullif($1, '')::uuid, false)"
    " from query_journal.queries q join cases.cases c on c.id = q.case_id"
    " left join query_journal.answers a on a.case_id = q.case_id"
    " left join query_journal.publications p on p.case_id = q.case_id ";

std::vector<QueryRow> rows_of(const pqxx::result& result) {
    std::vector<QueryRow> rows;
    for (const auto& row : result) {
        QueryRow read;
        read.number = row[0].as<std::string>();
        read.year = row[1].as<int>();
        read.n = row[2].as<int>();
        read.unit = row[3].as<std::string>();
        read.status = row[4].as<std::string>();
        read.subject = row[5].as<std::string>();
        read.received = instant_of(row[6]);
        if (!row[7].is_null()) read.last_day = day_of(row[7]);
        read.answered = maybe_instant(row[8]);
        read.name = row[9].as<std::string>();
        read.publication = row[10].as<std::string>();
        read.mine = row[11].as<bool>();
        rows.push_back(std::move(read));
    }
    return rows;
}

/// The condition of a list; every unit or those of $2.
const char* condition_of(OfficeList list) {
    switch (list) {
        case OfficeList::to_answer:
            return "where q.answered_at is null and c.open and c.status <> 'do-akceptacji'"
                   " and ($3 or c.unit = any($2::text[])) order by c.due_order, c.id";
        case OfficeList::to_approve:
            return "where q.answered_at is null and c.open and c.status = 'do-akceptacji'"
                   " and ($3 or c.unit = any($2::text[])) order by c.due_order, c.id";
        case OfficeList::to_moderate:
            break;
    }
    return "where p.state = 'waiting' and ($3 or p.unit = any($2::text[]))"
           " order by p.changed_at, p.case_id";
}

const char* condition_of(AccountList list) {
    switch (list) {
        case AccountList::fresh:
            return "where c.owner = $1::uuid and c.open and c.status = 'wyslane'";
        case AccountList::in_progress:
            return "where c.owner = $1::uuid and c.open and c.status <> 'wyslane'";
        case AccountList::done:
            break;
    }
    return "where c.owner = $1::uuid and q.answered_at is not null";
}

}  // namespace

int QueryStore::insert(storage::Transaction& transaction,
                       std::string_view case_id,
                       int year,
                       bool consent) const {
    const int n = transaction.sql()
                      .exec_params1(
                          "insert into query_journal.counters values ($1, 1)"
                          " on conflict (year) do update set last = counters.last + 1"
                          " returning last",
                          year)[0]
                      .as<int>();
    transaction.sql().exec_params0(
        "insert into query_journal.queries (case_id, year, n, consent) values ($1, $2, $3, $4)",
        std::string(case_id),
        year,
        n,
        consent);
    return n;
}

std::optional<Query> QueryStore::find(storage::Transaction& transaction,
                                      std::string_view case_id,
                                      bool lock) const {
    const std::string text =
        "select year, n, consent, consent_ended_at is not null, (extract(epoch from answered_at) * "
        "1000000)::bigint from query_journal.queries where case_id = $1::uuid";
    const auto rows =
        transaction.sql().exec_params(text + (lock ? " for update" : ""), std::string(case_id));
    if (rows.empty()) return std::nullopt;
    const auto& row = rows[0];
    const bool ended = row[3].as<bool>();
    return Query{std::string(case_id),
                 row[0].as<int>(),
                 row[1].as<int>(),
                 row[2].as<bool>() && !ended,
                 ended,
                 maybe_instant(row[4])};
}

std::optional<QueryStore::Sealed> QueryStore::answer(storage::Transaction& transaction,
                                                     std::string_view case_id) const {
    const auto rows = transaction.sql().exec_params(
        "select revision, sealed, written_by, written_name, (extract(epoch from written_at) * "
        "1000000)::bigint,"
        " submitted_by, submitted_name, returned_note, approved_by, approved_name, "
        "(extract(epoch from approved_at) * 1000000)::bigint from query_journal.answers where "
        "case_id = $1::uuid",
        std::string(case_id));
    if (rows.empty()) return std::nullopt;
    const auto& row = rows[0];
    Sealed sealed;
    sealed.answer.revision = row[0].as<int>();
    sealed.text = pqxx::binarystring(row[1]).str();
    sealed.answer.written_by = row[2].as<std::string>();
    sealed.answer.written_name = row[3].as<std::string>();
    sealed.answer.written = instant_of(row[4]);
    sealed.answer.submitted_by = maybe_text(row[5]);
    sealed.answer.submitted_name = row[6].as<std::string>();
    sealed.answer.returned_note = row[7].as<std::string>();
    sealed.answer.approved_by = maybe_text(row[8]);
    sealed.answer.approved_name = row[9].as<std::string>();
    sealed.answer.approved = maybe_instant(row[10]);
    return sealed;
}

void QueryStore::write_answer(storage::Transaction& transaction,
                              std::string_view case_id,
                              const Answer& answer,
                              std::string_view sealed) const {
    std::optional<std::string> approved;
    if (answer.approved) approved = storage::to_sql(*answer.approved);
    transaction.sql().exec_params0(
        "insert into query_journal.answers as a (case_id, sealed, written_by, written_name,"
        " written_at, submitted_by, submitted_name, returned_note, approved_by, approved_name,"
        " approved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " on conflict (case_id) do update set revision = a.revision + 1, sealed = excluded.sealed,"
        " written_by = excluded.written_by, written_name = excluded.written_name,"
        " written_at = excluded.written_at, submitted_by = excluded.submitted_by,"
        " submitted_name = excluded.submitted_name, returned_note = excluded.returned_note,"
        " approved_by = excluded.approved_by, approved_name = excluded.approved_name,"
        " approved_at = excluded.approved_at",
        std::string(case_id),
        pqxx::binarystring(sealed.data(), sealed.size()),
        answer.written_by,
        answer.written_name,
        storage::to_sql(answer.written),
        answer.submitted_by,
        answer.submitted_name,
        answer.returned_note,
        answer.approved_by,
        answer.approved_name,
        approved);
}

void QueryStore::set_answered(storage::Transaction& transaction,
                              std::string_view case_id,
                              const Answered& answered) const {
    transaction.sql().exec_params0(
        "update query_journal.queries set answered_at = $2, answered_on = $3, answered_unit = $4,"
        " days = $5, in_time = $6 where case_id = $1::uuid",
        std::string(case_id),
        storage::to_sql(answered.at),
        calendar::format_date(answered.on),
        answered.unit,
        answered.days,
        answered.in_time);
}

void QueryStore::end_consent(storage::Transaction& transaction,
                             std::string_view case_id,
                             config::Instant at) const {
    transaction.sql().exec_params0(
        "update query_journal.queries set consent_ended_at = coalesce(consent_ended_at, $2)"
        " where case_id = $1::uuid",
        std::string(case_id),
        storage::to_sql(at));
}

std::vector<QueryRow> QueryStore::of_office(storage::Transaction& transaction,
                                            OfficeList list,
                                            const cases::QueueScope& scope,
                                            unsigned limit) const {
    return rows_of(transaction.sql().exec_params(
        std::string(kRow) + condition_of(list) + " limit " + std::to_string(limit),
        scope.account,
        array_of(scope.units),
        scope.every_unit));
}

std::array<long, 3> QueryStore::count_of_office(storage::Transaction& transaction,
                                                const cases::QueueScope& scope) const {
    const auto row = transaction.sql().exec_params1(
        "select count(*) filter (where c.status <> 'do-akceptacji'),"
        " count(*) filter (where c.status = 'do-akceptacji'),"
        " (select count(*) from query_journal.publications p where p.state = 'waiting'"
        "  and ($2 or p.unit = any($1::text[])))"
        " from query_journal.queries q join cases.cases c on c.id = q.case_id"
        " where q.answered_at is null and c.open and ($2 or c.unit = any($1::text[]))",
        array_of(scope.units),
        scope.every_unit);
    return {row[0].as<long>(), row[1].as<long>(), row[2].as<long>()};
}

std::vector<QueryRow> QueryStore::of_account(storage::Transaction& transaction,
                                             AccountList list,
                                             std::string_view account,
                                             unsigned limit) const {
    return rows_of(transaction.sql().exec_params(std::string(kRow) + condition_of(list) +
                                                     " order by c.received_at desc limit " +
                                                     std::to_string(limit),
                                                 std::string(account)));
}

}  // namespace okienko::query_journal
