#include "server/services/query_journal/difference.h"

#include <algorithm>
#include <cstdint>

namespace okienko::query_journal {

namespace {

using Words = std::vector<std::string_view>;
using Kind = DifferencePart::Kind;

constexpr std::size_t kMostCells = 4'000'000;  // of the table below: 8 MB for a moment

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// Words and the spaces between them, each on its own.
Words words_of(std::string_view text) {
    Words words;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t end = from + 1;
        if (!is_space(text[from])) {
            while (end < text.size() && !is_space(text[end])) ++end;
        }
        words.push_back(text.substr(from, end - from));
        from = end;
    }
    return words;
}

void add(std::vector<DifferencePart>& parts, Kind kind, std::string_view text) {
    if (text.empty()) return;
    if (parts.empty() || parts.back().kind != kind) parts.push_back({kind, {}});
    parts.back().text += text;
}

void add_all(std::vector<DifferencePart>& parts,
             Kind kind,
             Words::const_iterator from,
             Words::const_iterator to) {
    for (; from != to; ++from) add(parts, kind, *from);
}

/// The longest common subsequence, by the table of the lengths of its tails.
void compare(std::vector<DifferencePart>& parts, const Words& before, const Words& after) {
    const std::size_t columns = after.size() + 1;
    std::vector<std::uint16_t> tails((before.size() + 1) * columns, 0);
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t j = after.size(); j-- > 0;) {
            const std::size_t below = (i + 1) * columns + j;
            tails[i * columns + j] = before[i] == after[j]
                                         ? static_cast<std::uint16_t>(tails[below + 1] + 1)
                                         : std::max(tails[below], tails[i * columns + j + 1]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() && j < after.size()) {
        if (before[i] == after[j]) {
            add(parts, Kind::same, before[i++]);
            ++j;
        } else if (tails[(i + 1) * columns + j] >= tails[i * columns + j + 1]) {
            add(parts, Kind::removed, before[i++]);
        } else {
            add(parts, Kind::added, after[j++]);
        }
    }
    while (i < before.size()) add(parts, Kind::removed, before[i++]);
    while (j < after.size()) add(parts, Kind::added, after[j++]);
}

}  // namespace

std::vector<DifferencePart> difference(std::string_view before, std::string_view after) {
    const Words old_words = words_of(before);
    const Words new_words = words_of(after);
    const auto [old_from, new_from] =
        std::mismatch(old_words.begin(), old_words.end(), new_words.begin(), new_words.end());
    auto old_to = old_words.end();
    auto new_to = new_words.end();
    while (old_to != old_from && new_to != new_from && *(old_to - 1) == *(new_to - 1)) {
        --old_to;
        --new_to;
    }
    std::vector<DifferencePart> parts;
    add_all(parts, Kind::same, old_words.begin(), old_from);
    const Words old_middle(old_from, old_to);
    const Words new_middle(new_from, new_to);
    if ((old_middle.size() + 1) * (new_middle.size() + 1) > kMostCells) {
        add_all(parts, Kind::removed, old_from, old_to);
        add_all(parts, Kind::added, new_from, new_to);
    } else {
        compare(parts, old_middle, new_middle);
    }
    add_all(parts, Kind::same, old_to, old_words.end());
    return parts;
}

}  // namespace okienko::query_journal
