#include "server/web/health.h"

#include <exception>

#include <fmt/format.h>

#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::web {

namespace {

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

HealthPages::HealthPages(const Metrics& metrics,
                         std::vector<ReadinessCheck> checks,
                         const std::vector<std::string>& operators)
    : metrics_(&metrics), checks_(std::move(checks)), operators_(operators) {}

Response HealthPages::ready(const Request& request) const {
    bool all_well = true;
    std::string list;
    for (const ReadinessCheck& check : checks_) {
        const auto fault = run(check);
        all_well = all_well && !fault;
        if (!list.empty()) list += ",";
        list += fmt::format(R"({{"name":{},"ok":{}{}}})",
                            json_string(check.name),
                            !fault,
                            fault ? ",\"fault\":" + json_string(*fault) : "");
    }
    const std::string status = all_well ? "ready" : "not ready";
    const std::string checks =
        operators_.contains(request.client) ? fmt::format(R"(,"checks":[{}])", list) : "";
    Response response =
        json(fmt::format(R"({{"status":"{}"{}}})", status, checks), all_well ? 200 : 503);
    if (!all_well) response.header("Retry-After", "5");
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
