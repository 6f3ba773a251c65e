#pragma once

#include <memory>

#include "server/web/exchange.h"
#include "server/web/pipeline.h"

namespace okienko::web {

/// Last station: calls the room's handler. So many at once as the settings say; who waits too long
/// for a place gets 503.
class Handling {
public:
    Handling(const PipelineSettings& settings, Metrics& metrics);
    Response operator()(Exchange& exchange, const Next& next) const;

private:
    class Places;
    std::shared_ptr<Places> places_;
    Metrics* metrics_;
};

}  // namespace okienko::web
