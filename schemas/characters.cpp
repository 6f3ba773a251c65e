#include "schemas/characters.h"

#include <cstdint>

namespace okienko::schemas {

namespace {

struct Step {
    std::size_t length;  // bytes read
    bool allowed;
};

/// XML 1.0, production 2: #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
bool is_char(std::uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

Step step(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return {1, is_char(first)};
    std::size_t length = 0;
    std::uint32_t value = 0;
    std::uint32_t smallest = 0;
    if ((first & 0xE0U) == 0xC0U) {
        length = 2;
        value = first & 0x1FU;
        smallest = 0x80;
    } else if ((first & 0xF0U) == 0xE0U) {
        length = 3;
        value = first & 0x0FU;
        smallest = 0x800;
    } else if ((first & 0xF8U) == 0xF0U) {
        length = 4;
        value = first & 0x07U;
        smallest = 0x10000;
    } else {
        return {1, false};
    }
    if (text.size() < length) return {1, false};
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) return {1, false};
        value = (value << 6U) | (next & 0x3FU);
    }
    return {length, value >= smallest && is_char(value)};
}

}  // namespace

bool is_xml_text(std::string_view text) {
    while (!text.empty()) {
        const Step next = step(text);
        if (!next.allowed) return false;
        text.remove_prefix(next.length);
    }
    return true;
}

std::string xml_characters(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Step next = step(text);
        if (next.allowed) {
            result.append(text.substr(0, next.length));
        } else {
            result.append("\xEF\xBF\xBD");
        }
        text.remove_prefix(next.length);
    }
    return result;
}

}  // namespace okienko::schemas
