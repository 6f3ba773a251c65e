#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace okienko::accounts {

/// Lets a few through at once and a few more wait a moment; the rest are turned away, so that work
/// which eats a whole core cannot fill the server. Safe from any thread.
class Turnstile {
public:
    struct Settings {
        unsigned at_once = 2;
        unsigned waiting = 8;
        std::chrono::milliseconds patience{3000};  ///< of one who waits
    };

    /// The right to work, given back at its end. May be empty: turned away.
    class Pass {
    public:
        explicit Pass(Turnstile* turnstile) : turnstile_(turnstile) {}
        ~Pass() {
            if (turnstile_ != nullptr) turnstile_->leave();
        }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        explicit operator bool() const { return turnstile_ != nullptr; }

    private:
        Turnstile* turnstile_;
    };

    explicit Turnstile(Settings settings) : settings_(settings) {}

    /// Waits for a turn at most `patience`.
    Pass enter();
    unsigned inside() const;
    unsigned waiting() const;

private:
    void leave();

    const Settings settings_;
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    unsigned inside_ = 0;
    unsigned waiting_ = 0;
};

}  // namespace okienko::accounts
