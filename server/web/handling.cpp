#include "server/web/handling.h"

#include <condition_variable>
#include <mutex>

#include "server/web/cookies.h"
#include "server/web/failures.h"

namespace okienko::web {

/// The places at the counter. Shared by threads.
class Handling::Places {
public:
    Places(unsigned count, std::chrono::milliseconds wait) : free_(count), wait_(wait) {}

    void enter() {
        std::unique_lock lock(mutex_);
        if (!changed_.wait_for(lock, wait_, [this] { return free_ > 0; })) {
            throw Refusal(503, "error.busy", "all handlers at work").header("Retry-After", "5");
        }
        --free_;
    }
    void leave() {
        {
            const std::lock_guard lock(mutex_);
            ++free_;
        }
        changed_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    unsigned free_;
    std::chrono::milliseconds wait_;
};

Handling::Handling(const PipelineSettings& settings, Metrics& metrics)
    : places_(std::make_shared<Places>(settings.handlers, settings.handler_wait)),
      metrics_(&metrics) {}

Response Handling::operator()(Exchange& exchange, const Next& /*next*/) const {
    struct Stay {
        Stay(Places& all, Metrics& counts) : places(all), metrics(counts) {
            places.enter();
            metrics.handler_begins();
        }
        ~Stay() {
            metrics.handler_ends();
            places.leave();
        }
        Stay(const Stay&) = delete;
        Stay& operator=(const Stay&) = delete;
        Places& places;
        Metrics& metrics;
    };
    const Route& route = *exchange.match.route;
    // Health and files are answered even when every place is taken: they cost nothing and tell that
    // we live.
    if (route.access.kind == Access::Kind::machine) return route.handler(exchange.request);
    const Stay stay(*places_, *metrics_);
    Response response = route.handler(exchange.request);
    // A cookie that can't be written is a bug of the handler: told as one, while it still can be.
    for (const auto& cookie : response.cookies) write_cookie(cookie, exchange.secure);
    return response;
}

}  // namespace okienko::web
