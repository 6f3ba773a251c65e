#pragma once

#include <optional>
#include <string>

namespace okienko::commands {

/// The first line of a file, without its line end; nullopt when it can't be read.
std::optional<std::string> password_from_file(const std::string& path);

/// What a person types at the terminal, without echo; nullopt when there is no terminal.
std::optional<std::string> password_from_terminal(const std::string& question);

}  // namespace okienko::commands
