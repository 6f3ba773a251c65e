#include <pqxx/result>
#include <pqxx/transaction_base>

#include "server/jobs/outbox.h"
#include "server/storage/instants.h"

namespace okienko::jobs {

std::int64_t Outbox::add(storage::Transaction& transaction,
                         const std::string& kind,
                         const std::string& payload_json,
                         std::optional<config::Instant> not_before) const {
    std::optional<std::string> moment;
    if (not_before) moment = storage::to_sql(*not_before);
    return transaction.sql()
        .exec_params1(
            "insert into jobs.outbox (kind, payload, not_before)"
            " values ($1, $2::jsonb, coalesce($3::timestamptz, now())) returning id",
            kind,
            payload_json,
            moment)[0]
        .as<std::int64_t>();
}

void Outbox::add(storage::Batch& batch,
                 const std::string& kind,
                 const std::string& payload_json) const {
    batch.add("jobs.outbox (kind, payload, not_before)",
              {batch.value(kind), batch.value(payload_json, "jsonb"), "now()"});
}

Outbox::Counts Outbox::counts(storage::Transaction& transaction) const {
    const auto row = transaction.sql().exec1(
        "select count(*) filter (where stuck_at is null), count(*) filter (where stuck_at is not "
        "null),"
        " coalesce(extract(epoch from now() - min(not_before) filter"
        "   (where stuck_at is null and not_before <= now())), 0)::bigint"
        " from jobs.outbox where done_at is null");
    return {row[0].as<std::int64_t>(), row[1].as<std::int64_t>(), row[2].as<std::int64_t>()};
}

namespace {

Outbox::Stuck stuck_from(const pqxx::row& row) {
    return {row[0].as<std::int64_t>(),
            row[1].as<std::string>(),
            row[2].as<int>(),
            row[3].as<std::string>(),
            storage::from_sql(row[4].c_str()),
            storage::from_sql(row[5].c_str())};
}

constexpr const char* kStuck =
    "select id, kind, attempts, coalesce(last_error, ''), created_at, stuck_at from jobs.outbox"
    " where stuck_at is not null ";

}  // namespace

std::vector<Outbox::Stuck> Outbox::stuck(storage::Transaction& transaction, int at_most) const {
    std::vector<Stuck> result;
    for (const auto& row : transaction.sql().exec_params(
             std::string(kStuck) + "order by stuck_at desc, id desc limit $1", at_most)) {
        result.push_back(stuck_from(row));
    }
    return result;
}

std::optional<Outbox::Stuck> Outbox::stuck_job(storage::Transaction& transaction,
                                               std::int64_t id) const {
    const auto rows = transaction.sql().exec_params(std::string(kStuck) + "and id = $1", id);
    if (rows.empty()) return std::nullopt;
    return stuck_from(rows[0]);
}

bool Outbox::retry(storage::Transaction& transaction, std::int64_t id) const {
    return transaction.sql()
               .exec_params(
                   "update jobs.outbox set stuck_at = null, attempts = 0, not_before = now()"
                   " where id = $1 and stuck_at is not null",
                   id)
               .affected_rows() == 1;
}

bool Outbox::give_up(storage::Transaction& transaction, std::int64_t id) const {
    return transaction.sql()
               .exec_params("update jobs.outbox set stuck_at = null, done_at = now(), payload = "
                            "null where id = $1 and stuck_at is not null",
                            id)
               .affected_rows() == 1;
}

std::int64_t Outbox::purge(storage::Transaction& transaction, config::Instant done_before) const {
    const auto result = transaction.sql().exec_params(
        "delete from jobs.outbox where done_at < $1::timestamptz", storage::to_sql(done_before));
    return static_cast<std::int64_t>(result.affected_rows());
}

}  // namespace okienko::jobs
