#include "server/accounts/turnstile.h"

namespace okienko::accounts {

Turnstile::Pass Turnstile::enter() {
    std::unique_lock lock(mutex_);
    if (inside_ >= settings_.at_once || waiting_ > 0) {
        if (waiting_ >= settings_.waiting) return Pass(nullptr);
        ++waiting_;
        const bool free =
            freed_.wait_for(lock, settings_.patience, [&] { return inside_ < settings_.at_once; });
        --waiting_;
        if (!free) return Pass(nullptr);
    }
    ++inside_;
    return Pass(this);
}

unsigned Turnstile::inside() const {
    const std::lock_guard lock(mutex_);
    return inside_;
}

unsigned Turnstile::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

void Turnstile::leave() {
    {
        const std::lock_guard lock(mutex_);
        --inside_;
    }
    freed_.notify_one();
}

}  // namespace okienko::accounts
