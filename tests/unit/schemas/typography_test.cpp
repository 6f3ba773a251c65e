#include "schemas/typography.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

const std::string kHard = "\xC2\xA0";

TEST(Typography, OneLetterWordsHoldOn) {
    EXPECT_EQ(with_hard_spaces("Z jaką sprawą w urzędzie", "pl"),
              "Z" + kHard + "jaką sprawą w" + kHard + "urzędzie");
    EXPECT_EQ(with_hard_spaces("dom (w mieście) „o tym”", "pl"),
              "dom (w" + kHard + "mieście) „o" + kHard + "tym”");
}

TEST(Typography, AbbreviationsHoldOn) {
    EXPECT_EQ(with_hard_spaces("art. 5 ust. 2, ul. Długa nr 7", "pl"),
              "art." + kHard + "5" + kHard + "ust." + kHard + "2, ul." + kHard + "Długa nr" +
                  kHard + "7");
}

TEST(Typography, NumbersHoldOn) {
    EXPECT_EQ(
        with_hard_spaces("do 14 dni, 65 cm, od 1 marca 2026 r.", "pl"),
        "do 14" + kHard + "dni, 65" + kHard + "cm, od 1" + kHard + "marca 2026" + kHard + "r.");
    EXPECT_EQ(with_hard_spaces("1 3 2025 albo 2024", "pl"), "1 3 2025 albo 2024");
}

TEST(Typography, LeavesTheRest) {
    EXPECT_EQ(with_hard_spaces("a b", "en"), "a b");
    EXPECT_EQ(with_hard_spaces("plan B i", "pl"), "plan B i");
    EXPECT_EQ(with_hard_spaces("Zadzwoń w ", "pl"), "Zadzwoń w ")
        << "a space at the end is the sheet's";
    EXPECT_EQ(with_hard_spaces("", "pl"), "");
}

TEST(Typography, KeepsMarkup) {
    const XmlLibrary library;
    const Document document =
        parse_own("<p>dom w <a href='/x'>lesie &amp; o świcie</a> i tak</p>", "test");
    put_hard_spaces(document.root(), "pl");
    EXPECT_NE(document.serialize().find("<p>dom w <a href=\"/x\">lesie &amp; o" + kHard +
                                        "świcie</a> i" + kHard + "tak</p>"),
              std::string::npos)
        << document.serialize();
}

}  // namespace
}  // namespace okienko::schemas
