#include "forms/identifiers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <span>

#include <fmt/format.h>

namespace okienko::forms {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
int digit(char c) {
    return c - '0';
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

/// Whether the text has a shape: 9 a digit, A a capital letter, anything else itself.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool fits = shape[i] == '9'   ? is_digit(text[i])
                          : shape[i] == 'A' ? is_upper(text[i])
                                            : text[i] == shape[i];
        if (!fits) return false;
    }
    return true;
}

int weighted(std::string_view digits, std::span<const int> weights) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += digit(digits[i]) * weights[i];
    return sum;
}

/// Letters count from A=10, as on the card and in the passport.
int weighted_card(std::string_view text, std::span<const int> weights) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += (is_digit(text[i]) ? digit(text[i]) : text[i] - 'A' + 10) * weights[i];
    }
    return sum;
}

/// Remainder of a decimal number of any length, as ISO 7064 takes it.
int mod97(std::string_view digits) {
    int rest = 0;
    for (const char c : digits) rest = (rest * 10 + digit(c)) % 97;
    return rest;
}

/// Values of the letters in a land register number, in the order of the court's table (no Q, V).
int land_register_value(char c) {
    constexpr std::string_view order = "0123456789XABCDEFGHIJKLMNOPRSTUWYZ";
    const auto at = order.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::optional<std::string> birth_date_of_pesel(std::string_view text) {
    if (text.size() != 11 || !all_digits(text)) return std::nullopt;
    const int year = digit(text[0]) * 10 + digit(text[1]);
    const int coded = digit(text[2]) * 10 + digit(text[3]);
    const int day = digit(text[4]) * 10 + digit(text[5]);
    constexpr std::array<int, 5> centuries = {1900, 2000, 2100, 2200, 1800};
    const int full = centuries.at(static_cast<std::size_t>(coded / 20)) + year;
    const std::chrono::year_month_day date{std::chrono::year{full},
                                           std::chrono::month{static_cast<unsigned>(coded % 20)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", full, coded % 20, day);
}

bool is_pesel(std::string_view text) {
    if (text.size() != 11 || !all_digits(text)) return false;
    constexpr std::array<int, 10> weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    if ((10 - weighted(text, weights) % 10) % 10 != digit(text[10])) return false;
    return birth_date_of_pesel(text).has_value();
}

bool is_nip(std::string_view text) {
    if (text.size() != 10 || !all_digits(text)) return false;
    constexpr std::array<int, 9> weights = {6, 5, 7, 2, 3, 4, 5, 6, 7};
    // No tax office has the code 000.
    return text.substr(0, 3) != "000" && weighted(text, weights) % 11 == digit(text[9]);
}

bool is_regon(std::string_view text) {
    if ((text.size() != 9 && text.size() != 14) || !all_digits(text)) return false;
    constexpr std::array<int, 8> nine = {8, 9, 2, 3, 4, 5, 6, 7};
    if (weighted(text, nine) % 11 % 10 != digit(text[8])) return false;
    constexpr std::array<int, 13> fourteen = {2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8};
    return text.size() == 9 || weighted(text, fourteen) % 11 % 10 == digit(text[13]);
}

bool is_nrb(std::string_view text) {
    if (text.starts_with("PL")) text.remove_prefix(2);
    if (text.size() != 26 || !all_digits(text)) return false;
    const std::string turned =
        std::string(text.substr(2)) + "2521" + std::string(text.substr(0, 2));
    if (mod97(turned) != 1) return false;
    constexpr std::array<int, 8> weights = {3, 9, 7, 1, 3, 9, 7, 1};
    return weighted(text.substr(2, 8), weights) % 10 == 0;
}

bool is_id_card(std::string_view text) {
    constexpr std::array<int, 9> weights = {7, 3, 1, 9, 7, 3, 1, 7, 3};
    return has_shape(text, "AAA999999") && weighted_card(text, weights) % 10 == 0;
}

bool is_passport(std::string_view text) {
    constexpr std::array<int, 9> weights = {7, 3, 9, 1, 7, 3, 1, 7, 3};
    return has_shape(text, "AA9999999") && weighted_card(text, weights) % 10 == 0;
}

bool is_land_register(std::string_view text) {
    if (!has_shape(text, "AA9A/99999999/9")) return false;
    const std::string places = std::string(text.substr(0, 4)) + std::string(text.substr(5, 8));
    constexpr std::array<int, 3> weights = {1, 3, 7};
    int sum = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const int value = land_register_value(places[i]);
        if (value < 0) return false;
        sum += value * weights.at(i % 3);
    }
    return sum % 10 == digit(text[14]);
}

bool is_postcode(std::string_view text) {
    return has_shape(text, "99-999");
}

bool is_simc(std::string_view text) {
    constexpr std::array<int, 6> weights = {2, 3, 4, 5, 6, 7};
    return text.size() == 7 && all_digits(text) &&
           weighted(text, weights) % 11 % 10 == digit(text[6]);
}

bool is_terc(std::string_view text) {
    return text.size() == 7 && all_digits(text) &&
           std::string_view("1234589").find(text[6]) != std::string_view::npos;
}

bool is_ksef_number(std::string_view text) {
    if (text.size() != 35 || text[32] != '-') return false;
    std::uint8_t crc = 0;
    for (const char c : text.substr(0, 32)) {
        crc = static_cast<std::uint8_t>(crc ^ static_cast<unsigned char>(c));
        for (int bit = 0; bit < 8; ++bit) {
            const bool high = (crc & 0x80U) != 0;
            crc =
                static_cast<std::uint8_t>((static_cast<unsigned>(crc) << 1U) ^ (high ? 0x07U : 0U));
        }
    }
    return text.substr(33) == fmt::format("{:02X}", crc);
}

bool is_ade(std::string_view text) {
    return has_shape(text, "AE:PL-99999-99999-AAAAA-99");
}

bool has_ade_check(std::string_view text) {
    if (!is_ade(text)) return false;
    const int first = std::atoi(std::string(text.substr(6, 5)).c_str());
    const int second = std::atoi(std::string(text.substr(12, 5)).c_str());
    int letters = 0;
    for (const char c : text.substr(18, 5)) letters += c;
    int rest = std::abs(first + second - letters);
    int sum = 0;
    for (; rest > 0; rest /= 10) sum += rest % 10;
    return sum == digit(text[24]) * 10 + digit(text[25]);
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const std::string_view domain = text.substr(at + 1);
    const auto bad = [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code <= 32 || code == 127 ||
               std::string_view("()<>[]:;,\\\"").find(c) != std::string_view::npos;
    };
    if (std::any_of(text.begin(), text.end(), bad) || domain.find('@') != std::string_view::npos)
        return false;
    const std::string_view local = text.substr(0, at);
    if (local.front() == '.' || local.back() == '.' || text.find("..") != std::string_view::npos)
        return false;
    const auto dot = domain.rfind('.');
    return dot != std::string_view::npos && dot != 0 && domain.size() - dot > 2 &&
           domain.front() != '-';
}

bool is_phone(std::string_view text) {
    if (text.starts_with("+")) text.remove_prefix(1);
    return text.size() >= 7 && text.size() <= 15 && all_digits(text);
}

std::string plain_number(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        // No-break space, thin and narrow spaces, the dashes of word processors: all of two or
        // three bytes.
        if (rest.starts_with("\xC2\xA0")) {
            ++i;
        } else if (rest.starts_with("\xE2\x80") && rest.size() > 2) {
            const auto last = static_cast<unsigned char>(rest[2]);
            if (last < 0x80 || last > 0xAF) plain += text.substr(i, 3);
            i += 2;
        } else if (rest[0] != ' ' && rest[0] != '\t' && rest[0] != '-' && rest[0] != '.' &&
                   rest[0] != '\r' && rest[0] != '\n') {
            plain += rest[0];
        }
    }
    return plain;
}

}  // namespace okienko::forms
