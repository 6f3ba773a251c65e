#include "server/services/query_journal/slug.h"

#include <gtest/gtest.h>

namespace okienko::query_journal {

TEST(Slug, TakesTheMarksOffPolishLetters) {
    EXPECT_EQ(slug_of("Czy na przystanku „Łęg” stanie ławka?"),
              "czy-na-przystanku-leg-stanie-lawka");
    EXPECT_EQ(slug_of("ZAŻÓŁĆ GĘŚLĄ JAŹŃ"), "zazolc-gesla-jazn");
    EXPECT_EQ(slug_of("  Tramwaj 52:  kiedy?  "), "tramwaj-52-kiedy");
}

TEST(Slug, IsNeverEmptyNorLong) {
    EXPECT_EQ(slug_of(""), "pytanie");
    EXPECT_EQ(slug_of("???"), "pytanie");
    EXPECT_EQ(slug_of("Привет"), "pytanie");
    const std::string longest = slug_of(
        "Dlaczego autobus linii 139 od tylu lat nie dojeżdża do pętli na osiedlu, które jest "
        "większe");
    EXPECT_LE(longest.size(), 80U);
    EXPECT_EQ(longest,
              "dlaczego-autobus-linii-139-od-tylu-lat-nie-dojezdza-do-petli-na-osiedlu-ktore");
    EXPECT_EQ(slug_of(std::string(200, 'a')).size(), 80U);
}

TEST(Slug, TheNumberOfALinkIsAllThatCounts) {
    EXPECT_EQ(link_part(12, "lawka"), "12-lawka");
    EXPECT_EQ(number_of_link("12-lawka"), 12);
    EXPECT_EQ(number_of_link("12"), 12);
    EXPECT_EQ(number_of_link("12-"), 12);
    for (const char* none : {"", "x", "-12", "0", "12x", "12lawka", "99999999999", "+1"}) {
        EXPECT_EQ(number_of_link(none), std::nullopt) << none;
    }
    EXPECT_EQ(registration_number(2026, 7), "IDZ/2026/7");
}

}  // namespace okienko::query_journal
