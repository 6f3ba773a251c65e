#include "server/verification/desk.h"

#include <span>
#include <utility>

#include "server/web/failures.h"

namespace okienko::verification {

namespace {

constexpr std::chrono::seconds kPatience{10};

class Turn {
public:
    using Turns = std::counting_semaphore<4>;
    explicit Turn(Turns& turns) : turns_(turns) {
        if (turns_.try_acquire_for(kPatience)) return;
        throw web::Refusal(503, "verification.error.busy").header("Retry-After", "30");
    }
    ~Turn() { turns_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    Turns& turns_;
};

}  // namespace

Desk::Desk(const signing::Verifier& verifier, const config::Clock& clock, Settings settings)
    : verifier_(verifier),
      clock_(clock),
      settings_(std::move(settings)),
      unlimited_(settings_.unlimited_clients),
      limiter_({.per_minute = settings_.per_minute, .burst = settings_.per_minute}) {}

std::optional<std::chrono::seconds> Desk::wait_of(const std::string& client) {
    if (unlimited_.contains(client)) return std::nullopt;
    return limiter_.take(web::rate_key(client));
}

signing::VerificationReport Desk::verify(const Brought& brought) {
    const Turn turn(turns_);
    std::vector<signing::DetachedContent> detached;
    for (const Brought::Contents& one : brought.contents) detached.push_back({one.name, one.bytes});
    signing::VerificationRequest request;
    request.name = brought.name;
    request.detached = detached;
    request.at = std::chrono::floor<std::chrono::seconds>(clock_.now());
    return verifier_.verify(brought.bytes, request);
}

std::string bytes_of(const web::Upload& upload) {
    std::string bytes(upload.size(), '\0');
    std::size_t got = 0;
    while (const std::size_t more = upload.read(got, std::span(bytes).subspan(got))) got += more;
    bytes.resize(got);
    return bytes;
}

}  // namespace okienko::verification
