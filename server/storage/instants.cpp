#include "server/storage/instants.h"

#include <array>
#include <charconv>
#include <stdexcept>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace okienko::storage {
namespace {

using namespace std::chrono;

constexpr std::string_view kShape = "0000-00-00 00:00:00";  // then decimals, then +00

[[noreturn]] void refuse(std::string_view text) {
    throw std::invalid_argument(fmt::format("not an instant: {}", text));
}

/// Whether the text has digits where the shape has them, and the same marks elsewhere.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
    }
    return true;
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// ".25" as microseconds; PostgreSQL prints at most six decimals.
microseconds decimals(std::string_view text) {
    if (text.empty()) return microseconds{0};
    std::array<char, 6> digits = {'0', '0', '0', '0', '0', '0'};
    if (text.size() > 7 || !has_shape(text, std::string_view(".000000").substr(0, text.size()))) {
        refuse(text);
    }
    text.substr(1).copy(digits.data(), digits.size());
    return microseconds{number({digits.data(), digits.size()})};
}

}  // namespace

std::string to_sql(config::Instant instant) {
    const auto second = floor<seconds>(instant);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z",
                       fmt::gmtime(system_clock::to_time_t(second)),
                       (instant - second).count());
}

config::Instant from_sql(std::string_view text) {
    const bool utc = text.size() >= kShape.size() + 3 && text.ends_with("+00");
    if (!utc || !has_shape(text.substr(0, kShape.size()), kShape)) refuse(text);
    const year_month_day date{year{number(text.substr(0, 4))},
                              month{static_cast<unsigned>(number(text.substr(5, 2)))},
                              day{static_cast<unsigned>(number(text.substr(8, 2)))}};
    if (!date.ok()) refuse(text);
    return config::Instant{sys_days{date}} + hours{number(text.substr(11, 2))} +
           minutes{number(text.substr(14, 2))} + seconds{number(text.substr(17, 2))} +
           decimals(text.substr(kShape.size(), text.size() - kShape.size() - 3));
}

}  // namespace okienko::storage
