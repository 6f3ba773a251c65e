#pragma once

#include "server/accounts/settings.h"
#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// Removes what has expired: sessions, links, counters of attempts, browsers not seen for half a
/// year. Nothing depends on it for being refused; run it every hour or so.
void sweep(storage::Database& database, const Settings& settings, config::Instant now);

}  // namespace okienko::accounts
