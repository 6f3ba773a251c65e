#pragma once

#include <chrono>
#include <cstdint>
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

/// What a child may use at most; 0: as much as we may ourselves.
struct ChildLimits {
    std::uint64_t memory_bytes = 0;  ///< of data (heap, stacks, what it maps for itself)
    std::uint64_t file_bytes = 0;    ///< of any one file it writes
    std::chrono::seconds processor{0};
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
    ChildLimits limits = {};
    /// In a network of its own that leads nowhere, where the kernel lets an ordinary user have one.
    bool offline = false;
};

/// Starts it in a process group of its own (a Ctrl-C at the terminal isn't for it), with default
/// signals, a minimal environment and no file of ours open but the output. Throws ChildError when
/// it can't be started, the exec included.
pid_t start_child(const ChildCommand& command);

/// Waits for the child's end. Its exit code, or 128 + the signal that ended it.
int wait_for_child(pid_t child);
/// The same when it has already ended, else nothing.
std::optional<int> child_ended(pid_t child);

/// Waits so long at most; nothing when it goes on.
std::optional<int> wait_for_child(pid_t child, std::chrono::milliseconds at_most);

/// Ends the child's whole process group at once and waits for the child.
void kill_child(pid_t child);

/// Starts it and waits.
int run_child(const ChildCommand& command);

}  // namespace okienko::storage
