#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace okienko::web {

/// A bucket of tokens for each key (an address, an account): full at first, refilled evenly. Memory
/// is bounded: keys whose bucket is full again are forgotten. Shared by threads.
class RateLimiter {
public:
    using Time = std::chrono::steady_clock::time_point;
    struct Settings {
        double per_minute = 600;
        double burst = 600;         ///< how many at once
        std::size_t keys = 50'000;  ///< remembered at most
    };
    explicit RateLimiter(Settings settings) : settings_(settings) {}

    /// Takes one token; nullopt when there was one, else after how many seconds there will be.
    std::optional<std::chrono::seconds> take(const std::string& key,
                                             Time now = std::chrono::steady_clock::now());

private:
    struct Bucket {
        double tokens;
        Time filled;
    };
    void refill(Bucket& bucket, Time now) const;
    void forget_full(Time now);

    Settings settings_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace okienko::web
