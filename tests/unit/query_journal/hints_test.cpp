#include "server/services/query_journal/hints.h"

#include <string>

#include <gtest/gtest.h>

namespace okienko::query_journal {

namespace {

/// "pesel:44051401359 name:Anna Nowak"
std::string found(std::string_view text) {
    std::string all;
    for (const Hint& hint : find_hints(text)) {
        all += (all.empty() ? "" : " | ") + std::string(to_string(hint.kind)) + ":" +
               std::string(text.substr(hint.from, hint.length));
    }
    return all;
}

}  // namespace

TEST(Hints, SeeNumbersOfPeople) {
    EXPECT_EQ(found("mój PESEL 44051401359, telefon 600 100 200."),
              "pesel:44051401359 | phone:600 100 200");
    EXPECT_EQ(found("tel. +48 600-100-200"), "phone:+48 600-100-200");
    EXPECT_EQ(found("0048 12 616 00 00 w"), "phone:0048 12 616 00 00");
    EXPECT_EQ(found("12\u00A0616\u00A000\u00A000"), "phone:12\u00A0616\u00A000\u00A000");
    EXPECT_EQ(found("konto 61 1090 1014 0000 0712 1981 2874"),
              "account:61 1090 1014 0000 0712 1981 2874");
}

TEST(Hints, LeaveOtherNumbersAlone) {
    for (const char* text : {"w 2026 r. tramwaj 52",
                             "30-10-2026",
                             "kosztował 1 204 000 zł",
                             "linia 139, 144 i 173",
                             "Dz.U. z 2024 r. poz. 572",
                             "+",
                             "3 + 4"}) {
        EXPECT_EQ(found(text), "") << text;
    }
}

TEST(Hints, SeeMailAddresses) {
    EXPECT_EQ(found("pisz na anna.nowak@poczta.example."), "email:anna.nowak@poczta.example");
    EXPECT_EQ(found("<a+b@c-d.example>"), "email:a+b@c-d.example");
    EXPECT_EQ(found("cena @ sztuka, @, a@b"), "");
}

TEST(Hints, SeeNamesBehindAFormOfAddress) {
    EXPECT_EQ(found("Pani Anna Nowak mówiła"), "name:Anna Nowak");
    EXPECT_EQ(found("z Panem Łukaszem Żak-Ćwik."), "name:Łukaszem Żak-Ćwik");
    EXPECT_EQ(found("Pan\u00A0Jan Maria Kowalski Starszy"), "name:Jan Maria Kowalski");
    EXPECT_EQ(found("Pani w okienku, Panama, SzPan Jan, pan jan"), "");
}

TEST(Hints, NeverLeaveTheText) {
    for (const std::string text :
         {"@", "+", "Pan", "Pani ", "1", "Pan \xC5", "600 100 20", "+4 "}) {
        for (const Hint& hint : find_hints(text)) {
            EXPECT_LE(hint.from + hint.length, text.size()) << text;
        }
    }
}

}  // namespace okienko::query_journal
