#include "server/audit/signed_head.h"

#include <array>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

namespace okienko::audit {
namespace {

SignedHead head(std::int64_t position) {
    return {position,
            signing::sha256("chain"),
            config::Instant(std::chrono::microseconds(1'773'318'896'000'001)),
            "a1b2",
            "signature\n\x01"};
}

class HeadsFile : public testing::Test {
protected:
    void SetUp() override {
        std::array<char, 40> pattern{"/tmp/okienko-heads-XXXXXX"};
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern.data();
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path file() const { return folder_ / "audit" / "heads.log"; }

private:
    std::filesystem::path folder_;
};

TEST_F(HeadsFile, KeepsEveryHead) {
    EXPECT_TRUE(read_heads(file()).empty());
    append_head(file(), head(1));
    append_head(file(), head(7));
    const auto heads = read_heads(file());
    ASSERT_EQ(heads.size(), 2U);
    ASSERT_TRUE(heads[1]);
    EXPECT_EQ(heads[1]->text(), head(7).text());
    EXPECT_EQ(heads[1]->signature, head(7).signature);
    EXPECT_EQ(heads[1]->key_id, "a1b2");
}

TEST_F(HeadsFile, OutlivesACrashInTheMiddleOfALine) {
    append_head(file(), head(1));
    std::ofstream(file(), std::ios::app) << "2 00ff";
    EXPECT_EQ(read_heads(file()).size(), 1U);
    append_head(file(), head(3));
    const auto heads = read_heads(file());
    ASSERT_EQ(heads.size(), 2U);
    ASSERT_TRUE(heads[1]);
    EXPECT_EQ(heads[1]->position, 3);
}

TEST_F(HeadsFile, MarksALineThatCantBeRead) {
    append_head(file(), head(1));
    std::ofstream(file(), std::ios::app) << "two 00ff\n";
    append_head(file(), head(3));
    const auto heads = read_heads(file());
    ASSERT_EQ(heads.size(), 3U);
    EXPECT_FALSE(heads[1]);
}

TEST(HeadLine, RefusesOddLines) {
    const std::string line = to_line(head(12));
    EXPECT_TRUE(head_of_line(line));
    EXPECT_FALSE(head_of_line(""));
    EXPECT_FALSE(head_of_line(line + " more"));
    EXPECT_FALSE(head_of_line(" " + line));
    EXPECT_FALSE(head_of_line("x" + line));
    EXPECT_FALSE(head_of_line(line.substr(0, line.size() - 1)));
}

}  // namespace
}  // namespace okienko::audit
