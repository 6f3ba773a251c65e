#include "server/config/shifted_clock.h"

#include <fstream>

namespace okienko::config {

Instant ShiftedClock::now() const {
    const Instant now = SystemClock().now();
    if (file_.empty()) return now;
    std::ifstream file(file_);
    long long seconds = 0;
    if (!(file >> seconds)) return now;
    return now + std::chrono::seconds{seconds};
}

}  // namespace okienko::config
