#pragma once

#include <chrono>
#include <ctime>
#include <functional>

namespace okienko::bench {

/// CPU microseconds of this thread.
inline double thread_cpu_us() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// CPU microseconds of one call on this thread: the best of five rounds, each about `round` long.
inline double measure_us(const std::function<void()>& call,
                         std::chrono::milliseconds round = std::chrono::milliseconds(200)) {
    for (int i = 0; i < 20; ++i) call();
    double best = 1e18;
    for (int n = 0; n < 5; ++n) {
        const auto end = std::chrono::steady_clock::now() + round;
        const double before = thread_cpu_us();
        int calls = 0;
        while (std::chrono::steady_clock::now() < end) {
            call();
            ++calls;
        }
        const double each = (thread_cpu_us() - before) / calls;
        if (each < best) best = each;
    }
    return best;
}

}  // namespace okienko::bench
