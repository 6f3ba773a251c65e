#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/web/exchange.h"
#include "server/web/metrics.h"

namespace okienko::web {

/// Ids of requests: 16 hexadecimal digits, none twice, and no counting of requests by looking at
/// them. Safe from any thread.
class RequestIds {
public:
    RequestIds();
    std::string next();

private:
    std::uint64_t start_;
    std::atomic<std::uint64_t> given_{0};
};

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
    std::shared_ptr<RequestIds> ids_;
};

}  // namespace okienko::web
