#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/web/exchange.h"
#include "server/web/identity.h"
#include "server/web/metrics.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::web {

/// What the stations need besides the rooms they are given.
struct PipelineSettings {
    std::string csrf_key;            ///< secret bytes; the same on every server of one office
    std::string temporary = "/tmp";  ///< folder where large uploads wait; made if missing
    unsigned handlers = 32;  ///< handlers at work at once; the others wait a moment, then 503
    std::chrono::milliseconds handler_wait{5000};
    unsigned requests_per_minute = 600;  ///< from one client, files not counted; 0: no limit
    std::vector<std::string>
        unlimited_clients;  ///< addresses or CIDR blocks the limit doesn't count
};

/// The way of every request, as one list of stations (pipeline.cpp). Immutable after it is made;
/// shared by threads. The router may be filled until the first request.
class Pipeline {
public:
    struct Rooms {
        const Router& router;
        const Pages& pages;
        IdentitySource& identities;
        const config::Clock& clock;
        config::Log log;
        Metrics& metrics;
    };
    Pipeline(PipelineSettings settings, Rooms rooms);
    ~Pipeline();

    /// Answers anything; never throws.
    Response answer(Exchange& exchange) const;
    /// The fallback page, for answers made where there is no exchange (the server is full).
    static Response plain_error(int status, const std::string& request_id);

private:
    Response run(std::size_t station, Exchange& exchange) const;

    std::vector<Step> steps_;
};

}  // namespace okienko::web
