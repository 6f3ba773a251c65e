#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace okienko::web {

/// Letters as HTTP sees them: ASCII only, no locale.
constexpr bool is_ascii_digit(char letter) {
    return letter >= '0' && letter <= '9';
}
constexpr bool is_ascii_alphanumeric(char letter) {
    return is_ascii_digit(letter) || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z');
}
constexpr char ascii_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

inline bool equal_ascii(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return ascii_lower(a) == ascii_lower(b);
    });
}

inline std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
    return lower;
}

/// Without spaces and tabs at both ends (OWS of RFC 9110).
inline std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Calls `use` with each element of a comma-separated field value.
template <typename Use>
void for_each_element(std::string_view list, Use use, char separator = ',') {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        const std::string_view element = trim_blanks(list.substr(0, end));
        if (!element.empty()) use(element);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

}  // namespace okienko::web
