#include "server/documents/utf8.h"

namespace okienko::documents {

namespace {

unsigned octet(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// Bytes of the character that begins so; 0 when none does.
std::size_t length_of(unsigned first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return 2;
    if (first >= 0xe0 && first <= 0xef) return 3;
    if (first >= 0xf0 && first <= 0xf4) return 4;
    return 0;
}

/// RFC 3629, section 4: the second byte is restricted after E0, ED, F0 and F4.
bool follows(unsigned first, std::size_t at, unsigned byte) {
    unsigned low = 0x80;
    unsigned high = 0xbf;
    if (at == 1 && first == 0xe0) low = 0xa0;
    if (at == 1 && first == 0xed) high = 0x9f;
    if (at == 1 && first == 0xf0) low = 0x90;
    if (at == 1 && first == 0xf4) high = 0x8f;
    return byte >= low && byte <= high;
}

}  // namespace

std::optional<Character> first_character(std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    const unsigned first = octet(bytes, 0);
    const std::size_t length = length_of(first);
    if (length == 0 || bytes.size() < length) return std::nullopt;
    if (length == 1) return Character{first, 1};
    char32_t code = first & (0x7fU >> length);
    for (std::size_t at = 1; at < length; ++at) {
        if (!follows(first, at, octet(bytes, at))) return std::nullopt;
        code = (code << 6U) | (octet(bytes, at) & 0x3fU);
    }
    return Character{code, length};
}

bool cut_character(std::string_view bytes) {
    if (bytes.empty()) return true;
    const unsigned first = octet(bytes, 0);
    if (bytes.size() >= length_of(first)) return false;
    for (std::size_t at = 1; at < bytes.size(); ++at) {
        if (!follows(first, at, octet(bytes, at))) return false;
    }
    return true;
}

}  // namespace okienko::documents
