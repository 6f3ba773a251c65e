#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::accounts {

/// A name as typed, spaces tidied; may be empty. Any letters of any script: only control
/// characters, angle brackets and more than 100 characters are refused (nullopt), as is text that
/// is not UTF-8.
std::optional<std::string> read_person_name(std::string_view typed);

}  // namespace okienko::accounts
