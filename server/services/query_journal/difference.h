#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okienko::query_journal {

/// A run of words of two versions of a text.
struct DifferencePart {
    enum class Kind { same, removed, added };
    Kind kind = Kind::same;
    std::string text;
    friend bool operator==(const DifferencePart&, const DifferencePart&) = default;
};

/// Word by word what became of `before`: its parts that stay or go, and what came in. The same and
/// the removed parts together are `before`, the same and the added ones `after`. Texts that share
/// hardly anything and are very long come out as one removed and one added part.
std::vector<DifferencePart> difference(std::string_view before, std::string_view after);

}  // namespace okienko::query_journal
