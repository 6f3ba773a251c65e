#pragma once

#include <functional>
#include <string>

#include "server/web/body_stream.h"
#include "server/web/request.h"
#include "server/web/response.h"
#include "server/web/router.h"

namespace okienko::web {

/// One request on its way through the pipeline. Used by one thread.
struct Exchange {
    Request request;
    bool secure = false;  ///< the visitor reached us by HTTPS
    std::string fault;  ///< why the bytes were no request: answered 400, and the connection closes
    bool too_slow = false;       ///< with a fault: the client ran out of time, 408
    BodyStream* body = nullptr;  ///< not owned; null when the head was no request
    Router::Match match;
    bool new_visitor = false;  ///< `visitor` was made for this request: its cookie isn't set yet

    bool for_machines() const { return request.path.rfind("/api/", 0) == 0; }
    /// A file or a health check: no session, no limit.
    bool for_everyone() const {
        return match.route != nullptr && match.route->access.kind == Access::Kind::machine;
    }
    /// The pattern of the route, "-" without one: what logs and metrics name, since paths may hold
    /// secrets.
    std::string route() const { return match.route == nullptr ? "-" : match.route->pattern; }
};

/// One station of the pipeline: does its part before and after the rest, or answers itself.
using Next = std::function<Response()>;
using Step = std::function<Response(Exchange&, const Next&)>;

}  // namespace okienko::web
