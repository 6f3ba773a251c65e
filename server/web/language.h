#pragma once

#include <string>
#include <string_view>

namespace okienko::web {

/// The language of a page: the cookie's if it is one of ours, else the best of Accept-Language (RFC
/// 9110, 12.5.4), else Polish.
std::string choose_language(std::string_view cookie, std::string_view accept_language);

/// Whether pages exist in it: "pl", "en".
bool is_language(std::string_view code);

}  // namespace okienko::web
