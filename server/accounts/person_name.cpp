#include "server/accounts/person_name.h"

#include <algorithm>

#include "server/web/escape.h"

namespace okienko::accounts {

std::optional<std::string> read_person_name(std::string_view typed) {
    constexpr std::size_t kLongest = 100;
    if (!web::is_utf8(typed)) return std::nullopt;
    std::string name;
    for (const char c : typed) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20U && c != '\t') || byte == 0x7FU || c == '<' || c == '>') {
            return std::nullopt;
        }
        const bool space = c == ' ' || c == '\t';
        if (!space) {
            name += c;
        } else if (!name.empty() && name.back() != ' ') {
            name += ' ';
        }
    }
    if (!name.empty() && name.back() == ' ') name.pop_back();
    const auto characters = std::count_if(name.begin(), name.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    if (static_cast<std::size_t>(characters) > kLongest) return std::nullopt;
    return name;
}

}  // namespace okienko::accounts
