#pragma once

#include <memory>
#include <string>

#include "server/web/exchange.h"
#include "server/web/networks.h"
#include "server/web/pipeline.h"
#include "server/web/rate_limiter.h"

namespace okienko::web {

/// How often one client may ask (429 with Retry-After), and, before a byte of it is read, what the
/// route's body may be (413, 415). Files and health are not counted.
class Limits {
public:
    explicit Limits(const PipelineSettings& settings);
    Response operator()(Exchange& exchange, const Next& next) const;

private:
    std::shared_ptr<RateLimiter> limiter_;  // null: no limit
    Networks unlimited_;
};

/// Reads the body into the request, as much of it as the route takes.
class BodyReading {
public:
    explicit BodyReading(std::string temporary);
    Response operator()(Exchange& exchange, const Next& next) const;

private:
    std::string temporary_;
};

}  // namespace okienko::web
