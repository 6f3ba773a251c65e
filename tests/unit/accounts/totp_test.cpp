#include "server/accounts/totp.h"

#include <gtest/gtest.h>

#include "server/accounts/qr_code.h"

namespace okienko::accounts {
namespace {

using std::chrono::seconds;

config::Instant at(std::int64_t second) {
    return config::Instant{seconds{second}};
}

// RFC 6238, appendix B: the secret of its SHA-1 column is this text.
constexpr const char* kSecret = "12345678901234567890";

TEST(Totp, VectorsOfTheStandard) {
    const std::pair<std::int64_t, const char*> vectors[] = {{59, "94287082"},
                                                            {1111111109, "07081804"},
                                                            {1111111111, "14050471"},
                                                            {1234567890, "89005924"},
                                                            {2000000000, "69279037"},
                                                            {20000000000, "65353130"}};
    for (const auto& [second, code] : vectors) {
        EXPECT_EQ(totp_code(kSecret, totp_step(at(second)), 8), code) << second;
        EXPECT_EQ(totp_code(kSecret, totp_step(at(second))), std::string(code).substr(2)) << second;
    }
}

TEST(Totp, StepsAreThirtySeconds) {
    EXPECT_EQ(totp_step(at(0)), 0);
    EXPECT_EQ(totp_step(at(29)), 0);
    EXPECT_EQ(totp_step(at(30)), 1);
    EXPECT_EQ(totp_step(at(59)), 1);
}

TEST(Totp, OneStepEarlyOrLateIsForgivenAndNoMore) {
    const auto now = at(1234567890);
    const auto step = totp_step(now);
    for (const int off : {-1, 0, 1}) {
        EXPECT_EQ(matching_step(kSecret, totp_code(kSecret, step + off), now, 0), step + off);
    }
    for (const int off : {-2, 2, 100}) {
        EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step + off), now, 0));
    }
}

TEST(Totp, ACodeOfAUsedStepOrAnEarlierOneFitsNoMore) {
    const auto now = at(1234567890);
    const auto step = totp_step(now);
    EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step), now, step));
    EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step - 1), now, step));
    EXPECT_TRUE(matching_step(kSecret, totp_code(kSecret, step + 1), now, step));
}

TEST(Totp, StrangeTextsAreNoCodes) {
    for (const char* text : {"", "0", "00000", "0000000", "abcdef", "-00001", "١٢٣٤٥٦"}) {
        EXPECT_FALSE(matching_step(kSecret, text, at(1234567890), 0)) << text;
    }
}

// RFC 4648, section 10, without the padding.
TEST(Base32, VectorsOfTheStandard) {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "MY"},
                                                           {"fo", "MZXQ"},
                                                           {"foo", "MZXW6"},
                                                           {"foob", "MZXW6YQ"},
                                                           {"fooba", "MZXW6YTB"},
                                                           {"foobar", "MZXW6YTBOI"}};
    for (const auto& [plain, text] : vectors) {
        EXPECT_EQ(base32(plain), text);
        EXPECT_EQ(base32_bytes(text), plain);
    }
    EXPECT_EQ(base32_bytes("mzxw 6ytb-oi======"), "foobar");
    EXPECT_FALSE(base32_bytes("MZXW1"));
}

TEST(ProvisioningUri, SaysWhatAppsRead) {
    EXPECT_EQ(provisioning_uri(kSecret, "Okienko: próba", "anna@example.org"),
              "otpauth://totp/Okienko%3A%20pr%C3%B3ba:anna%40example.org?secret="
              "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Okienko%3A%20pr%C3%B3ba&algorithm=SHA1&"
              "digits=6&period=30");
    EXPECT_EQ(in_fours("ABCDEFGHIJ"), "ABCD EFGH IJ");
    EXPECT_EQ(in_fours("ABCDEFGH", '-'), "ABCD-EFGH");
}

TEST(QrCode, IsAPictureWithoutAnythingThatRuns) {
    const std::string svg = qr_code_svg(provisioning_uri(kSecret, "Okienko", "anna@example.org"));
    EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    EXPECT_EQ(svg.find("style"), std::string::npos);
    EXPECT_EQ(svg.find("script"), std::string::npos);
    EXPECT_EQ(svg.find(kSecret), std::string::npos);
    EXPECT_GT(svg.size(), 2000U);
    EXPECT_THROW(qr_code_svg(std::string(5000, 'x')), std::runtime_error);
}

}  // namespace
}  // namespace okienko::accounts
