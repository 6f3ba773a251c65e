#include "server/trust/aead.h"

#include <gtest/gtest.h>

#include "signing/crypto_error.h"
#include "signing/digest.h"

namespace okienko::trust {
namespace {

const std::string key(32, 'k');

TEST(Aead, OpensWhatItSealed) {
    for (const std::string& plain :
         {std::string(), std::string("treść"), std::string(100000, 'x')}) {
        const std::string sealed = seal(key, plain, "draft:1");
        EXPECT_EQ(sealed.size(), plain.size() + sealed_overhead);
        EXPECT_EQ(open(key, sealed, "draft:1"), plain);
    }
}

TEST(Aead, OpensTheVectorOfTheStandard) {
    // Test case 16 of the GCM specification (McGrew and Viega): AES-256, 96-bit nonce, additional
    // data.
    const auto bytes = [](std::string_view digits) { return *signing::from_hex(digits); };
    const std::string sealed =
        bytes("cafebabefacedbaddecaf888") +
        bytes(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662") +
        bytes("76fc6ece0f4e1768cddf8853bb2d551b");
    const auto plain =
        open(bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
             sealed,
             bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
    ASSERT_TRUE(plain);
    EXPECT_EQ(signing::hex(*plain),
              "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
              "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
}

TEST(Aead, RefusesEveryChangedByteAndEveryCut) {
    const std::string sealed = seal(key, "treść", "draft:1");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(open(key, changed, "draft:1")) << at;
        EXPECT_FALSE(open(key, sealed.substr(0, at), "draft:1")) << at;
    }
}

TEST(Aead, RefusesAnotherContextAndAnotherKey) {
    const std::string sealed = seal(key, "treść", "draft:1");
    EXPECT_FALSE(open(key, sealed, "draft:2"));
    EXPECT_FALSE(open(std::string(32, 'l'), sealed, "draft:1"));
}

TEST(Aead, NeverSealsTheSameWay) {
    EXPECT_NE(seal(key, "a", ""), seal(key, "a", ""));
}

TEST(Aead, TakesNoShortKey) {
    EXPECT_THROW(seal("short", "a", ""), signing::CryptoError);
}

}  // namespace
}  // namespace okienko::trust
