#include "server/jobs/lease_store.h"

#include <pqxx/result>
#include <pqxx/transaction_base>

namespace okienko::jobs {
namespace {

/// Kinds are our own words (letters, digits, hyphens): an array literal needs no escapes beyond the
/// quotes.
std::string array_of(const std::vector<std::string>& kinds) {
    std::string result = "{";
    for (const auto& kind : kinds) result += (result.size() > 1 ? ",\"" : "\"") + kind + "\"";
    return result + "}";
}

}  // namespace

std::optional<Job> LeaseStore::take(storage::Transaction& transaction,
                                    const std::vector<std::string>& kinds,
                                    std::chrono::seconds lease,
                                    int attempts) const {
    auto& sql = transaction.sql();
    sql.exec_params(
        "update jobs.outbox set stuck_at = now(), leased_until = null,"
        " last_error = 'the server ended during the last attempt'"
        " where id in (select id from jobs.outbox where done_at is null and stuck_at is null"
        "   and attempts >= $2 and leased_until < now() and kind = any($1::text[])"
        "   for update skip locked)",
        array_of(kinds),
        attempts);
    const auto rows = sql.exec_params(
        "update jobs.outbox set attempts = attempts + 1,"
        " leased_until = now() + make_interval(secs => $2)"
        " where id = (select id from jobs.outbox where done_at is null and stuck_at is null"
        "   and not_before <= now() and (leased_until is null or leased_until < now())"
        "   and kind = any($1::text[]) order by not_before, id limit 1 for update skip locked)"
        " returning id, kind, payload, attempts",
        array_of(kinds),
        static_cast<long long>(lease.count()));
    if (rows.empty()) return {};
    const auto row = rows[0];
    return Job{row[0].as<std::int64_t>(),
               row[1].as<std::string>(),
               row[2].as<std::string>(),
               row[3].as<int>()};
}

void LeaseStore::done(storage::Transaction& transaction, const Job& job) const {
    transaction.sql().exec_params(
        "update jobs.outbox set done_at = now(), payload = null, leased_until = null, last_error = "
        "null"
        " where id = $1 and done_at is null",
        job.id);
}

void LeaseStore::again_after(storage::Transaction& transaction,
                             const Job& job,
                             std::chrono::milliseconds delay,
                             const std::string& error) const {
    // A job whose lease ran out may be in other hands by now: then this attempt has no say.
    transaction.sql().exec_params(
        "update jobs.outbox set leased_until = null, last_error = $3,"
        " not_before = now() + make_interval(secs => $2::double precision / 1000)"
        " where id = $1 and attempts = $4 and done_at is null",
        job.id,
        static_cast<long long>(delay.count()),
        error,
        job.attempt);
}

void LeaseStore::stuck(storage::Transaction& transaction,
                       const Job& job,
                       const std::string& error) const {
    transaction.sql().exec_params(
        "update jobs.outbox set leased_until = null, last_error = $2, stuck_at = now()"
        " where id = $1 and attempts = $3 and done_at is null",
        job.id,
        error,
        job.attempt);
}

}  // namespace okienko::jobs
