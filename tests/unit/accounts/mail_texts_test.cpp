#include "server/accounts/mail_texts.h"

#include <gtest/gtest.h>

namespace okienko::accounts {
namespace {

TEST(MailTexts, FillTheirPlaces) {
    const MailTexts mails(OKIENKO_SOURCE_DIR, "Urząd Miasta", "https://okienko.example");
    const auto letter = mails.write(
        "new-password", "pl", "anna@example.org", {{"link", "https://okienko.example/x?klucz=1"}});
    EXPECT_EQ(letter.to, "anna@example.org");
    EXPECT_EQ(letter.subject, "Okienko: ustal nowe hasło");
    EXPECT_NE(letter.text.find("\nhttps://okienko.example/x?klucz=1\n"), std::string::npos);
    EXPECT_NE(letter.text.find("Okienko, Urząd Miasta\nhttps://okienko.example\n"),
              std::string::npos);
    EXPECT_EQ(mails.write("new-password", "en", "a@example.org").subject,
              "Okienko: choose a new password");
    EXPECT_EQ(mails.write("new-password", "uk", "a@example.org").subject,
              "Okienko: ustal nowe hasło");
}

TEST(MailTexts, LeaveNoPlaceOpen) {
    const MailTexts mails(OKIENKO_SOURCE_DIR, "Urząd", "https://okienko.example");
    for (const char* name : {"confirm-registration",
                             "account-exists",
                             "new-password",
                             "no-account",
                             "password-changed",
                             "confirm-address",
                             "address-taken",
                             "address-requested",
                             "address-changed",
                             "token-created"}) {
        for (const char* language : {"pl", "en"}) {
            const auto letter = mails.write(
                name, language, "a@example.org", {{"link", "https://okienko.example/x"}});
            EXPECT_EQ(letter.text.find('{'), std::string::npos) << name;
            EXPECT_EQ(letter.subject.find('\n'), std::string::npos) << name;
        }
    }
    EXPECT_THROW(mails.write("no such letter", "pl", "a@example.org"), std::logic_error);
    EXPECT_THROW(MailTexts("/nowhere", "", ""), std::runtime_error);
}

}  // namespace
}  // namespace okienko::accounts
