#include "server/audit/trail_store.h"

#include <chrono>
#include <limits>

#include <pqxx/pqxx>

namespace okienko::audit {

namespace {

config::Instant instant(std::int64_t micros) {
    return config::Instant{std::chrono::microseconds{micros}};
}

std::int64_t micros(const std::optional<config::Instant>& at, std::int64_t otherwise) {
    return at ? at->time_since_epoch().count() : otherwise;
}

/// Only what was asked for, so that each question finds its index.
std::string condition(const TrailStore::Query& query) {
    std::string sql = query.object.empty() ? " and $4 = ''" : " and object = $4";
    sql += query.actor.empty() ? " and $5 = ''" : " and actor = $5";
    sql += query.action.empty() ? " and $6 = ''" : " and action = $6";
    return sql;
}

constexpr std::int64_t kBeginning = 0;
constexpr std::int64_t kEnd = 253'402'300'799'000'000;  // of the year 9999

}  // namespace

TrailStore::Page TrailStore::page(storage::Transaction& transaction,
                                  const Query& query,
                                  int size) const {
    const Place before = query.before.value_or(Place{kEnd, std::numeric_limits<std::int64_t>::max()});
    const auto rows = transaction.sql().exec_params(
        "select (extract(epoch from at) * 1000000)::bigint, id, actor, action, object, "
        "details::text from audit.entries where at >= timestamptz 'epoch' + $1::bigint * interval "
        "'1 microsecond' and at < timestamptz 'epoch' + $2::bigint * interval '1 microsecond' and "
        "(at, id) < (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $7::bigint)" +
            condition(query) + " order by at desc, id desc limit $8",
        micros(query.from, kBeginning),
        micros(query.until, kEnd),
        before.at,
        query.object,
        query.actor,
        query.action,
        before.id,
        size + 1);
    Page page;
    for (const auto& row : rows) {
        if (static_cast<int>(page.entries.size()) == size) {
            page.more = true;
            break;
        }
        const Place place{row[0].as<std::int64_t>(), row[1].as<std::int64_t>()};
        page.entries.push_back({{row[2].as<std::string>(),
                                 row[3].as<std::string>(),
                                 row[4].as<std::string>(),
                                 row[5].as<std::string>()},
                                place,
                                instant(place.at)});
    }
    return page;
}

TrailStore::State TrailStore::state(storage::Transaction& transaction) const {
    State state;
    const auto end = transaction.sql().exec(
        "select position from audit.chain order by position desc limit 1");
    if (!end.empty()) state.chained = end[0][0].as<std::int64_t>();
    const auto head = transaction.sql().exec(
        "select position, (extract(epoch from at) * 1000000)::bigint, key_id, encode(hash, 'hex') "
        "from audit.heads order by position desc limit 1");
    if (head.empty()) return state;
    state.signed_until = head[0][0].as<std::int64_t>();
    state.signed_at = instant(head[0][1].as<std::int64_t>());
    state.key = head[0][2].as<std::string>();
    state.head = head[0][3].as<std::string>();
    return state;
}

}  // namespace okienko::audit
