#include "server/accounts/password_rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace okienko::accounts {

namespace {

// Of twelve letters and more: shorter ones are refused anyway. Compared without case, digits and
// signs at the end.
constexpr std::array<std::string_view, 48> kCommon = {"administrator",
                                                      "adminadminadmin",
                                                      "changemeplease",
                                                      "correcthorsebatterystaple",
                                                      "dupadupadupa",
                                                      "forgetpassword",
                                                      "haslohaslo",
                                                      "haslohaslohaslo",
                                                      "hasloadministratora",
                                                      "hasloadmina",
                                                      "hasłohasło",
                                                      "iloveyouiloveyou",
                                                      "jakieshaslo",
                                                      "kochamciebie",
                                                      "kochamciekochanie",
                                                      "kochampolske",
                                                      "krakowkrakow",
                                                      "letmeinletmein",
                                                      "lokomotywa",
                                                      "mojehaslo",
                                                      "mojehaslotohaslo",
                                                      "mojetajnehaslo",
                                                      "myszkamiki",
                                                      "niepamietam",
                                                      "niepamietamhasla",
                                                      "nowehaslo",
                                                      "okienkookienko",
                                                      "p@ssw0rd",
                                                      "passwordpassword",
                                                      "password",
                                                      "passw0rd",
                                                      "polskapolska",
                                                      "qazwsxedcrfv",
                                                      "qwertyqwerty",
                                                      "qwertyuiop",
                                                      "qwertyuiopasdfghjkl",
                                                      "qwertyuiopasdfghjklzxcvbnm",
                                                      "samsungsamsung",
                                                      "superhaslo",
                                                      "supertajnehaslo",
                                                      "tajnehaslo",
                                                      "tajnehaslotajne",
                                                      "trudnehaslo",
                                                      "trustnooneelse",
                                                      "welcomewelcome",
                                                      "wiselkawisla",
                                                      "zaq12wsxcde3",
                                                      "1q2w3e4r5t6y"};

constexpr std::array<std::string_view, 6> kRows = {"01234567890123456789012345678901234567890",
                                                   "98765432109876543210987654321098765432109",
                                                   "abcdefghijklmnopqrstuvwxyz",
                                                   "zyxwvutsrqponmlkjihgfedcba",
                                                   "qwertyuiopasdfghjklzxcvbnm",
                                                   "1q2w3e4r5t6y7u8i9o0p"};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// "Password2026!" is tried as soon as "password" is.
std::string_view without_tail(std::string_view text) {
    const auto last = text.find_last_not_of("0123456789!@#$%^&*?.,-_+= ");
    return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

/// A piece of at most four characters over and over: "abcabcabcabc".
bool repeats(std::string_view text) {
    constexpr std::size_t kLongestPiece = 4;
    for (std::size_t piece = 1; piece <= kLongestPiece && piece < text.size(); ++piece) {
        const bool same =
            std::equal(text.begin() + static_cast<std::ptrdiff_t>(piece), text.end(), text.begin());
        if (same) return true;
    }
    return false;
}

bool is_common(std::string_view text) {
    const auto is = [&](std::string_view word) {
        return word == text || word == without_tail(text);
    };
    const auto in_row = [&](std::string_view row) {
        return row.find(text) != std::string_view::npos;
    };
    return repeats(text) || std::any_of(kCommon.begin(), kCommon.end(), is) ||
           std::any_of(kRows.begin(), kRows.end(), in_row);
}

bool is_like_email(std::string_view text, std::string_view email) {
    if (email.empty()) return false;
    const auto local = email.substr(0, email.find('@'));
    const auto core = without_tail(text);
    return text == email || core == email || core == local || text == local;
}

}  // namespace

std::string_view to_string(PasswordFault fault) {
    switch (fault) {
        case PasswordFault::missing:
            return "missing";
        case PasswordFault::too_short:
            return "too-short";
        case PasswordFault::too_long:
            return "too-long";
        case PasswordFault::common:
            return "common";
        case PasswordFault::like_email:
            return "like-email";
    }
    return {};
}

std::optional<PasswordFault> find_fault(std::string_view password, std::string_view email) {
    if (password.empty()) return PasswordFault::missing;
    if (password.size() > kLongestPassword) return PasswordFault::too_long;
    if (characters(password) < kShortestPassword) return PasswordFault::too_short;
    const auto text = lower(password);
    if (is_like_email(text, lower(email))) return PasswordFault::like_email;
    if (is_common(text)) return PasswordFault::common;
    return std::nullopt;
}

}  // namespace okienko::accounts
