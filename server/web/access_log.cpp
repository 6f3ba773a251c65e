#include "server/web/access_log.h"

#include <chrono>

#include <fmt/format.h>

#include "server/web/secrets.h"

namespace okienko::web {

RequestIds::RequestIds() : start_(std::stoull(random_hex(8), nullptr, 16)) {}

std::string RequestIds::next() {
    // Scatters consecutive numbers without mapping two of them to one (the finalizer of
    // SplitMix64).
    std::uint64_t id = start_ + given_.fetch_add(1, std::memory_order_relaxed);
    id = (id ^ (id >> 30U)) * 0xBF58476D1CE4E5B9U;
    id = (id ^ (id >> 27U)) * 0x94D049BB133111EBU;
    return fmt::format("{:016x}", id ^ (id >> 31U));
}

AccessLog::AccessLog(config::Log log, Metrics& metrics, const config::Clock& clock)
    : log_(std::move(log)),
      metrics_(&metrics),
      clock_(&clock),
      ids_(std::make_shared<RequestIds>()) {}

Response AccessLog::operator()(Exchange& exchange, const Next& next) const {
    const auto begin = std::chrono::steady_clock::now();
    exchange.request.id = ids_->next();
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
