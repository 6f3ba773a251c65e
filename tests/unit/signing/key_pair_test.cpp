#include "signing/key_pair.h"

#include <gtest/gtest.h>

#include "signing/crypto_error.h"

namespace okienko::signing {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds start = std::chrono::sys_days(2026y / 3 / 1);

TEST(KeyPair, SignsWhatItsCertificateVerifies) {
    const auto pair = KeyPair::make_self_signed("Urząd Miasta", start, 10);
    const std::string signature = pair.sign("treść");
    const std::string& certificate = pair.certificate_chain().front();
    EXPECT_EQ(signature.size(), 64U);
    EXPECT_TRUE(verifies(certificate, "treść", signature));
    EXPECT_FALSE(verifies(certificate, "tresc", signature));
    EXPECT_FALSE(verifies(certificate, "treść", std::string(64, '\0')));
    EXPECT_FALSE(verifies(certificate, "treść", signature.substr(1)));
    EXPECT_FALSE(verifies("no certificate", "treść", signature));
}

TEST(KeyPair, NamesTheOfficeInItsCertificate) {
    const auto pair = KeyPair::make_self_signed("Urząd Miasta Modrzewie", start, 10);
    const auto summary = summarize(pair.certificate_chain().front());
    EXPECT_EQ(summary.subject, "CN=Urząd Miasta Modrzewie,O=Urząd Miasta Modrzewie,C=PL");
    EXPECT_EQ(summary.issuer, summary.subject);
    EXPECT_EQ(summary.not_before, start);
    EXPECT_EQ(summary.not_after, start + std::chrono::days(3652));
    EXPECT_EQ(summary.serial.size(), 32U);
}

TEST(KeyPair, ShortensAnOverlongNameBetweenCharacters) {
    std::string name;
    for (int count = 0; count < 70; ++count) name += "ż";
    const auto pair = KeyPair::make_self_signed(name, start, 1);
    EXPECT_NE(summarize(pair.certificate_chain().front()).subject.find(name.substr(0, 128)),
              std::string::npos);
}

TEST(KeyPair, ComesBackFromItsFiles) {
    const auto pair = KeyPair::make_self_signed("Urząd", start, 10);
    const auto again = KeyPair::from_pem(pair.key_pem(), pair.certificates_pem());
    EXPECT_EQ(again.certificate_chain(), pair.certificate_chain());
    EXPECT_TRUE(verifies(pair.certificate_chain().front(), "x", again.sign("x")));
}

std::string complaint(const std::string& key, const std::string& certificates) {
    try {
        KeyPair::from_pem(key, certificates);
    } catch (const CryptoError& error) {
        return error.what();
    }
    return "accepted";
}

TEST(KeyPair, SaysWhichFileIsWrong) {
    const auto pair = KeyPair::make_self_signed("Urząd", start, 10);
    const auto other = KeyPair::make_self_signed("Inny", start, 10);
    EXPECT_NE(complaint("rubbish", pair.certificates_pem()).find("private key"), std::string::npos);
    EXPECT_NE(complaint(pair.key_pem(), "rubbish").find("no certificate"), std::string::npos);
    EXPECT_NE(complaint(pair.key_pem(), other.certificates_pem()).find("doesn't belong"),
              std::string::npos);
}

}  // namespace
}  // namespace okienko::signing
