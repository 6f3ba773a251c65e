#include "signing/report_time.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace okienko::signing {

std::string day_of(std::chrono::sys_seconds time) {
    return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::string moment_of(std::chrono::sys_seconds time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}  // namespace okienko::signing
