#include <gtest/gtest.h>

#include "server/accounts/password_hasher.h"
#include "server/accounts/password_rules.h"

namespace okienko::accounts {
namespace {

const PasswordHasher::Cost kCheap{64, 1, 1};

TEST(PasswordRules, AskForLengthAlone) {
    for (const char* good :
         {"koń-bateria-zszywka", "aaaaaaaaaaab cde", "żółćżółćżół!", "wszystko male litery"}) {
        EXPECT_EQ(find_fault(good, "anna@example.org"), std::nullopt) << good;
    }
    EXPECT_EQ(find_fault("", ""), PasswordFault::missing);
    EXPECT_EQ(find_fault("dwanaścieee", ""), PasswordFault::too_short);
    EXPECT_EQ(find_fault("żółćżółćżół", ""), PasswordFault::too_short) << "characters, not bytes";
    EXPECT_EQ(find_fault(std::string(257, 'x') + "y", ""), PasswordFault::too_long);
}

TEST(PasswordRules, RefuseWhatIsTriedFirst) {
    for (const char* bad : {"Password2026!",
                            "qwertyuiop123",
                            "123456789012",
                            "abcdefghijklm",
                            "aaaaaaaaaaaa",
                            "abcabcabcabc",
                            "MojeTajneHaslo1",
                            "zyxwvutsrqpo"}) {
        EXPECT_EQ(find_fault(bad, "anna@example.org"), PasswordFault::common) << bad;
    }
    EXPECT_EQ(find_fault("anna.wierzba", "Anna.Wierzba@example.org"), PasswordFault::like_email);
    EXPECT_EQ(find_fault("Anna.Wierzba2026", "anna.wierzba@example.org"),
              PasswordFault::like_email);
    EXPECT_EQ(find_fault("anna@example.org", "Anna@example.org"), PasswordFault::like_email);
}

TEST(PasswordHasher, HashesWithItsOwnSaltAndVerifies) {
    PasswordHasher hasher(kCheap, {});
    const auto one = hasher.hash("drzewo-koło-domu");
    const auto two = hasher.hash("drzewo-koło-domu");
    EXPECT_NE(one, two);
    EXPECT_TRUE(hasher.verify("drzewo-koło-domu", one));
    EXPECT_TRUE(hasher.verify("drzewo-koło-domu", two));
    EXPECT_FALSE(hasher.verify("drzewo-koło-domy", one));
    EXPECT_FALSE(hasher.verify("drzewo-koło-domu", "")) << "nobody has every password";
}

TEST(PasswordHasher, StandsAtTheAgreedCost) {
    PasswordHasher hasher({}, {});
    const auto encoded = hasher.hash("drzewo-koło-domu");
    EXPECT_TRUE(encoded.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << encoded;
    EXPECT_FALSE(hasher.is_outdated(encoded));
    PasswordHasher cheap(kCheap, {});
    EXPECT_TRUE(cheap.is_outdated(encoded));
    EXPECT_TRUE(cheap.verify("drzewo-koło-domu", encoded));
}

TEST(PasswordHasher, TurnsAwayWhenItIsFull) {
    PasswordHasher hasher(kCheap, {.at_once = 0, .waiting = 0});
    EXPECT_THROW(hasher.hash("drzewo-koło-domu"), Busy);
    EXPECT_THROW(hasher.verify("drzewo-koło-domu", ""), Busy);
}

TEST(PasswordHasher, ABrokenHashIsAFaultOfOurs) {
    PasswordHasher hasher(kCheap, {});
    EXPECT_THROW(hasher.verify("drzewo-koło-domu", "$argon2id$nonsense"), std::runtime_error);
}

}  // namespace
}  // namespace okienko::accounts
