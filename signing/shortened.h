#pragma once

#include <string>
#include <string_view>

namespace okienko::signing {

/// Foreign text for a report: at most so many octets of UTF-8, cut between characters.
inline std::string shortened(std::string_view text, std::size_t octets = 200) {
    if (text.size() <= octets) return std::string(text);
    while (octets > 0 && (static_cast<unsigned char>(text[octets]) & 0xc0U) == 0x80U) --octets;
    return std::string(text.substr(0, octets)) + "…";
}

}  // namespace okienko::signing
