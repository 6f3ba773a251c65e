#include "server/web/health.h"

#include <chrono>
#include <exception>
#include <mutex>

#include <fmt/format.h>

#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::web {

namespace {

constexpr std::chrono::seconds kFresh{1};

std::optional<std::string> run(const ReadinessCheck& check) {
    try {
        return check.fault();
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

Response uncached(Response response) {
    return response.header("Cache-Control", "no-store");
}

}  // namespace

/// What strangers were told last.
struct HealthPages::Last {
    std::mutex mutex;
    std::chrono::steady_clock::time_point at;
    Outcome outcome;
};

HealthPages::HealthPages(const Metrics& metrics,
                         std::vector<ReadinessCheck> checks,
                         const std::vector<std::string>& operators)
    : metrics_(&metrics),
      checks_(std::move(checks)),
      last_(std::make_shared<Last>()),
      operators_(operators) {}

HealthPages::Outcome HealthPages::check() const {
    Outcome outcome;
    for (const ReadinessCheck& check : checks_) {
        const auto fault = run(check);
        outcome.well = outcome.well && !fault;
        if (!outcome.list.empty()) outcome.list += ",";
        outcome.list += fmt::format(R"({{"name":{},"ok":{}{}{}}})",
                                    json_string(check.name),
                                    !fault,
                                    fault ? ",\"fault\":" + json_string(*fault) : "",
                                    check.facts ? ",\"facts\":" + check.facts() : "");
    }
    return outcome;
}

Response HealthPages::ready(const Request& request) const {
    const bool trusted = operators_.contains(request.client);
    Outcome outcome;
    if (trusted) {
        outcome = check();
    } else {
        const auto now = std::chrono::steady_clock::now();
        const std::lock_guard lock(last_->mutex);
        if (last_->at == std::chrono::steady_clock::time_point{} || now - last_->at >= kFresh) {
            last_->outcome = check();
            last_->at = now;
        }
        outcome = last_->outcome;
    }
    const std::string status = outcome.well ? "ready" : "not ready";
    const std::string checks =
        trusted ? fmt::format(R"(,"checks":[{}])", outcome.list) : std::string();
    Response response =
        json(fmt::format(R"({{"status":"{}"{}}})", status, checks), outcome.well ? 200 : 503);
    if (!outcome.well) response.header("Retry-After", "5");
    return uncached(std::move(response));
}

void HealthPages::add_routes(Router& router) const {
    router.get("/health/live", Access::machine(), [](const Request&) {
        return uncached(json(R"({"status":"live"})"));
    });
    router.get("/health/ready", Access::machine(), [pages = *this](const Request& request) {
        return pages.ready(request);
    });
    router.get("/metrics", Access::machine(), [pages = *this](const Request& request) {
        if (!pages.operators_.contains(request.client)) throw not_found("metrics for a stranger");
        Response response;
        response.body = pages.metrics_->text();
        response.header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return uncached(std::move(response));
    });
}

}  // namespace okienko::web
