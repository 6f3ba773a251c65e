#include "forms/package.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/unit/forms/fixture.h"

namespace okienko::forms {
namespace {

namespace fs = std::filesystem;

TEST(Package, IsAddressedByNamesAndBytes) {
    const Package one = Package::from_files({{"a", "12"}, {"b", ""}});
    EXPECT_EQ(one.sha256().size(), 64U);
    EXPECT_EQ(one.sha256(), Package::from_files({{"b", ""}, {"a", "12"}}).sha256());
    EXPECT_NE(one.sha256(), Package::from_files({{"a", "1"}, {"b", "2"}}).sha256());
    EXPECT_NE(one.sha256(), Package::from_files({{"a1", "2"}, {"b", ""}}).sha256());
    // of the bytes 00 00 00 00 00 00 00 01 "a" 00 00 00 00 00 00 00 02 "12", by sha256sum
    EXPECT_EQ(Package::from_files({{"a", "12"}}).sha256(),
              "ad5c0a1aefc7cac16d90cd2729e79970cd09521bb3503c833665fc20ba19a54a");
}

TEST(Package, TakesOnlyPlainNames) {
    for (const char* good : {"form.xml", "examples/valid-1.xml", "text.pl.xml"})
        EXPECT_TRUE(Package::is_file_name(good)) << good;
    for (const char* bad : {"",
                            "../x",
                            "a/b/c",
                            "/a",
                            "a/",
                            ".hidden",
                            "a/.b",
                            "zażółć",
                            "a b",
                            "-x",
                            "a//b",
                            "a\\b"}) {
        EXPECT_FALSE(Package::is_file_name(bad)) << bad;
        EXPECT_THROW(Package::from_files({{bad, ""}}), PackageError) << bad;
    }
}

TEST(Package, IsBounded) {
    EXPECT_THROW(Package::from_files({}), PackageError);
    EXPECT_THROW(Package::from_files({{"a", std::string(Package::kMaxFileBytes + 1, 'x')}}),
                 PackageError);
    Package::Files many;
    for (std::size_t i = 0; i <= Package::kMaxFiles; ++i) many["f" + std::to_string(i)] = "";
    EXPECT_THROW(Package::from_files(many), PackageError);
}

TEST(Package, RefusesLinksInAFolder) {
    const fs::path folder =
        fs::temp_directory_path() / ("okienko-package-" + std::to_string(::getpid()));
    fs::create_directories(folder / "examples");
    std::ofstream(folder / "form.xml") << "<form service='x' version='3'/>";
    std::ofstream(folder / ".swp") << "left out";
    EXPECT_EQ(Package::read_folder(folder.string()).version(), "3");
    EXPECT_EQ(Package::read_folder(folder.string()).files().size(), 1U);
    fs::create_symlink("/etc/passwd", folder / "card.xml");
    EXPECT_THROW(Package::read_folder(folder.string()), PackageError);
    fs::remove(folder / "card.xml");
    fs::create_directories(folder / "examples" / "deep");
    EXPECT_THROW(Package::read_folder(folder.string()), PackageError);
    fs::remove_all(folder);
    EXPECT_THROW(Package::read_folder(folder.string()), PackageError);
}

}  // namespace
}  // namespace okienko::forms
