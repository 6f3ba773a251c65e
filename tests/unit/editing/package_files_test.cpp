#include "server/editing/package_files.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "signing/container.h"
#include "signing/container_writer.h"

namespace okienko::editing {
namespace {

std::string zip(const std::vector<std::pair<std::string, std::string>>& files) {
    signing::Container container;
    for (const auto& [name, bytes] : files) container.entries.push_back({name, bytes});
    return signing::write_container(container);
}

std::string reason_of(const std::string& bytes) {
    const auto outcome = package_of_zip(bytes);
    const auto* fault = std::get_if<ZipFault>(&outcome);
    return fault == nullptr ? "" : fault->reason + " " + fault->what;
}

TEST(PackageFiles, AFolderOrWhatIsInIt) {
    const forms::Package::Files files = {{"card.xml", "<card service=\"a\"/>"},
                                         {"examples/valid-1.xml", "<a/>"}};
    const auto inside = package_of_zip(zip_of(files));
    EXPECT_EQ(std::get<forms::Package>(inside).files(), files);
    const auto folder = package_of_zip(zip({{"a/card.xml", files.at("card.xml")},
                                            {"a/examples/valid-1.xml", "<a/>"},
                                            {"__MACOSX/a/._card.xml", "x"},
                                            {"a/.DS_Store", "x"},
                                            {"a/card.xml~", "x"}}));
    EXPECT_EQ(std::get<forms::Package>(folder).files(), files);
}

TEST(PackageFiles, WhatIsNoPackageIsSaid) {
    EXPECT_EQ(reason_of("to nie jest ZIP"), "broken ");
    EXPECT_EQ(reason_of(zip({{"a/b/c/card.xml", "x"}, {"card.xml", "x"}})), "name a/b/c/card.xml");
    EXPECT_EQ(reason_of(zip({{"zażółć.xml", "x"}, {"card.xml", "x"}})), "name zażółć.xml");
    EXPECT_EQ(reason_of(zip({{".ukryty", "x"}})), "empty ");
    EXPECT_EQ(reason_of(zip({{"card.xml", std::string(5U * 1024U * 1024U, 'x')}})).substr(0, 5),
              "large");
    std::string cut = zip({{"card.xml", std::string(1000, 'x')}});
    cut.resize(cut.size() / 2);
    EXPECT_EQ(reason_of(cut), "broken ");
}

TEST(PackageFiles, DifferencesAreToldFileByFile) {
    auto made = schemas::Document::with_root("package");
    add_file_changes(made.root(),
                     {{"a.xml", "1\n2\n"}, {"b.xml", "x"}, {"c.xml", "same"}},
                     {{"a.xml", "1\n3\n"}, {"c.xml", "same"}, {"d.xml", "new"}});
    const auto files = made.root().children("file");
    ASSERT_EQ(files.size(), 3U);
    EXPECT_EQ(files[0].attribute_or("kind", ""), "changed");
    EXPECT_EQ(files[0].children("line").size(), 3U);
    EXPECT_EQ(files[1].attribute_or("kind", ""), "removed");
    EXPECT_EQ(files[2].attribute_or("kind", ""), "added");
    EXPECT_EQ(made.root().attribute_or("same", ""), "1");
}

}  // namespace
}  // namespace okienko::editing
