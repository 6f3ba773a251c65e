#include "server/web/pipeline.h"

#include "server/web/access.h"
#include "server/web/access_log.h"
#include "server/web/csrf.h"
#include "server/web/error_boundary.h"
#include "server/web/handling.h"
#include "server/web/limits.h"
#include "server/web/security_headers.h"
#include "server/web/session.h"

namespace okienko::web {

Pipeline::Pipeline(PipelineSettings settings, Rooms rooms)
    : steps_{
          AccessLog(rooms.log, rooms.metrics, rooms.clock),  // gives the request its id
          SecurityHeaders(),                                 // on error pages, too
          ErrorBoundary(rooms.pages, rooms.router, rooms.log),  // exceptions become pages here and nowhere else
          RouteMatch(rooms.router),  // finds the route: limits and access are stated there
          Limits(settings),          // how often, and what the route's body may be
          Session(rooms.identities, settings.csrf_key),  // who it is
          AccessCheck(),  // 404, or whether they may: before a body is read
          BodyReading(settings.temporary),
          Csrf(),                             // whether the form was ours
          Handling(settings, rooms.metrics),  // the room's handler
      } {}

Pipeline::~Pipeline() = default;

Response Pipeline::run(std::size_t station, Exchange& exchange) const {
    return steps_[station](exchange,
                           [this, station, &exchange] { return run(station + 1, exchange); });
}

Response Pipeline::answer(Exchange& exchange) const {
    try {
        return run(0, exchange);
    } catch (...) {  // the log itself failed: nobody is left to tell
        return plain_error(500, exchange.request.id);
    }
}

Response Pipeline::plain_error(int status, const std::string& request_id) {
    return ErrorBoundary::plain_page(status, request_id);
}

}  // namespace okienko::web
