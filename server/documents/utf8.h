#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace okienko::documents {

/// One character read from UTF-8 (RFC 3629): shortest form only, no surrogates, at most U+10FFFF.
struct Character {
    char32_t code = 0;
    std::size_t length = 0;  ///< bytes
};

/// What stands at the beginning of the bytes; nullopt when that is no character, or not whole (see
/// `cut`).
std::optional<Character> first_character(std::string_view bytes);

/// Whether the bytes, shorter than a character, can become one with more bytes.
bool cut_character(std::string_view bytes);

}  // namespace okienko::documents
