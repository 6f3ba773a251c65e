#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace okienko::accounts {

/// What is wrong with a new password. No rule asks for digits or signs: length does more and is
/// easier to live with.
enum class PasswordFault {
    missing,
    too_short,   ///< under kShortestPassword characters
    too_long,    ///< over kLongestPassword bytes
    common,      ///< of the passwords everybody tries first, or a simple row such as 123456789012
    like_email,  ///< little more than the e-mail address
};
std::string_view to_string(PasswordFault fault);  ///< "missing", "too-short", …

inline constexpr std::size_t kShortestPassword = 12;  ///< characters
inline constexpr std::size_t kLongestPassword = 256;  ///< bytes

std::optional<PasswordFault> find_fault(std::string_view password, std::string_view email);

}  // namespace okienko::accounts
