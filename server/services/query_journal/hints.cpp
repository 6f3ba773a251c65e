#include "server/services/query_journal/hints.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace okienko::query_journal {

namespace {

constexpr std::array<std::string_view, 10> kForms = {
    "Pan", "Pani", "Pana", "Panu", "Panem", "Panią", "Państwo", "Państwa", "Państwu", "Państwem"};
constexpr std::array<std::string_view, 9> kPolishCapitals = {
    "Ą", "Ć", "Ę", "Ł", "Ń", "Ó", "Ś", "Ź", "Ż"};
constexpr std::string_view kHardSpace = "\u00A0";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word_byte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80U;
}
bool is_address_byte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' ||
           c == '+' || c == '%';
}

/// The length of one space or dash between digits at a place, 0 when there is none.
std::size_t joint_at(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with(kHardSpace)) return kHardSpace.size();
    return at < text.size() && (text[at] == ' ' || text[at] == '-') ? 1 : 0;
}

/// Length of the capitalised word at a place, 0 when none begins there.
std::size_t capitalised_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const bool capital = !rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z';
    const bool polish =
        std::any_of(kPolishCapitals.begin(), kPolishCapitals.end(), [&](std::string_view letter) {
            return rest.starts_with(letter);
        });
    if (!capital && !polish) return 0;
    std::size_t end = 0;
    while (end < rest.size() && (is_word_byte(rest[end]) || rest[end] == '-') &&
           !rest.substr(end).starts_with(kHardSpace)) {
        ++end;
    }
    return end;
}

std::size_t space_at(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with(kHardSpace)) return kHardSpace.size();
    return at < text.size() && text[at] == ' ' ? 1 : 0;
}

/// Digits with single spaces or dashes between them, from a digit or a "+".
std::optional<Hint> number_at(std::string_view text, std::size_t from) {
    const bool plus = text[from] == '+';
    std::size_t digits = 0;
    std::size_t end = from + (plus ? 1 : 0);
    for (std::size_t at = end; at < text.size();) {
        if (is_digit(text[at])) {
            ++digits;
            end = ++at;
        } else if (const std::size_t joint = joint_at(text, at); joint > 0 && digits > 0) {
            at += joint;
            if (at >= text.size() || !is_digit(text[at])) break;
        } else {
            break;
        }
    }
    if (digits == 0) return std::nullopt;
    Hint hint{Hint::Kind::phone, from, end - from};
    if (digits == 11 && !plus) {
        hint.kind = Hint::Kind::pesel;
    } else if (digits == 26) {
        hint.kind = Hint::Kind::account;
    } else if (digits != 9 && !(digits == 11 && plus) &&
               !(digits == 13 && text.substr(from, 4) == "0048")) {
        hint.length = 0;  // digits, but nobody's
        hint.from = end;
    }
    return hint;
}

std::optional<Hint> email_around(std::string_view text, std::size_t at_sign, std::size_t after) {
    std::size_t from = at_sign;
    while (from > after && is_address_byte(text[from - 1])) --from;
    std::size_t end = at_sign + 1;
    while (end < text.size() && is_address_byte(text[end])) ++end;
    while (end > at_sign && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    const std::string_view domain = text.substr(at_sign + 1, end - at_sign - 1);
    if (from == at_sign || domain.find('.') == std::string_view::npos) return std::nullopt;
    return Hint{Hint::Kind::email, from, end - from};
}

/// "Panią Anną Kowalską-Nowak": the capitalised words, without the form of address.
std::optional<Hint> name_at(std::string_view text, std::size_t from) {
    if (from > 0 && is_word_byte(text[from - 1])) return std::nullopt;
    const std::size_t form = capitalised_at(text, from);
    if (std::find(kForms.begin(), kForms.end(), text.substr(from, form)) == kForms.end()) {
        return std::nullopt;
    }
    std::size_t at = from + form;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (int word = 0; word < 3; ++word) {
        const std::size_t space = space_at(text, at);
        const std::size_t length = space == 0 ? 0 : capitalised_at(text, at + space);
        if (length == 0) break;
        if (end == 0) begin = at + space;
        end = at + space + length;
        at = end;
    }
    if (end == 0) return std::nullopt;
    return Hint{Hint::Kind::name, begin, end - begin};
}

}  // namespace

std::vector<Hint> find_hints(std::string_view text) {
    std::vector<Hint> hints;
    const auto end_of_last = [&] {
        return hints.empty() ? 0 : hints.back().from + hints.back().length;
    };
    for (std::size_t at = 0; at < text.size();) {
        std::optional<Hint> hint;
        if (is_digit(text[at]) || (text[at] == '+' && at + 1 < text.size())) {
            hint = number_at(text, at);
        } else if (text[at] == '@') {
            hint = email_around(text, at, end_of_last());
        } else if (text[at] == 'P') {
            hint = name_at(text, at);
        }
        if (hint && hint->length > 0) hints.push_back(*hint);
        at = hint ? std::max(at + 1, hint->from + hint->length) : at + 1;
    }
    return hints;
}

bool is_plain_data(Hint::Kind kind) {
    return kind != Hint::Kind::name;
}

std::string_view to_string(Hint::Kind kind) {
    switch (kind) {
        case Hint::Kind::pesel:
            return "pesel";
        case Hint::Kind::phone:
            return "phone";
        case Hint::Kind::account:
            return "account";
        case Hint::Kind::email:
            return "email";
        case Hint::Kind::name:
            break;
    }
    return "name";
}

}  // namespace okienko::query_journal
