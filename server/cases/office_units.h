#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/web/pages.h"

namespace okienko::cases {

/// The codes of the office's units, of its document (`office/units/unit/@code`), in its order.
std::vector<std::string> office_units(const web::Pages& pages);

/// The unit's name in a language, else in Polish; the code itself when the office knows no such
/// unit.
std::string unit_name(const web::Pages& pages, std::string_view code, std::string_view language);

}  // namespace okienko::cases
