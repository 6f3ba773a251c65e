#include "server/calendar/local_time.h"

#include <fmt/format.h>

namespace okienko::calendar {
namespace {

using namespace std::chrono;

/// 01:00 UTC on the last Sunday of a month: when summer time begins or ends.
sys_seconds switch_of(year y, month m) {
    return sys_days{y / m / Sunday[last]} + hours{1};
}

std::string date_and_time(sys_time<microseconds> shifted) {
    const auto day = floor<days>(shifted);
    const hh_mm_ss time(floor<seconds>(shifted - day));
    return fmt::format("{}T{:02}:{:02}:{:02}",
                       format_date(day),
                       time.hours().count(),
                       time.minutes().count(),
                       time.seconds().count());
}

/// Takes text apart from the left; once something doesn't fit, nothing fits any more.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    int number(std::size_t digits) {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const bool digit = i < rest_.size() && rest_[i] >= '0' && rest_[i] <= '9';
            if (!digit) return fail();
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(digits);
        return value;
    }
    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char wanted) {
        if (!take(wanted)) fail();
    }
    bool at_end() const { return rest_.empty(); }
    bool digit_next() const {
        return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
    }
    int fail() {
        rest_ = {};
        good_ = false;
        return 0;
    }
    bool good() const { return good_; }

private:
    std::string_view rest_;
    bool good_ = true;
};

std::optional<sys_days> read_day(Reader& reader) {
    const int y = reader.number(4);
    reader.expect('-');
    const int m = reader.number(2);
    reader.expect('-');
    const int d = reader.number(2);
    const year_month_day date{
        year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!reader.good() || y < 1000 || !date.ok()) return {};
    return sys_days{date};
}

/// The decimals of a second after the point; those beyond the sixth are cut.
microseconds read_fraction(Reader& reader) {
    microseconds result{0};
    if (!reader.take('.')) return result;
    if (!reader.digit_next()) reader.fail();
    for (int unit = 100'000; reader.digit_next(); unit /= 10)
        result += microseconds{unit * reader.number(1)};
    return result;
}

minutes read_offset(Reader& reader) {
    if (reader.take('Z')) return minutes{0};
    const int sign = reader.take('+') ? 1 : -1;
    if (sign < 0) reader.expect('-');
    const int h = reader.number(2);
    reader.expect(':');
    const int m = reader.number(2);
    if (h > 14 || m > 59 || (h == 14 && m > 0)) reader.fail();
    return minutes{sign * (h * 60 + m)};
}

}  // namespace

hours warsaw_offset(Instant instant) {
    const year y = year_month_day{floor<days>(instant)}.year();
    const bool summer = instant >= switch_of(y, March) && instant < switch_of(y, October);
    return hours{summer ? 2 : 1};
}

std::string local(Instant instant) {
    return date_and_time(instant + warsaw_offset(instant));
}

std::string local_with_offset(Instant instant) {
    return fmt::format("{}+{:02}:00", local(instant), warsaw_offset(instant).count());
}

sys_days local_date(Instant instant) {
    return floor<days>(instant + warsaw_offset(instant));
}

Instant start_of_local_day(sys_days day) {
    // The clock changes at 01:00 UTC, never at midnight: the offset one hour before holds.
    return Instant{day} - warsaw_offset(Instant{day} - hours{2});
}

std::optional<sys_days> parse_date(std::string_view text) {
    Reader reader(text);
    const auto day = read_day(reader);
    return reader.at_end() ? day : std::nullopt;
}

std::string format_date(sys_days day) {
    const year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<Instant> parse_instant(std::string_view text) {
    Reader reader(text);
    const auto day = read_day(reader);
    reader.expect('T');
    const int h = reader.number(2);
    reader.expect(':');
    const int m = reader.number(2);
    reader.expect(':');
    const int s = reader.number(2);
    const microseconds fraction = read_fraction(reader);
    const minutes offset = read_offset(reader);
    if (!day || !reader.good() || !reader.at_end() || h > 23 || m > 59 || s > 59) return {};
    const Instant instant = Instant{*day} + hours{h} + minutes{m} + seconds{s} + fraction - offset;
    // In UTC it may have left the years of four digits.
    const year in_utc = year_month_day{floor<days>(instant)}.year();
    if (in_utc < year{1000} || in_utc > year{9998}) return {};
    return instant;
}

std::string format_instant(Instant instant) {
    const auto fraction = (instant - floor<seconds>(instant)).count();
    return fraction == 0 ? date_and_time(instant) + "Z"
                         : fmt::format("{}.{:06}Z", date_and_time(instant), fraction);
}

}  // namespace okienko::calendar
