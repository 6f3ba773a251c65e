#include "server/cases/case_sign.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace okienko::cases {

namespace {

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts{{}};
    for (const char c : text) {
        if (c == '.') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

bool is_number(const std::string& text, std::size_t longest) {
    return !text.empty() && text.size() <= longest &&
           std::all_of(
               text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

std::string to_string(const CaseSign& sign) {
    const std::string list = sign.list ? "." + std::to_string(*sign.list) : std::string{};
    return sign.unit + "." + sign.file_class + list + "." + std::to_string(sign.number) + "." +
           std::to_string(sign.year);
}

std::optional<CaseSign> read_sign(std::string_view text) {
    const std::vector<std::string> parts = split(text);
    if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
    const std::string& year = parts.back();
    const std::string& number = parts[parts.size() - 2];
    if (parts[0].empty() || parts[0].size() > 20 || !is_number(parts[1], 4)) return std::nullopt;
    if (!is_number(number, 7) || !is_number(year, 4) || year.size() != 4) return std::nullopt;
    CaseSign sign{parts[0], parts[1], std::stoi(number), std::stoi(year), std::nullopt};
    if (parts.size() == 5) {
        if (!is_number(parts[2], 7)) return std::nullopt;
        sign.list = std::stoi(parts[2]);
    }
    return sign;
}

std::string short_sign(std::string_view sign) {
    const auto first = sign.find('.');
    const auto last = sign.rfind('.');
    if (first == std::string_view::npos || last == first) return std::string(sign);
    return std::string(sign.substr(first + 1, last - first - 1));
}

}  // namespace okienko::cases
