#include "server/mail/file_mailer.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace okienko::mail {
namespace {

namespace fs = std::filesystem;

TEST(FileMailer, WritesALetterAFile) {
    std::string name = "/tmp/okienko-mail-XXXXXX";
    const fs::path folder = mkdtemp(name.data());
    const config::SystemClock clock;
    FileMailer mailer(folder / "mail", "okienko@urzad.example", clock);
    mailer.send({"anna@example.org", "Pierwszy", "Treść\n"}, "job-1");
    mailer.send({"anna@example.org", "Drugi", "Treść\n"}, "job-2");
    int letters = 0;
    for (const auto& entry : fs::directory_iterator(folder / "mail")) {
        EXPECT_EQ(entry.path().extension(), ".eml");
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        EXPECT_THAT(text, testing::HasSubstr("To: anna@example.org\r\n"));
        ++letters;
    }
    EXPECT_EQ(letters, 2);
    fs::remove_all(folder / "mail");
    EXPECT_THROW(mailer.send({"anna@example.org", "x", "y"}, "job-3"), std::runtime_error);
    EXPECT_THROW(FileMailer(folder, "nobody", clock), BadMessage);
    fs::remove_all(folder);
}

}  // namespace
}  // namespace okienko::mail
