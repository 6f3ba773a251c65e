#include "server/accounts/email.h"

#include <gtest/gtest.h>

#include "server/accounts/person_name.h"

namespace okienko::accounts {
namespace {

TEST(Email, KeepsTheLocalPartAndLowersTheDomain) {
    const auto email = read_email("  Anna.Wierzba+Okienko@URZAD.Example ");
    ASSERT_TRUE(email);
    EXPECT_EQ(email->address, "Anna.Wierzba+Okienko@urzad.example");
    EXPECT_EQ(email->key, "anna.wierzba+okienko@urzad.example");
}

TEST(Email, TakesWhatMailServersTake) {
    for (const char* text : {"a@b.pl", "o'neil@example.org", "x_y-z@a-b.c-d.org", "1@1a.2b"}) {
        EXPECT_TRUE(read_email(text)) << text;
    }
}

TEST(Email, RefusesWhatIsNone) {
    const std::string long_local = std::string(65, 'a') + "@example.org";
    const std::string long_domain = "a@" + std::string(250, 'b') + ".org";
    for (const std::string& text : {std::string(),
                                    std::string("anna"),
                                    std::string("anna@"),
                                    std::string("@example.org"),
                                    std::string("anna@localhost"),
                                    std::string("a@b@example..org"),
                                    std::string(".a@example.org"),
                                    std::string("a..b@example.org"),
                                    std::string("a@-b.org"),
                                    std::string("a@b-.org"),
                                    std::string("a b@example.org"),
                                    std::string("a@example.org\r\nBcc: x@example.org"),
                                    std::string("zażółć@example.org"),
                                    std::string("a@192.0.2.1"),
                                    std::string("\"a\"@example.org"),
                                    std::string("a@exa\0mple.org", 14),
                                    long_local,
                                    long_domain}) {
        EXPECT_FALSE(read_email(text)) << text;
    }
}

TEST(PersonName, IsTidiedAndTakesAnyScript) {
    EXPECT_EQ(read_person_name("  Anna  Maria\tWierzba-Żółć "), "Anna Maria Wierzba-Żółć");
    EXPECT_EQ(read_person_name("Олена"), "Олена");
    EXPECT_EQ(read_person_name("O’Neil"), "O’Neil");
    EXPECT_EQ(read_person_name(""), "");
    EXPECT_TRUE(read_person_name(std::string(50, 'a') + " " + std::string(49, 'b')));
}

TEST(PersonName, RefusesMarkupControlsAndExcess) {
    EXPECT_FALSE(read_person_name("<b>Anna</b>"));
    EXPECT_FALSE(read_person_name("Anna\nWierzba"));
    EXPECT_FALSE(read_person_name(std::string(101, 'a')));
    EXPECT_FALSE(read_person_name("\xFF\xFE"));
}

}  // namespace
}  // namespace okienko::accounts
