#include <algorithm>
#include <filesystem>
#include <regex>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace okienko::architecture {
namespace {

constexpr long kLongestFile = 400;

TEST(Rooms, AreSmall) {
    for (const auto& file : sources({".cpp", ".h", ".xsl", ".sql"})) {
        const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
        EXPECT_LE(lines, kLongestFile) << file.path << ": usually two rooms";
    }
}

TEST(Rooms, HaveNamesThatSaySomething) {
    static const std::regex kEmptyName(
        R"((^|/)(utils?|common|helpers?|misc|manager|base)(/|\.|_))");
    for (const auto& file : sources({".cpp", ".h", ".xsl", ".sql", ".txt"})) {
        EXPECT_FALSE(std::regex_search(file.path, kEmptyName)) << file.path;
    }
}

TEST(Rooms, NameTheirNamespaceAfterTheFolder) {
    const Layers layers = read_layers();
    for (const auto& file : sources({".h"})) {
        const auto* room = layers.room_of(file.path);
        if (room == nullptr) continue;
        EXPECT_NE(file.text.find("namespace okienko::" + room->name), std::string::npos)
            << file.path;
    }
}

TEST(Rooms, NoServiceIsNamedInCode) {
    std::set<std::string> services;
    const auto catalog = std::filesystem::path(OKIENKO_SOURCE_DIR) / "forms/catalog";
    for (const auto& entry : std::filesystem::directory_iterator(catalog)) {
        if (entry.is_directory()) services.insert(entry.path().filename().string());
    }
    ASSERT_FALSE(services.empty());
    for (const auto& file : sources({".cpp", ".h", ".sql", ".xsl"})) {
        if (file.path.starts_with("server/services/") || file.path.starts_with("forms/catalog/"))
            continue;
        for (const auto& id : services) {
            EXPECT_EQ(file.text.find(id), std::string::npos)
                << file.path << " names the service " << id;
        }
    }
}

}  // namespace
}  // namespace okienko::architecture
