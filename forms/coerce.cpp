#include "forms/coerce.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "forms/dates.h"
#include "forms/identifiers.h"
#include "schemas/characters.h"

namespace okienko::forms {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string trimmed(std::string_view text) {
    while (true) {
        if (!text.empty() && is_space(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with("\xC2\xA0")) {
            text.remove_prefix(2);
        } else {
            break;
        }
    }
    while (true) {
        if (!text.empty() && is_space(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with("\xC2\xA0")) {
            text.remove_suffix(2);
        } else {
            break;
        }
    }
    return std::string(text);
}

std::string one_line(std::string_view text) {
    std::string result;
    for (const char c : trimmed(text)) {
        const char written = is_space(c) ? ' ' : c;
        if (written != ' ' || result.empty() || result.back() != ' ') result += written;
    }
    return result;
}

std::string unix_lines(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') result += '\n';
        } else {
            result += text[i];
        }
    }
    return trimmed(result);
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    return text;
}

std::string without(std::string text, std::string_view letters) {
    std::erase_if(text, [&](char c) { return letters.find(c) != std::string_view::npos; });
    return text;
}

/// "1 234,50", "1.234,50", "-3" and "+3" as xs:decimal; nullopt when it is no number.
std::optional<std::string> decimal_of(std::string_view typed) {
    std::string text = without(trimmed(typed), " \t");
    for (auto at = text.find("\xC2\xA0"); at != std::string::npos; at = text.find("\xC2\xA0"))
        text.erase(at, 2);
    if (text.starts_with("\xE2\x88\x92"))
        text.replace(0, 3, "-");  // the minus sign of word processors
    const auto comma = text.find(',');
    if (comma != std::string::npos && text.find('.') < comma) text = without(std::move(text), ".");
    std::replace(text.begin(), text.end(), ',', '.');
    if (text.starts_with("+")) text.erase(0, 1);
    const std::string_view digits =
        text.starts_with("-") ? std::string_view(text).substr(1) : std::string_view(text);
    const bool sound =
        !digits.empty() && is_digit(digits.front()) && is_digit(digits.back()) &&
        std::count(digits.begin(), digits.end(), '.') <= 1 &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.'; });
    if (!sound) return std::nullopt;
    return text;
}

std::optional<unsigned> small_number(const std::string& text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

struct DateParts {
    std::string day, month, year;
};

/// A whole date typed into the first box, "1.2.2026" or "2026-02-01", goes to its parts.
DateParts spread(DateParts parts) {
    if (!parts.month.empty() || !parts.year.empty()) return parts;
    std::vector<std::string> words(1);
    for (const char c : parts.day) {
        if (c == '.' || c == '-' || c == '/' || c == ' ') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    if (words.back().empty()) words.pop_back();
    if (words.size() != 3) return parts;
    return words[0].size() == 4 ? DateParts{words[2], words[1], words[0]}
                                : DateParts{words[0], words[1], words[2]};
}

Coerced date_of(const Values& values, const std::string& name) {
    const auto part = [&](const char* which) { return trimmed(values.get(name + "-" + which)); };
    const DateParts parts = spread({part(kDay), part(kMonth), part(kYear)});
    if (parts.day.empty() && parts.month.empty() && parts.year.empty()) return {};
    const auto day = small_number(without(parts.day, "."));
    if (!day || *day < 1 || *day > 31) return {{}, "date-day", kDay};
    const auto month = month_of(parts.month);
    if (!month) return {{}, "date-month", kMonth};
    const auto year = small_number(without(parts.year, "r. "));
    if (!year || *year < 1000 || *year > 9999) return {{}, "date-year", kYear};
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month),
                                           std::chrono::day(*day)};
    if (!date.ok()) return {{}, "date-impossible", kDay};
    return {{iso_date(std::chrono::sys_days(date))}, "", ""};
}

Coerced choice_of(const Item& item, const Values& values, const std::string& name) {
    Coerced result;
    for (const std::string& typed : values.all(name)) {
        if (typed.empty()) continue;
        const bool known = std::any_of(item.options.begin(),
                                       item.options.end(),
                                       [&](const Option& option) { return option.value == typed; });
        if (!known) return {{}, "choice", ""};
        if (std::find(result.values.begin(), result.values.end(), typed) == result.values.end()) {
            result.values.push_back(typed);
        }
    }
    if (item.widget != Widget::checkboxes && result.values.size() > 1) result.values.resize(1);
    return result;
}

std::string text_of(const Item& item, const std::string& typed) {
    switch (item.widget) {
        case Widget::textarea:
            return unix_lines(typed);
        case Widget::pesel:
        case Widget::nip:
        case Widget::regon:
            return plain_number(typed);
        case Widget::phone: {
            const std::string plain = without(plain_number(typed), "()/");
            return plain.starts_with("00") ? "+" + plain.substr(2) : plain;
        }
        case Widget::nrb: {
            const std::string plain = upper(plain_number(typed));
            return plain.starts_with("PL") ? plain.substr(2) : plain;
        }
        case Widget::postcode: {
            const std::string plain = plain_number(typed);
            return plain.size() == 5 ? plain.substr(0, 2) + "-" + plain.substr(2) : one_line(typed);
        }
        case Widget::id_card:
            return upper(plain_number(typed));
        case Widget::ade:
        case Widget::land_register:
            return upper(without(trimmed(typed), " \t\r\n"));
        case Widget::email:
            return trimmed(typed);
        default:
            return one_line(typed);
    }
}

}  // namespace

Coerced coerce(const Item& item, const Values& values, const std::string& name) {
    switch (item.widget) {
        case Widget::date:
            return date_of(values, name);
        case Widget::radios:
        case Widget::select:
        case Widget::checkboxes:
        case Widget::yes_no:
            return choice_of(item, values, name);
        case Widget::confirm:
            if (values.get(name) == "true") return {{"true"}, "", ""};
            return {};
        case Widget::file:
            return {};
        case Widget::number: {
            const std::string typed = trimmed(values.get(name));
            if (typed.empty()) return {};
            auto number = decimal_of(typed);
            if (!number) return {{}, "number", ""};
            return {{std::move(*number)}, "", ""};
        }
        default: {
            std::string text = schemas::xml_characters(text_of(item, values.get(name)));
            if (text.empty()) return {};
            return {{std::move(text)}, "", ""};
        }
    }
}

void type_back(const Item& item,
               const std::vector<std::string>& document_values,
               const std::string& name,
               Values& values) {
    if (document_values.empty() || item.widget == Widget::file) return;
    const std::string& first = document_values.front();
    if (item.widget == Widget::date) {
        if (first.size() < 10) {
            values.set(name + "-" + kDay, first);
            return;
        }
        values.set(name + "-" + kYear, first.substr(0, 4));
        values.set(name + "-" + kMonth,
                   std::to_string(small_number(first.substr(5, 2)).value_or(0)));
        values.set(name + "-" + kDay, std::to_string(small_number(first.substr(8, 2)).value_or(0)));
    } else if (item.widget == Widget::number) {
        std::string text = first;
        std::replace(text.begin(), text.end(), '.', ',');
        values.set(name, text);
    } else if (item.widget == Widget::checkboxes) {
        values.set(name, document_values);
    } else if (item.widget == Widget::yes_no || item.widget == Widget::confirm) {
        values.set(name,
                   first == "1" || first == "true"  ? "true"
                   : item.widget == Widget::confirm ? ""
                                                    : "false");
    } else {
        values.set(name, first);
    }
}

}  // namespace okienko::forms
