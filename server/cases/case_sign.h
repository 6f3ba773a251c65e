#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::cases {

/// Znak sprawy (office instruction, Dz.U. 2011 nr 14 poz. 67, § 5): "OR.1431.12.2026". A sign of a
/// part of a list of cases has one number more between class and number; it is read, never given.
struct CaseSign {
    std::string unit;
    std::string file_class;  ///< JRWA, one to four digits
    int number = 0;
    int year = 0;  ///< in which the case began
    std::optional<int> list;
};

std::string to_string(const CaseSign& sign);
/// nullopt when it isn't one.
std::optional<CaseSign> read_sign(std::string_view text);
/// "1431.12": how a list of one unit and year shows it.
std::string short_sign(std::string_view sign);

}  // namespace okienko::cases
