#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "signing/trust_anchors.h"

namespace okienko::commands {

/// Which trusted lists a verification asks for.
struct ListsWish {
    /// Files, trusted as they are; folders with lists and, among them, the certificates that may
    /// sign them.
    std::vector<std::string> lists;
    std::string list_of_lists;         ///< file or web address
    std::vector<std::string> journal;  ///< files or folders of certificates that may sign it

    /// Takes `value` when `word` is an option of this; false for any other word.
    bool take(const std::string& word, const std::string& value);
};

/// Adds what the lists say. What goes wrong is told on standard error; false when a list that was
/// named can't be used.
bool add_trusted_lists(const ListsWish& wish,
                       std::chrono::sys_seconds at,
                       signing::TrustAnchors& anchors);

}  // namespace okienko::commands
