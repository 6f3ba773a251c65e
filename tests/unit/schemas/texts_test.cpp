#include "schemas/texts.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

class Words : public testing::Test {
protected:
    Words() : polish_("pl") {
        polish_.add(R"(<texts><text id="hello">Dzień dobry, {name}</text>
            <text id="days.one">{n} dzień</text><text id="days.few">{n} dni</text><text id="days.many">{n} dni roboczych</text></texts>)",
                    "test");
    }
    XmlLibrary library_;
    Texts polish_;
};

TEST_F(Words, FillPlaces) {
    EXPECT_EQ(polish_.get("hello", {{"name", "Anno {name}"}}), "Dzień dobry, Anno {name}");
}

TEST_F(Words, CountInPolish) {
    EXPECT_EQ(Texts::plural("pl", 0), "many");
    EXPECT_EQ(Texts::plural("pl", 1), "one");
    EXPECT_EQ(Texts::plural("pl", 2), "few");
    EXPECT_EQ(Texts::plural("pl", 5), "many");
    EXPECT_EQ(Texts::plural("pl", 12), "many");
    EXPECT_EQ(Texts::plural("pl", 21), "many");
    EXPECT_EQ(Texts::plural("pl", 22), "few");
    EXPECT_EQ(Texts::plural("pl", 112), "many");
    EXPECT_EQ(Texts::plural("uk", 21), "one");
    EXPECT_EQ(Texts::plural("en", 2), "many");
    EXPECT_EQ(polish_.count("days", 3), "3 dni");
    EXPECT_EQ(polish_.count("days", 1), "1 dzień");
}

TEST_F(Words, RefuseUnknownAndRepeatedIds) {
    EXPECT_THROW(polish_.get("none"), XmlError);
    EXPECT_THROW(polish_.add(R"(<texts><text id="hello">x</text></texts>)", "second"), XmlError);
}

}  // namespace
}  // namespace okienko::schemas
