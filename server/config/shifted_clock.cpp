#include "server/config/shifted_clock.h"

#include <charconv>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>

namespace okienko::config {

namespace {

/// "2026-11-06T09:00:00Z".
std::optional<Instant> read_moment(const std::string& word) {
    int year = 0;
    unsigned month = 0, day = 0;
    int hour = 0, minute = 0, second = 0, read = 0;
    std::sscanf(word.c_str(),
                "%4d-%2u-%2uT%2d:%2d:%2dZ%n",  // NOLINT(cert-err34-c): held below
                &year,
                &month,
                &day,
                &hour,
                &minute,
                &second,
                &read);
    const std::chrono::year_month_day date{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (read != static_cast<int>(word.size()) || word.empty() || !date.ok()) return std::nullopt;
    return Instant{std::chrono::sys_days{date} + std::chrono::hours{hour} +
                   std::chrono::minutes{minute} + std::chrono::seconds{second}};
}

}  // namespace

Instant ShiftedClock::now() const {
    const Instant now = SystemClock().now();
    if (file_.empty()) return now;
    std::ifstream file(file_);
    std::string word;
    if (!(file >> word)) return now;
    if (const auto moment = read_moment(word)) return *moment;
    long long seconds = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), seconds);
    const bool whole = fault == std::errc{} && end == word.data() + word.size();
    return whole ? now + std::chrono::seconds{seconds} : now;
}

}  // namespace okienko::config
