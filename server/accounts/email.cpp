#include "server/accounts/email.h"

#include <algorithm>

namespace okienko::accounts {

namespace {

constexpr std::size_t kLongest = 254;
constexpr std::size_t kLongestLocal = 64;
constexpr std::size_t kLongestLabel = 63;
constexpr std::string_view kAtomSigns = "!#$%&'*+-/=?^_`{|}~";

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Calls `check` for each part between dots; false when a part is empty or fails.
template <typename Check>
bool all_parts(std::string_view text, Check check) {
    while (true) {
        const auto dot = text.find('.');
        const auto part = text.substr(0, dot);
        if (part.empty() || !check(part)) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_local_part(std::string_view text) {
    return text.size() <= kLongestLocal && all_parts(text, [](std::string_view atom) {
               return std::all_of(atom.begin(), atom.end(), [](char c) {
                   return is_letter_or_digit(c) || kAtomSigns.find(c) != std::string_view::npos;
               });
           });
}

bool is_domain(std::string_view text) {
    const bool labels = all_parts(text, [](std::string_view label) {
        return label.size() <= kLongestLabel && label.front() != '-' && label.back() != '-' &&
               std::all_of(label.begin(), label.end(), [](char c) {
                   return is_letter_or_digit(c) || c == '-';
               });
    });
    // A last label of digits alone is an address, not a name.
    const auto last = text.substr(text.rfind('.') + 1);
    return labels && text.find('.') != std::string_view::npos &&
           !std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Email> read_email(std::string_view typed) {
    const auto text = trim(typed);
    const auto at = text.rfind('@');
    if (text.size() > kLongest || at == std::string_view::npos) return std::nullopt;
    const auto local = text.substr(0, at);
    const auto domain = text.substr(at + 1);
    if (!is_local_part(local) || !is_domain(domain)) return std::nullopt;
    Email email;
    email.address = std::string(local) + "@" + lower(domain);
    email.key = lower(text);
    return email;
}

}  // namespace okienko::accounts
