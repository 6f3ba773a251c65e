#include <cmath>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schemas/document.h"

namespace okienko {
namespace {

using Palette = std::map<std::string, std::string>;

/// The custom properties declared between two marks of the theme.
Palette palette_between(const std::string& theme, const std::string& from, const std::string& to) {
    const auto begin = theme.find(from);
    const auto end = theme.find(to, begin);
    Palette palette;
    static const std::regex kProperty(R"((--[a-z-]+):\s*(#[0-9a-f]{6}))");
    const std::string part = theme.substr(begin, end - begin);
    for (std::sregex_iterator at(part.begin(), part.end(), kProperty), none; at != none; ++at) {
        palette[(*at)[1]] = (*at)[2];
    }
    return palette;
}

double channel(const std::string& colour, std::size_t at) {
    const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance, WCAG 2.x.
double luminance(const std::string& colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

double contrast(const std::string& a, const std::string& b) {
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

struct Pair {
    const char* front;
    const char* back;
    double least;
};

// Text at 4.5:1, edges of controls and the focus frame at 3:1 (WCAG 1.4.3, 1.4.11).
const std::vector<Pair> kPairs = {
    {"--okn-ink", "--okn-stone", 4.5},
    {"--okn-ink", "--okn-paper", 4.5},
    {"--okn-ink", "--okn-stone-deep", 4.5},
    {"--okn-ink", "--okn-patina-tint", 4.5},
    {"--okn-ink", "--okn-planty-tint", 4.5},
    {"--okn-ink", "--okn-amber-tint", 4.5},
    {"--okn-ink", "--okn-brick-tint", 4.5},
    {"--okn-ink-soft", "--okn-stone", 4.5},
    {"--okn-ink-soft", "--okn-paper", 4.5},
    {"--okn-ink-soft", "--okn-stone-deep", 4.5},
    {"--okn-ink-soft", "--okn-patina-tint", 4.5},
    {"--okn-on-patina", "--okn-patina", 4.5},
    {"--okn-on-patina", "--okn-patina-deep", 4.5},
    {"--okn-patina-deep", "--okn-patina-tint", 4.5},
    {"--okn-patina", "--okn-stone", 4.5},
    {"--okn-patina", "--okn-paper", 4.5},
    {"--okn-brick", "--okn-stone", 4.5},
    {"--okn-brick", "--okn-paper", 4.5},
    {"--okn-brick", "--okn-brick-tint", 4.5},
    {"--okn-brick-deep", "--okn-brick-tint", 4.5},
    {"--okn-planty", "--okn-planty-tint", 4.5},
    {"--okn-amber", "--okn-amber-tint", 4.5},
    {"--okn-amber", "--okn-paper", 4.5},
    {"--okn-on-night", "--okn-night", 4.5},
    {"--okn-on-night-soft", "--okn-night", 4.5},
    {"--okn-ring", "--okn-stone", 3.0},
    {"--okn-ring", "--okn-paper", 3.0},
};

class Contrast : public testing::Test {
protected:
    Contrast() {
        const std::string theme = schemas::read_file(OKIENKO_SOURCE_DIR "/assets/theme.scss");
        day_ = palette_between(theme, "custom properties: day", "custom properties: night");
        // What the night does not change stays as by day.
        night_ = palette_between(theme, "@mixin night", "@media screen");
        for (const auto& [name, colour] : day_) night_.emplace(name, colour);
    }
    Palette day_;
    Palette night_;
};

TEST_F(Contrast, TextReadsByDayAndByNight) {
    for (const auto& [name, palette] : {std::pair{"day", &day_}, std::pair{"night", &night_}}) {
        for (const Pair& pair : kPairs) {
            ASSERT_TRUE(palette->count(pair.front) && palette->count(pair.back))
                << pair.front << " " << pair.back;
            EXPECT_GE(contrast(palette->at(pair.front), palette->at(pair.back)), pair.least)
                << name << ": " << pair.front << " on " << pair.back;
        }
    }
}

TEST_F(Contrast, LinksAndFieldsReadByDayAndByNight) {
    const std::string theme = schemas::read_file(OKIENKO_SOURCE_DIR "/assets/theme.scss");
    const auto setting = [&](const std::string& name) {
        std::smatch found;
        const std::regex pattern(" " + name + R"(: (#[0-9a-f]{6}))");
        return std::regex_search(theme, found, pattern) ? found[1].str() : std::string("#000000");
    };
    for (const char* back :
         {"--okn-stone", "--okn-paper", "--okn-patina-tint", "--okn-stone-deep"}) {
        EXPECT_GE(contrast(setting("link"), day_.at(back)), 4.5) << "link on " << back;
        EXPECT_GE(contrast(setting("link-visited"), day_.at(back)), 4.5)
            << "visited link on " << back;
        EXPECT_GE(contrast(night_.at("--govuk-link-colour"), night_.at(back)), 4.5)
            << "night: link on " << back;
        EXPECT_GE(contrast(night_.at("--govuk-link-visited-colour"), night_.at(back)), 4.5)
            << "night: visited on " << back;
    }
    for (const char* back : {"--okn-stone", "--okn-paper", "--okn-stone-deep"}) {
        EXPECT_GE(contrast(setting("input-border"), day_.at(back)), 3.0) << "edge on " << back;
        EXPECT_GE(contrast(night_.at("--govuk-input-border-colour"), night_.at(back)), 3.0)
            << "night: edge on " << back;
    }
    EXPECT_GE(contrast("#182321", day_.at("--okn-lamp")), 4.5) << "ink on the lamp of the focus";
}

TEST_F(Contrast, TheFormulaIsTheStandards) {
    EXPECT_NEAR(contrast("#000000", "#ffffff"), 21.0, 0.001);
    EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.01);
}

}  // namespace
}  // namespace okienko
