#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okienko::editing {

/// A line of two texts laid over each other.
struct DifferenceLine {
    enum class Kind {
        same,
        removed,
        added,
        skipped,  ///< stands for `text` lines that are the same in both
    };
    Kind kind;
    std::string text;
};

/// What leads from one text to the other, line by line: the longest common subsequence stays. Of
/// the same lines those near a change are told, `around` on each side.
std::vector<DifferenceLine> difference_of(std::string_view before,
                                          std::string_view after,
                                          std::size_t around = 3);

}  // namespace okienko::editing
