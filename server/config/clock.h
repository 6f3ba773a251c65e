#pragma once

#include <chrono>

namespace okienko::config {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// The world's time as a port: rooms take it in their constructor, tests set it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;  ///< UTC; safe from any thread
};

class SystemClock : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::microseconds>(
            std::chrono::system_clock::now());
    }
};

}  // namespace okienko::config
