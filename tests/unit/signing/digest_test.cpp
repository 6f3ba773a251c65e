#include "signing/digest.h"

#include <gtest/gtest.h>

#include "signing/random.h"

namespace okienko::signing {
namespace {

TEST(Digest, GivesTheValuesOfTheStandard) {
    EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abc").base64(), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Digest, OfPiecesIsTheDigestOfTheWhole) {
    Sha256Stream stream;
    stream.update("a");
    stream.update("");
    stream.update("bc");
    EXPECT_EQ(stream.finish(), sha256("abc"));
}

TEST(Digest, HmacGivesTheValueOfRfc4231) {
    EXPECT_EQ(hmac_sha256("Jefe", "what do ya want for nothing?").hex(),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Hex, ComesBack) {
    const std::string bytes("\x00\x7f\x80\xff", 4);
    EXPECT_EQ(hex(bytes), "007f80ff");
    EXPECT_EQ(from_hex("007F80ff"), bytes);
    EXPECT_FALSE(from_hex("0"));
    EXPECT_FALSE(from_hex("0g"));
}

TEST(Base64, ComesBackForEveryLength) {
    std::string bytes;
    for (int length = 0; length < 70; ++length) {
        const auto back = from_base64(base64(bytes));
        ASSERT_TRUE(back) << length;
        EXPECT_EQ(*back, bytes);
        bytes.push_back(static_cast<char>(length * 37));
    }
}

TEST(Base64, SkipsLineBreaksAndRefusesTheRest) {
    EXPECT_EQ(from_base64("QUJD\r\n REVG"), "ABCDEF");
    EXPECT_EQ(from_base64(""), "");
    EXPECT_FALSE(from_base64("QUJ"));
    EXPECT_FALSE(from_base64("QUJ?"));
    EXPECT_FALSE(from_base64("===="));
    EXPECT_FALSE(from_base64("Q==="));
    EXPECT_FALSE(from_base64("Q=Q="));
}

TEST(Random, UuidHasItsForm) {
    const std::string uuid = random_uuid();
    ASSERT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
    EXPECT_NE(uuid, random_uuid());
    EXPECT_TRUE(is_uuid(uuid));
    EXPECT_FALSE(is_uuid(uuid + "0"));
    EXPECT_FALSE(is_uuid("' or '1' = '1"));
    EXPECT_FALSE(is_uuid(std::string(36, 'a')));
}

TEST(ConstantTime, ComparesLikeEquality) {
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
    EXPECT_TRUE(equal_in_constant_time("", ""));
}

}  // namespace
}  // namespace okienko::signing
