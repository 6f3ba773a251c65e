#include "server/web/access_log.h"

#include <chrono>

#include "server/web/secrets.h"

namespace okienko::web {

AccessLog::AccessLog(config::Log log, Metrics& metrics, const config::Clock& clock)
    : log_(std::move(log)), metrics_(&metrics), clock_(&clock) {}

Response AccessLog::operator()(Exchange& exchange, const Next& next) const {
    const auto begin = std::chrono::steady_clock::now();
    exchange.request.id = random_hex(8);
    exchange.request.received = clock_->now();
    Response response = next();
    response.header("X-Request-Id", exchange.request.id);
    const auto duration = std::chrono::steady_clock::now() - begin;
    metrics_->count(exchange.route(), response.status, duration);
    log_.info("request",
              {{"request", exchange.request.id},
               {"method", std::string(to_string(exchange.request.method))},
               {"route", exchange.route()},
               {"status", response.status},
               {"bytes", response.stream ? response.length : response.body.size()},
               {"microseconds",
                std::chrono::duration_cast<std::chrono::microseconds>(duration).count()}});
    return response;
}

}  // namespace okienko::web
