#include "server/editing/text_difference.h"

#include <random>

#include <gtest/gtest.h>

namespace okienko::editing {
namespace {

using Kind = DifferenceLine::Kind;

std::string told(std::string_view before, std::string_view after, std::size_t around = 3) {
    std::string text;
    for (const auto& line : difference_of(before, after, around)) {
        text += line.kind == Kind::same      ? ' '
                : line.kind == Kind::removed ? '-'
                : line.kind == Kind::added   ? '+'
                                             : '.';
        text += line.text + "\n";
    }
    return text;
}

TEST(TextDifference, TellsWhatChanged) {
    EXPECT_EQ(told("a\nb\nc\n", "a\nx\nc\n"), " a\n-b\n+x\n c\n");
    EXPECT_EQ(told("", "a\n"), "+a\n");
    EXPECT_EQ(told("a\n", ""), "-a\n");
    EXPECT_EQ(told("a\r\nb\r\n", "a\nb\n"), ".2\n") << "line ends are no difference";
    EXPECT_EQ(told("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\nx\n", 1), ".4\n 5\n-6\n+x\n");
}

TEST(TextDifference, LeadsFromOneTextToTheOther) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const auto text = [&] {
            std::string made;
            for (auto n = random() % 12; n > 0; --n) {
                made += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
            }
            return made;
        };
        const std::string before = text();
        const std::string after = text();
        std::string old_side;
        std::string new_side;
        for (const auto& line : difference_of(before, after, 100)) {
            if (line.kind != Kind::added) old_side += line.text + "\n";
            if (line.kind != Kind::removed) new_side += line.text + "\n";
        }
        EXPECT_EQ(old_side, before);
        EXPECT_EQ(new_side, after);
    }
}

TEST(TextDifference, AVeryLongOneIsToldAsReplaced) {
    std::string before;
    std::string after;
    for (int i = 0; i < 5000; ++i) {
        before += "a" + std::to_string(i) + "\n";
        after += "b" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(difference_of(before, after).size(), 10000U);
}

}  // namespace
}  // namespace okienko::editing
