#include <algorithm>
#include <map>
#include <vector>

#include <pqxx/pqxx>

#include "server/accounts/columns.h"
#include "server/accounts/secrets.h"
#include "server/accounts/throttle.h"

namespace okienko::accounts {

namespace {

struct Counter {
    int attempts = 0;
    config::Instant last{};
    config::Instant wait_until{};
};

/// Takes the row's lock; makes it when there is none, so that two first attempts wait for each
/// other too.
Counter lock(storage::Transaction& transaction, const std::string& key) {
    transaction.sql().exec_params(
        "insert into accounts.throttle (key, attempts, last_at, wait_until, forget_at) "
        "values ($1, 0, 'epoch', 'epoch', 'epoch') on conflict (key) do nothing",
        bytes(key));
    const auto rows = transaction.sql().exec_params(
        "select attempts, (extract(epoch from last_at) * 1000000)::bigint, "
        "(extract(epoch from wait_until) * 1000000)::bigint from accounts.throttle where key = $1 "
        "for update",
        bytes(key));
    if (rows.empty()) return {};  // swept away in between
    return {rows[0][0].as<int>(), instant(rows[0][1]), instant(rows[0][2])};
}

void save(storage::Transaction& transaction,
          const std::string& key,
          const Counter& counter,
          const Policy& policy) {
    transaction.sql().exec_params(
        "update accounts.throttle set attempts = $2, last_at = timestamptz 'epoch' + $3::bigint * "
        "interval '1 microsecond', "
        "wait_until = timestamptz 'epoch' + $4::bigint * interval '1 microsecond', "
        "forget_at = timestamptz 'epoch' + $5::bigint * interval '1 microsecond' where key = $1",
        bytes(key),
        counter.attempts,
        micros(counter.last),
        micros(counter.wait_until),
        micros(counter.last + policy.memory));
}

std::chrono::seconds wait_after(int attempts, const Policy& policy) {
    if (attempts < policy.free) return std::chrono::seconds{0};
    auto wait = policy.first;
    for (int n = policy.free; n < attempts && wait < policy.longest; ++n) wait *= 2;
    return std::min(wait, policy.longest);
}

}  // namespace

std::chrono::seconds Throttle::attempt(storage::Transaction& transaction,
                                       std::span<const Limit> limits,
                                       config::Instant now) const {
    // One order of locking for all: by key.
    std::map<std::string, const Policy*> policies;
    for (const Limit& limit : limits) policies.emplace(digest(limit.key), &limit.policy);

    std::map<std::string, Counter> counters;
    std::chrono::seconds wait{0};
    for (const auto& [key, policy] : policies) {
        Counter counter = lock(transaction, key);
        if (now - counter.last > policy->memory) counter = {};
        if (counter.wait_until > now) {
            wait =
                std::max(wait, std::chrono::ceil<std::chrono::seconds>(counter.wait_until - now));
        }
        counters.emplace(key, counter);
    }
    if (wait.count() > 0) return wait;

    for (const auto& [key, policy] : policies) {
        Counter& counter = counters[key];
        counter.attempts = std::min(counter.attempts + 1, 1000);
        counter.last = now;
        counter.wait_until = now + wait_after(counter.attempts, *policy);
        save(transaction, key, counter, *policy);
    }
    return wait;
}

void Throttle::take_back(storage::Transaction& transaction,
                         const Limit& limit,
                         config::Instant now) const {
    const auto key = digest(limit.key);
    Counter counter = lock(transaction, key);
    counter.attempts = std::max(counter.attempts - 1, 0);
    // The wait went with the attempt; what earlier ones earned has been served, or nobody could
    // have tried.
    counter.wait_until = now;
    counter.last = std::max(counter.last, now);
    save(transaction, key, counter, limit.policy);
}

void Throttle::forget(storage::Transaction& transaction, const std::string& key) const {
    transaction.sql().exec_params("delete from accounts.throttle where key = $1",
                                  bytes(digest(key)));
}

}  // namespace okienko::accounts
