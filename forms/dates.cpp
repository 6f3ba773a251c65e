#include "forms/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

namespace okienko::forms {

namespace {

namespace chrono = std::chrono;

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Lower case without Polish diacritics, letters only.
std::string plain(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 18> kLetters = {{
        {"ą", 'a'},
        {"ć", 'c'},
        {"ę", 'e'},
        {"ł", 'l'},
        {"ń", 'n'},
        {"ó", 'o'},
        {"ś", 's'},
        {"ź", 'z'},
        {"ż", 'z'},
        {"Ą", 'a'},
        {"Ć", 'c'},
        {"Ę", 'e'},
        {"Ł", 'l'},
        {"Ń", 'n'},
        {"Ó", 'o'},
        {"Ś", 's'},
        {"Ź", 'z'},
        {"Ż", 'z'},
    }};
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= 'A' && c <= 'Z') {
            result += static_cast<char>(c + 32);
        } else if (c >= 'a' && c <= 'z') {
            result += c;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const auto letter =
                std::find_if(kLetters.begin(), kLetters.end(), [&](const auto& pair) {
                    return text.substr(i).starts_with(pair.first);
                });
            if (letter == kLetters.end()) return {};
            result += letter->second;
            ++i;
        } else if (c != '.' && c != ' ') {
            return {};
        }
    }
    return result;
}

chrono::sys_days clamp(chrono::year_month_day date) {
    return date.ok() ? chrono::sys_days(date)
                     : chrono::sys_days(date.year() / date.month() / chrono::last);
}

}  // namespace

std::optional<chrono::sys_days> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const chrono::year_month_day date{
        chrono::year(static_cast<int>(*year)), chrono::month(*month), chrono::day(*day)};
    if (!date.ok()) return std::nullopt;
    return chrono::sys_days(date);
}

std::string iso_date(chrono::sys_days day) {
    const chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<unsigned> month_of(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    if (const auto number = digits(text)) {
        return *number >= 1 && *number <= 12 && text.size() <= 2 ? number : std::nullopt;
    }
    static constexpr std::array<std::string_view, 12> kRoman = {
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
    // Nominative, genitive, English; a word of three letters or more that one of them begins with
    // is that month.
    static constexpr std::array<std::array<std::string_view, 3>, 12> kNames = {{
        {"styczen", "stycznia", "january"},
        {"luty", "lutego", "february"},
        {"marzec", "marca", "march"},
        {"kwiecien", "kwietnia", "april"},
        {"maj", "maja", "may"},
        {"czerwiec", "czerwca", "june"},
        {"lipiec", "lipca", "july"},
        {"sierpien", "sierpnia", "august"},
        {"wrzesien", "wrzesnia", "september"},
        {"pazdziernik", "pazdziernika", "october"},
        {"listopad", "listopada", "november"},
        {"grudzien", "grudnia", "december"},
    }};
    const std::string word = plain(text);
    for (unsigned i = 0; i < 12; ++i) {
        if (word == kRoman.at(i)) return i + 1;
    }
    if (word.size() < 3) return std::nullopt;
    for (unsigned i = 0; i < 12; ++i) {
        for (const std::string_view name : kNames.at(i)) {
            if (name.starts_with(word)) return i + 1;
        }
    }
    return std::nullopt;
}

int full_years(chrono::sys_days from, chrono::sys_days to) {
    const chrono::year_month_day start(from);
    const chrono::year_month_day end(to);
    int years = static_cast<int>(end.year()) - static_cast<int>(start.year());
    if (end.month() < start.month() || (end.month() == start.month() && end.day() < start.day()))
        --years;
    return years;
}

std::optional<chrono::sys_days> add_period(chrono::sys_days day, std::string_view period) {
    if (period.size() < 2) return std::nullopt;
    const auto count = digits(period.substr(0, period.size() - 1));
    if (!count || *count > 100'000) return std::nullopt;
    const chrono::year_month_day date(day);
    switch (period.back()) {
        case 'd':
            return day + chrono::days(*count);
        case 'w':
            return day + chrono::weeks(*count);
        case 'm':
            return clamp(date + chrono::months(*count));
        case 'y':
            return clamp(date + chrono::years(*count));
        default:
            return std::nullopt;
    }
}

}  // namespace okienko::forms
