#pragma once

#include <string>
#include <string_view>

namespace okienko::schemas {

/// The text as XML 1.0 can hold it (production 2, Char): malformed UTF-8, control characters and
/// the two non-characters become U+FFFD. Text that is already fine is copied as it is.
std::string xml_characters(std::string_view text);

/// Whether XML 1.0 can hold the text unchanged.
bool is_xml_text(std::string_view text);

}  // namespace okienko::schemas
