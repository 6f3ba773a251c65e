
#include <pqxx/pqxx>

#include "server/accounts/columns.h"
#include "server/accounts/sweep.h"

namespace okienko::accounts {

void sweep(storage::Database& database, const Settings& settings, config::Instant now) {
    constexpr auto kBrowserMemory = std::chrono::days{180};
    const auto before = [&](const char* sql, config::Instant limit) {
        database.run([&](storage::Transaction& transaction) {
            transaction.sql().exec_params(sql, micros(limit));
        });
    };
    before(
        "delete from accounts.sessions "
        "where seen_at < timestamptz 'epoch' + $1::bigint * interval '1 microsecond'",
        now - settings.session_idle - settings.slide_every);
    before(
        "delete from accounts.sessions "
        "where created_at < timestamptz 'epoch' + $1::bigint * interval '1 microsecond'",
        now - settings.session_longest);
    before(
        "delete from accounts.links "
        "where expires_at < timestamptz 'epoch' + $1::bigint * interval '1 microsecond'",
        now);
    before(
        "delete from accounts.throttle "
        "where forget_at < timestamptz 'epoch' + $1::bigint * interval '1 microsecond'",
        now);
    before(
        "delete from accounts.known_browsers "
        "where seen_at < timestamptz 'epoch' + $1::bigint * interval '1 microsecond'",
        now - kBrowserMemory);
}

}  // namespace okienko::accounts
