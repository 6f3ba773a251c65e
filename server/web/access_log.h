#pragma once

#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/web/exchange.h"
#include "server/web/metrics.h"

namespace okienko::web {

/// First station: gives the request its id and its time, and writes one line for it. The line names
/// the route, not the path, and no address of a client: neither may tell who did what.
class AccessLog {
public:
    AccessLog(config::Log log, Metrics& metrics, const config::Clock& clock);
    Response operator()(Exchange& exchange, const Next& next) const;

private:
    config::Log log_;
    Metrics* metrics_;
    const config::Clock* clock_;
};

}  // namespace okienko::web
