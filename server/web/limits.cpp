#include "server/web/limits.h"

#include <filesystem>

#include "server/web/failures.h"
#include "server/web/read_body.h"

namespace okienko::web {

Limits::Limits(const PipelineSettings& settings) : unlimited_(settings.unlimited_clients) {
    if (settings.requests_per_minute == 0) return;
    const auto rate = static_cast<double>(settings.requests_per_minute);
    limiter_ = std::make_shared<RateLimiter>(RateLimiter::Settings{rate, rate, 50'000});
}

Response Limits::operator()(Exchange& exchange, const Next& next) const {
    const Request& request = exchange.request;
    const bool counted =
        limiter_ && !exchange.for_everyone() && !unlimited_.contains(request.client);
    if (counted) {
        if (const auto wait = limiter_->take(rate_key(request.client))) {
            const std::string seconds = std::to_string(wait->count());
            throw Refusal(429, "error.too-often")
                .header("Retry-After", seconds)
                .value("seconds", seconds);
        }
    }
    const Route* route = exchange.match.route;
    if (route != nullptr && exchange.body != nullptr)
        check_body(request, *exchange.body, route->body);
    return next();
}

BodyReading::BodyReading(std::string temporary) : temporary_(std::move(temporary)) {
    std::filesystem::create_directories(temporary_);
}

Response BodyReading::operator()(Exchange& exchange, const Next& next) const {
    if (exchange.body != nullptr && !exchange.body->finished()) {
        read_body(exchange.request, *exchange.body, exchange.match.route->body, temporary_);
    }
    return next();
}

}  // namespace okienko::web
