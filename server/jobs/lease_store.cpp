#include "server/jobs/lease_store.h"

#include <algorithm>

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

std::string array_of(const std::vector<Job>& jobs) {
    std::string result = "{";
    for (const Job& job : jobs) result += (result.size() > 1 ? "," : "") + std::to_string(job.id);
    return result + "}";
}

}  // namespace

std::vector<Job> LeaseStore::take(storage::Transaction& transaction,
                                  const std::vector<std::string>& kinds,
                                  std::chrono::seconds lease,
                                  int attempts,
                                  int most) const {
    transaction.prepare(
        "jobs.take",
        "with due as (select id, attempts, not_before from jobs.outbox"
        "   where done_at is null and stuck_at is null and not_before <= now()"
        "   and (leased_until is null or leased_until < now())"
        "   and kind = any($1::text[]) and attempts < $2"
        "   order by not_before, id limit $3 for update skip locked),"
        " chosen as (select id from due where attempts = 0"
        "   or id = (select id from due order by not_before, id limit 1))"
        " update jobs.outbox o set attempts = o.attempts + 1,"
        " leased_until = now() + make_interval(secs => $4)"
        " from chosen where o.id = chosen.id returning o.id, o.kind, o.payload, o.attempts");
    const auto rows = transaction.sql().exec_prepared(
        "jobs.take", array_of(kinds), attempts, most, static_cast<long long>(lease.count()));
    std::vector<Job> jobs;
    for (const auto& row : rows) {
        jobs.push_back({row[0].as<std::int64_t>(),
                        row[1].as<std::string>(),
                        row[2].as<std::string>(),
                        row[3].as<int>()});
    }
    std::sort(jobs.begin(), jobs.end(), [](const Job& left, const Job& right) {
        return left.id < right.id;
    });
    return jobs;
}

void LeaseStore::give_up_lost(storage::Transaction& transaction,
                              const std::vector<std::string>& kinds,
                              int attempts) const {
    transaction.prepare("jobs.give_up_lost",
                        "update jobs.outbox set stuck_at = now(), leased_until = null,"
                        " last_error = 'the server ended during the last attempt'"
                        " where id in (select id from jobs.outbox where done_at is null"
                        "   and stuck_at is null and attempts >= $2 and leased_until < now()"
                        "   and kind = any($1::text[]) for update skip locked)");
    transaction.sql().exec_prepared("jobs.give_up_lost", array_of(kinds), attempts);
}

void LeaseStore::done(storage::Transaction& transaction, const std::vector<Job>& jobs) const {
    transaction.prepare("jobs.done",
                        "update jobs.outbox set done_at = now(), payload = null,"
                        " leased_until = null, last_error = null"
                        " where id = any($1::bigint[]) and done_at is null");
    transaction.sql().exec_prepared("jobs.done", array_of(jobs));
}

void LeaseStore::put_back(storage::Transaction& transaction, const std::vector<Job>& jobs) const {
    transaction.sql().exec_params(
        "update jobs.outbox set leased_until = null, attempts = attempts - 1"
        " where id = any($1::bigint[]) and done_at is null and attempts > 0",
        array_of(jobs));
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
