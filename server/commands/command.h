#pragma once

#include <span>
#include <string>
#include <string_view>

namespace okienko::commands {

using Arguments = std::span<const std::string>;  ///< what follows the command's name

/// Exit codes of sysexits.h, as far as the commands use them.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 64;
inline constexpr int kUnreadable = 66;

/// One word after `okienko`, e.g. `serve`. The table of all stands in commands.cpp.
struct Command {
    std::string_view name;
    std::string_view usage;    ///< the arguments, e.g. "DATE PERIOD"
    std::string_view summary;  ///< one English sentence for `okienko help`
    int (*run)(Arguments arguments);
};

std::span<const Command> all_commands();
const Command* find_command(std::string_view name);

}  // namespace okienko::commands
