#include <filesystem>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "schemas/document.h"

namespace okienko {
namespace {

/// app.css as scripts/assets made it; empty when it has not been made.
std::string built_css() {
    const std::filesystem::path file = OKIENKO_SOURCE_DIR "/build/assets/app.css";
    return std::filesystem::exists(file) ? schemas::read_file(file.string()) : std::string();
}

TEST(Css, HoldsNoMarkOfAnotherState) {
    const std::string css = built_css();
    if (css.empty()) GTEST_SKIP() << "scripts/assets has not run";
    for (const char* foreign : {"GDS", "Transport", "crest", "crown", "gov.uk"}) {
        EXPECT_EQ(css.find(foreign), std::string::npos) << foreign;
    }
}

TEST(Css, FetchesNothingButItsFonts) {
    const std::string css = built_css();
    if (css.empty()) GTEST_SKIP() << "scripts/assets has not run";
    static const std::regex kAddress(R"re(url\(["']?([^"')]*))re");
    for (std::sregex_iterator at(css.begin(), css.end(), kAddress), none; at != none; ++at) {
        const std::string address = (*at)[1];
        EXPECT_TRUE(address.rfind("fonts/", 0) == 0 || address.rfind("data:", 0) == 0) << address;
        if (address.rfind("fonts/", 0) == 0) {
            EXPECT_TRUE(
                std::filesystem::exists(std::string(OKIENKO_SOURCE_DIR "/build/assets/") + address))
                << address;
        }
    }
    EXPECT_EQ(css.find("@import"), std::string::npos);
}

}  // namespace
}  // namespace okienko
