#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace okienko::storage {

class ChildError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A program to start as our child.
struct ChildCommand {
    std::filesystem::path program;
    std::vector<std::string> arguments = {};  ///< without the program's name
    std::filesystem::path folder = "/";       ///< working directory
    std::filesystem::path output =
        {};  ///< standard output and error are appended here; empty: /dev/null
    std::optional<std::pair<uid_t, gid_t>> user = {};  ///< become this one first; needs root
    int death_signal = 0;  ///< sent to the child when the thread that started it ends; 0: none
};

/// Starts it in a process group of its own (a Ctrl-C at the terminal isn't for it), with default
/// signals, a minimal environment and no file of ours open but the output. Throws ChildError when
/// it can't be started, the exec included.
pid_t start_child(const ChildCommand& command);

/// Waits for the child's end. Its exit code, or 128 + the signal that ended it.
int wait_for_child(pid_t child);
/// The same when it has already ended, else nothing.
std::optional<int> child_ended(pid_t child);

/// Starts it and waits.
int run_child(const ChildCommand& command);

}  // namespace okienko::storage
