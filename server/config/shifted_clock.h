#pragma once

#include <filesystem>

#include "server/config/clock.h"

namespace okienko::config {

/// The world's time, moved by as many seconds as a file says, or standing at the moment it names
/// ("2026-11-06T09:00:00Z"): in a demonstration, whose visitors can't wait for a deadline to pass.
/// Without the file, or anything it understands in it, simply the world's time.
class ShiftedClock : public Clock {
public:
    /// An empty path: never moved.
    explicit ShiftedClock(std::filesystem::path file) : file_(std::move(file)) {}
    Instant now() const override;

private:
    std::filesystem::path file_;
};

}  // namespace okienko::config
