#include "server/editing/text_difference.h"

#include <algorithm>
#include <cstdint>

namespace okienko::editing {

namespace {

using Kind = DifferenceLine::Kind;
using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The middles of two texts that begin and end alike.
class Middle {
public:
    Middle(Lines before, Lines after) : before_(std::move(before)), after_(std::move(after)) {}

    std::vector<DifferenceLine> compare() const {
        // A table of this size is 16 MB; what is longer is told as wholly replaced.
        constexpr std::size_t kMostCells = 4U * 1024U * 1024U;
        if ((before_.size() + 1) * (after_.size() + 1) > kMostCells) return replaced();
        const std::size_t width = after_.size() + 1;
        std::vector<std::uint32_t> common((before_.size() + 1) * width, 0);
        for (std::size_t i = before_.size(); i-- > 0;) {
            for (std::size_t k = after_.size(); k-- > 0;) {
                common[i * width + k] =
                    before_[i] == after_[k]
                        ? common[(i + 1) * width + k + 1] + 1
                        : std::max(common[(i + 1) * width + k], common[i * width + k + 1]);
            }
        }
        std::vector<DifferenceLine> told;
        std::size_t i = 0;
        std::size_t k = 0;
        while (i < before_.size() || k < after_.size()) {
            if (i < before_.size() && k < after_.size() && before_[i] == after_[k]) {
                told.push_back({Kind::same, std::string(before_[i++])});
                ++k;
            } else if (k == after_.size() ||
                       (i < before_.size() &&
                        common[(i + 1) * width + k] >= common[i * width + k + 1])) {
                told.push_back({Kind::removed, std::string(before_[i++])});
            } else {
                told.push_back({Kind::added, std::string(after_[k++])});
            }
        }
        return told;
    }

private:
    std::vector<DifferenceLine> replaced() const {
        std::vector<DifferenceLine> told;
        for (const auto line : before_) told.push_back({Kind::removed, std::string(line)});
        for (const auto line : after_) told.push_back({Kind::added, std::string(line)});
        return told;
    }

    Lines before_;
    Lines after_;
};

/// Leaves out what is the same and far from any change.
std::vector<DifferenceLine> shortened(const std::vector<DifferenceLine>& all, std::size_t around) {
    std::vector<bool> near(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == Kind::same) continue;
        const std::size_t end = std::min(all.size(), i + around + 1);
        for (std::size_t k = i - std::min(i, around); k < end; ++k) near[k] = true;
    }
    std::vector<DifferenceLine> told;
    std::size_t skipped = 0;
    const auto tell_skipped = [&] {
        if (skipped > 0) told.push_back({Kind::skipped, std::to_string(skipped)});
        skipped = 0;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!near[i]) {
            ++skipped;
            continue;
        }
        tell_skipped();
        told.push_back(all[i]);
    }
    tell_skipped();
    return told;
}

}  // namespace

std::vector<DifferenceLine> difference_of(std::string_view before,
                                          std::string_view after,
                                          std::size_t around) {
    const Lines old_lines = lines_of(before);
    const Lines new_lines = lines_of(after);
    const auto shorter = std::min(old_lines.size(), new_lines.size());
    std::size_t head = 0;
    while (head < shorter && old_lines[head] == new_lines[head]) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head &&
           old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail]) {
        ++tail;
    }
    const auto part = [&](const Lines& lines) {
        return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head),
                     lines.end() - static_cast<std::ptrdiff_t>(tail));
    };
    std::vector<DifferenceLine> all;
    for (std::size_t i = 0; i < head; ++i) all.push_back({Kind::same, std::string(old_lines[i])});
    for (auto& line : Middle(part(old_lines), part(new_lines)).compare()) {
        all.push_back(std::move(line));
    }
    for (std::size_t i = old_lines.size() - tail; i < old_lines.size(); ++i) {
        all.push_back({Kind::same, std::string(old_lines[i])});
    }
    return shortened(all, around);
}

}  // namespace okienko::editing
