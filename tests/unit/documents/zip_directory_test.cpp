#include "server/documents/zip_directory.h"

#include <gtest/gtest.h>

#include "tests/unit/documents/zip_writer.h"

namespace okienko::documents {
namespace {

const std::string archive = zip({{"mimetype", "application/x"}, {"a/b.xml", "<b/>"}});

TEST(ZipDirectory, NamesItsEntries) {
    const auto directory = read_zip_directory(archive, archive.size());
    ASSERT_TRUE(directory);
    EXPECT_TRUE(directory->holds("a/b.xml"));
    EXPECT_TRUE(directory->holds_below("a/"));
    EXPECT_FALSE(directory->holds("b.xml"));
    EXPECT_FALSE(directory->encrypted);
}

TEST(ZipDirectory, IsReadFromTheEndAlone) {
    const std::string large = zip({{"padding", std::string(5000, 'x')}, {"end", ""}});
    EXPECT_TRUE(read_zip_directory(std::string_view(large).substr(4000), large.size()));
    EXPECT_FALSE(
        read_zip_directory(std::string_view(large).substr(large.size() - 30), large.size()))
        << "the directory itself isn't within";
}

TEST(ZipDirectory, MayHaveAComment) {
    const std::string commented = zip({{"a", "b"}}, 0, "hello");
    EXPECT_TRUE(read_zip_directory(commented, commented.size()));
    EXPECT_TRUE(ends_as_zip(commented));
    EXPECT_FALSE(ends_as_zip(commented + "more"));
}

TEST(ZipDirectory, TellsEncryptedEntries) {
    const std::string secret = zip({{"a", "b"}}, 1);
    EXPECT_TRUE(read_zip_directory(secret, secret.size())->encrypted);
}

TEST(ZipDirectory, RefusesEveryCut) {
    for (std::size_t length = 0; length < archive.size(); ++length) {
        EXPECT_FALSE(read_zip_directory(std::string_view(archive).substr(0, length), length))
            << length;
    }
}

TEST(ZipDirectory, RefusesBytesBeforeTheArchive) {
    const std::string prefixed = "MZ" + archive;
    EXPECT_FALSE(read_zip_directory(prefixed, prefixed.size()));
}

TEST(ZipDirectory, SurvivesEveryChangedByte) {
    for (std::size_t at = 0; at < archive.size(); ++at) {
        for (const char value : {'\0', '\x7f', '\xff'}) {
            std::string changed = archive;
            changed[at] = value;
            read_zip_directory(changed, changed.size());
            first_stored_entry(changed);
        }
    }
}

TEST(ZipDirectory, GivesTheFirstStoredEntry) {
    const auto first = first_stored_entry(archive);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->name, "mimetype");
    EXPECT_EQ(first->contents, "application/x");
    EXPECT_FALSE(first_stored_entry(std::string_view(archive).substr(0, 40)));
}

}  // namespace
}  // namespace okienko::documents
