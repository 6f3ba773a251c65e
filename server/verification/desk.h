#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "server/web/networks.h"
#include "server/web/rate_limiter.h"
#include "server/web/request.h"
#include "signing/verification_report.h"
#include "signing/verifier.h"

namespace okienko::verification {

/// A file somebody brings to be verified, and what a detached signature in it may refer to.
struct Brought {
    std::string name;  ///< for the report; any words of the sender
    std::string bytes;
    struct Contents {
        std::string name;
        std::string bytes;
    };
    std::vector<Contents> contents;
};

/// The counter where anybody has a signed file verified. Nothing of it is kept: neither row nor
/// file, nor a name in the log. Bounds how often one client asks and how many files are in work at
/// once. Shared by threads.
class Desk {
public:
    struct Settings {
        std::size_t file_bytes = std::size_t{20} << 20U;  ///< of each file
        std::size_t contents = 5;                         ///< files beside the signed one
        double per_minute = 30;                           ///< of one client
        std::vector<std::string> unlimited_clients;  ///< addresses or blocks never told to wait
    };
    Desk(const signing::Verifier& verifier, const config::Clock& clock, Settings settings);

    /// Counts one request of a client: how long it must wait first, nullopt when it may go on.
    std::optional<std::chrono::seconds> wait_of(const std::string& client);

    /// Throws Refusal 503 when too many files are in work for longer than a person waits.
    signing::VerificationReport verify(const Brought& brought);

    const Settings& settings() const { return settings_; }

private:
    static constexpr int kAtOnce = 4;  ///< files in memory: at most 4 × 6 × file_bytes

    const signing::Verifier& verifier_;
    const config::Clock& clock_;
    Settings settings_;
    web::Networks unlimited_;
    web::RateLimiter limiter_;
    std::counting_semaphore<kAtOnce> turns_{kAtOnce};
};

/// The whole of an upload that was not cut.
std::string bytes_of(const web::Upload& upload);

}  // namespace okienko::verification
