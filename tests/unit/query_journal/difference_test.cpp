#include "server/services/query_journal/difference.h"

#include <gtest/gtest.h>

namespace okienko::query_journal {

namespace {

/// "to [-stara-]{+nowa+} ławka"
std::string told(std::string_view before, std::string_view after) {
    std::string all;
    for (const DifferencePart& part : difference(before, after)) {
        all += part.kind == DifferencePart::Kind::same      ? part.text
               : part.kind == DifferencePart::Kind::removed ? "[-" + part.text + "-]"
                                                            : "{+" + part.text + "+}";
    }
    return all;
}

std::string joined(std::string_view before, std::string_view after, DifferencePart::Kind left_out) {
    std::string all;
    for (const DifferencePart& part : difference(before, after)) {
        if (part.kind != left_out) all += part.text;
    }
    return all;
}

}  // namespace

TEST(Difference, ComparesWords) {
    EXPECT_EQ(told("to stara ławka", "to nowa ławka"), "to [-stara-]{+nowa+} ławka");
    EXPECT_EQ(told("Pani Anna Nowak pyta", "Pani pyta"), "Pani [-Anna Nowak -]pyta");
    EXPECT_EQ(told("pyta", "pyta dziś"), "pyta{+ dziś+}");
    EXPECT_EQ(told("", "nowe"), "{+nowe+}");
    EXPECT_EQ(told("stare", ""), "[-stare-]");
    EXPECT_TRUE(difference("", "").empty());
    EXPECT_EQ(told("a\n\nb", "a\n\nb"), "a\n\nb");
}

TEST(Difference, KeepsBothTextsWhole) {
    const std::string before = "Ala ma kota, a kot ma Alę.\nOboje mieszkają w Krakowie.";
    const std::string after = "Kot ma Alę.\nI psa.\nOboje mieszkają tu, w Krakowie.";
    EXPECT_EQ(joined(before, after, DifferencePart::Kind::added), before);
    EXPECT_EQ(joined(before, after, DifferencePart::Kind::removed), after);
}

TEST(Difference, StaysCheapForLongTexts) {
    std::string before;
    std::string after;
    for (int i = 0; i < 3000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + " ";
    }
    EXPECT_EQ(difference(before, after).size(), 3U) << "only the last space is the same";
    EXPECT_EQ(joined(before, after, DifferencePart::Kind::removed), after);
}

}  // namespace okienko::query_journal
