#include "server/web/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace okienko::web {

void RateLimiter::refill(Bucket& bucket, Time now) const {
    const std::chrono::duration<double> passed = now - bucket.filled;
    if (passed.count() <= 0) return;
    bucket.tokens =
        std::min(settings_.burst, bucket.tokens + passed.count() * settings_.per_minute / 60.0);
    bucket.filled = now;
}

void RateLimiter::forget_full(Time now) {
    std::erase_if(buckets_, [this, now](const auto& entry) {
        Bucket bucket = entry.second;
        refill(bucket, now);
        return bucket.tokens >= settings_.burst;
    });
    // Everybody is being limited: only a flood from many addresses does that, and memory must stay
    // bounded.
    if (buckets_.size() >= settings_.keys) buckets_.clear();
}

std::optional<std::chrono::seconds> RateLimiter::take(const std::string& key, Time now) {
    const std::lock_guard lock(mutex_);
    if (buckets_.size() >= settings_.keys && buckets_.find(key) == buckets_.end()) forget_full(now);
    Bucket& bucket = buckets_.try_emplace(key, Bucket{settings_.burst, now}).first->second;
    refill(bucket, now);
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    const double missing = (1 - bucket.tokens) * 60.0 / settings_.per_minute;
    return std::chrono::seconds(static_cast<long>(std::ceil(missing)));
}

}  // namespace okienko::web
