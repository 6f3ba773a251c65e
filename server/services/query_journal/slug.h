#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::query_journal {

/// A title as a part of an address: lower-case ASCII letters and digits with single dashes, Polish
/// letters without their marks, at most 80 characters, cut between words. "pytanie" when nothing
/// is left.
std::string slug_of(std::string_view title);

/// The last part of a permanent link: "12-czy-stanie-lawka".
std::string link_part(int n, std::string_view slug);
/// The number a link begins with, whatever follows it; nullopt when there is none.
std::optional<int> number_of_link(std::string_view part);

/// "IDZ/2026/12": what people call a query.
std::string registration_number(int year, int n);

}  // namespace okienko::query_journal
