#include "forms/identifiers.h"

#include <gtest/gtest.h>

namespace okienko::forms {
namespace {

struct Numbers {
    const char* name;
    bool (*check)(std::string_view);
    std::vector<const char*> valid;
    std::vector<const char*> invalid;
};

class Identifiers : public ::testing::TestWithParam<Numbers> {};

TEST_P(Identifiers, AcceptsAndRefuses) {
    for (const char* number : GetParam().valid) EXPECT_TRUE(GetParam().check(number)) << number;
    for (const char* number : GetParam().invalid) EXPECT_FALSE(GetParam().check(number)) << number;
    EXPECT_FALSE(GetParam().check(""));
    EXPECT_FALSE(GetParam().check("zażółć gęślą jaźń"));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    Identifiers,
    ::testing::Values(
        Numbers{"pesel",
                &is_pesel,
                {"44051401359", "02211307589", "85031712355", "04222945622", "99923100175"},
                {"44051401358", "02381307589", "4405140135", "440514013590"}},
        Numbers{"nip",
                &is_nip,
                {"8567346215", "5260250274", "5252955037"},
                {"8567346216", "1234567890", "0000000001"}},
        Numbers{"regon",
                &is_regon,
                {"192598184",
                 "123456785",
                 "000331501",
                 "12345678512347",
                 "19259818400015",
                 "00033150100024"},
                {"192598183",
                 "123456789",
                 "12345678",
                 "12345678612342",
                 "12345678512348",
                 "19259818400016"}},
        Numbers{"nrb",
                &is_nrb,
                {"PL61109010140000071219812874",
                 "PL27114020040000300201355387",
                 "PL60102010260000042270201111",
                 "61109010140000071219812874"},
                {"PL61109010140000071219812875",
                 "61109010140000071219812870",
                 "6110901014000007121981287"}},
        Numbers{"dowod",
                &is_id_card,
                {"ABA300000", "ABS123456", "AYW036733"},
                {"ABS523456", "AYW036731", "ABA300001"}},
        Numbers{"kw",
                &is_land_register,
                {"GL1G/00052948/3", "LU1B/00012345/8", "GD1W/00090409/1"},
                {"LU1B/00012345/6", "GL1G/00052948/4", "WA4M/123/4"}},
        Numbers{
            "simc", &is_simc, {"0918123", "0950463", "0957650"}, {"0918124", "0950464", "918123"}},
        Numbers{"terc", &is_terc, {"1465011"}, {"1465017"}},
        Numbers{"kod", &is_postcode, {"00-950", "31-004", "90-926"}, {"00950", "0-0950", "00-95A"}},
        Numbers{"ade",
                &has_ade_check,
                {"AE:PL-28080-40239-TUSBF-26",
                 "AE:PL-43563-82585-JHWCF-30",
                 "AE:PL-88237-25958-BSCDW-19"},
                {"AE:PL-28080-40239-TUSBF-27",
                 "AE:PL-12345-67890-ABCDE-12",
                 "AE:PL-2808-40239-TUSBF-26"}},
        Numbers{"ade_form",
                &is_ade,
                {"AE:PL-28080-40239-TUSBF-27",
                 "AE:PL-12345-67890-ABCDE-12",
                 "AE:PL-55004-94640-IGCES-27"},
                {"AE:PL-2808-40239-TUSBF-26"}},
        Numbers{"ksef",
                &is_ksef_number,
                {"5265877635-20250826-0100001AF629-AF"},
                {"5265877635-20250826-0100001AF629-AE"}},
        Numbers{"passport", &is_passport, {}, {"AA0000001", "A00000000"}},
        Numbers{"email",
                &is_email,
                {"anna.nowak@poczta.pl", "a@b.example", "zażółć@poczta.example"},
                {"a.wojcik.poczta.pl",
                 "a@b",
                 "@poczta.pl",
                 "a@@b.pl",
                 "a b@c.pl",
                 "a@.pl",
                 "a..b@c.pl"}},
        Numbers{"phone", &is_phone, {"600000000", "+48600000000"}, {"60000", "+48 600", "abc"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Pesel, TellsTheDateOfBirthInFiveCenturies) {
    EXPECT_EQ(birth_date_of_pesel("44051401359"), "1944-05-14");
    EXPECT_EQ(birth_date_of_pesel("04222945622"), "2004-02-29");
    EXPECT_EQ(birth_date_of_pesel("99923100175"), "1899-12-31");
    EXPECT_EQ(birth_date_of_pesel("02381307589"), std::nullopt);
}

TEST(PlainNumber, LeavesOutWhatPeoplePutBetweenDigits) {
    EXPECT_EQ(plain_number(" 856-734-62-15 "), "8567346215");
    EXPECT_EQ(plain_number("61\u00a01090\u20091014\u20130000"), "61109010140000");
    EXPECT_EQ(plain_number("60\u201d0"), "600");
}

}  // namespace
}  // namespace okienko::forms
