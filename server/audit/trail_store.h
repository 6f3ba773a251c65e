#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/audit/entry.h"
#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::audit {

/// Reading the trail, for people who look something up in it. Without state; works in the caller's
/// transaction.
class TrailStore {
public:
    /// Where a page begins: entries older than this one.
    struct Place {
        std::int64_t at = 0;  ///< microseconds since 1970
        std::int64_t id = 0;
    };
    struct Query {
        std::string actor, action, object;  ///< exact; empty: any
        std::optional<config::Instant> from, until;  ///< until: not included
        std::optional<Place> before;
    };
    struct Found {
        Entry entry;
        Place place;
        config::Instant at{};
    };
    struct Page {
        std::vector<Found> entries;  ///< newest first
        bool more = false;
    };
    Page page(storage::Transaction& transaction, const Query& query, int size) const;

    /// How far the chain is sealed.
    struct State {
        std::int64_t chained = 0;        ///< position of the last link
        std::int64_t signed_until = 0;   ///< position of the last signed head; 0: none
        std::optional<config::Instant> signed_at;
        std::string key;                 ///< id of the key that signed it
        std::string head;                ///< SHA-256 of the chain there, hexadecimal
    };
    State state(storage::Transaction& transaction) const;
};

}  // namespace okienko::audit
