#pragma once

#include <string>
#include <string_view>

#include "schemas/node.h"

namespace okienko::schemas {

/// The text with a hard space (U+00A0) after Polish one-letter words ("w domu") and abbreviations
/// that want a number or a name after them ("art. 5", "ul. Długa"), and between a number and what it
/// counts ("14 dni", "2026 r."), so that no line ends with them.
/// Other languages stay as they are.
std::string with_hard_spaces(std::string_view text, std::string_view language);

/// The same for every text below an element; its markup stays.
void put_hard_spaces(Node element, std::string_view language);

}  // namespace okienko::schemas
