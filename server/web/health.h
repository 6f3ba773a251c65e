#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/web/metrics.h"
#include "server/web/networks.h"
#include "server/web/router.h"

namespace okienko::web {

/// One thing the server needs to do its work.
struct ReadinessCheck {
    std::string name;  ///< "database", "disk"
    /// What is wrong, for the operator; nullopt when all is well. May throw, which is wrong too.
    /// Called from request threads.
    std::function<std::optional<std::string>()> fault;
    /// What an operator wants to know besides, as a JSON object; none when empty.
    std::function<std::string()> facts = {};
};

/// /health/live (the process answers), /health/ready (503 while a check fails, naming which) and
/// /metrics. Strangers get an answer at most a second old, so that asking often costs nothing. What
/// is wrong and the metrics are told to `operators` only (loopback unless configured); others get
/// the bare status.
class HealthPages {
public:
    HealthPages(const Metrics& metrics,
                std::vector<ReadinessCheck> checks,
                const std::vector<std::string>& operators = {"127.0.0.0/8", "::1"});
    void add_routes(Router& router) const;

private:
    struct Outcome {
        bool well = true;
        std::string list;  ///< the checks, as JSON
    };
    struct Last;
    Response ready(const Request& request) const;
    Outcome check() const;

    const Metrics* metrics_;
    std::vector<ReadinessCheck> checks_;
    std::shared_ptr<Last> last_;
    Networks operators_;
};

}  // namespace okienko::web
