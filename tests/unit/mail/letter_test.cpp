#include "server/mail/letter.h"

#include <regex>
#include <sstream>

#include <Poco/Net/MailMessage.h>
#include <Poco/Net/QuotedPrintableDecoder.h>
#include <Poco/StreamCopier.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace okienko::mail {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kFrom = "Okienko <okienko@urzad.example>";
const config::Instant kMoment{std::chrono::seconds(1'795'169'700)};  // Fri 20 Nov 2026 10:15:00 UTC

std::string write(const std::string& subject, const std::string& text) {
    return write_letter({"anna@example.org", subject, text}, kFrom, "job-17", kMoment);
}

std::string body_of(const std::string& letter) {
    return letter.substr(letter.find("\r\n\r\n") + 4);
}

std::string decoded(const std::string& body) {
    std::istringstream in(body);
    Poco::Net::QuotedPrintableDecoder decoder(in);
    std::ostringstream out;
    Poco::StreamCopier::copyStream(decoder, out);
    return out.str();
}

TEST(Letter, HasTheHeadersOfRfc5322) {
    const std::string letter = write("Your case", "Hello.\n");
    EXPECT_THAT(
        letter,
        testing::StartsWith("From: Okienko <okienko@urzad.example>\r\nTo: anna@example.org\r\n"));
    EXPECT_THAT(letter, HasSubstr("\r\nSubject: Your case\r\n"));
    EXPECT_THAT(letter, HasSubstr("\r\nDate: Fri, 20 Nov 2026 10:15:00 +0000\r\n"));
    EXPECT_THAT(letter, HasSubstr("\r\nMessage-ID: <job-17@urzad.example>\r\n"));
    EXPECT_EQ(body_of(letter), "Hello.\r\n");
}

TEST(Letter, KeepsPolishThroughTheSevenBitsOfMail) {
    const std::string subject =
        "Potwierdź adres – zażółć gęślą jaźń, a potem jeszcze raz zażółć gęślą jaźń";
    const std::string text = "Dzień dobry,\n\nkliknij: https://okienko.example/konto?x=1\n" +
                             std::string(200, 'z') + " ąę \nkoniec bez znaku";
    const std::string letter = write(subject, text);
    for (const char c : letter) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
    std::istringstream lines(letter);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), 77U) << line;
        EXPECT_TRUE(line.ends_with('\r')) << line;
    }
    EXPECT_EQ(decoded(body_of(letter)), [&] {
        std::string crlf;
        for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
        return crlf + "\r\n";
    }());
    Poco::Net::MailMessage message;
    // A reader drops the blanks between encoded words (RFC 2047 6.2); Poco keeps them.
    std::istringstream in(std::regex_replace(letter, std::regex(R"(\?=\r\n =\?UTF-8\?Q\?)"), ""));
    message.read(in);
    EXPECT_EQ(Poco::Net::MailMessage::decodeWord(message.get("Subject"), "UTF-8"), subject);
}

TEST(Letter, RefusesInjectedHeaders) {
    const std::vector<std::string> subjects = {"Hi\r\nBcc: eve@example.org",
                                               "Hi\nX: y",
                                               "",
                                               "tab\there",
                                               std::string("a\0b", 3)};
    for (const std::string& subject : subjects) {
        EXPECT_THROW(write(subject, "text"), BadMessage) << subject;
    }
    for (const std::string to : {"anna@example.org\r\nBcc: eve@example.org",
                                 "anna@example.org, eve@example.org",
                                 "anna",
                                 "@example.org",
                                 "anna@",
                                 "anna <anna@example.org>",
                                 "anna@@example.org",
                                 "anna@example..org",
                                 "żaba@example.org"}) {
        EXPECT_THROW(write_letter({to, "Hi", "text"}, kFrom, "x", kMoment), BadMessage) << to;
    }
    EXPECT_THROW(write_letter({"anna@example.org", "Hi", "x"}, "nobody", "x", kMoment), BadMessage);
}

TEST(Letter, AnEmptyOrOddBodyIsStillALetter) {
    EXPECT_EQ(body_of(write("s", "")), "");
    EXPECT_EQ(decoded(body_of(write("s", "a=b \n.\r\n\n"))), "a=b \r\n.\r\n\r\n");
    EXPECT_THAT(write("s", std::string("nul \0 byte", 10)), HasSubstr("=00"));
}

TEST(MailAddress, IsPlain) {
    for (const char* good : {"a@b", "anna.nowak+x@urzad.example", "o'brien@example.org"})
        EXPECT_TRUE(is_mail_address(good)) << good;
    EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@example.org"));
    EXPECT_FALSE(is_mail_address("a@" + std::string(300, 'b')));
}

}  // namespace
}  // namespace okienko::mail
