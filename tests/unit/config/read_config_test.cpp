#include "server/config/read_config.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "server/config/addresses.h"
#include "server/config/settings.h"

namespace okienko::config {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ReadConfigTest : public testing::Test {
protected:
    ReadConfigTest() {
        std::string name = "/tmp/okienko-config-XXXXXX";
        folder_ = mkdtemp(name.data());
    }
    ~ReadConfigTest() override { fs::remove_all(folder_); }

    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
        return folder_ / name;
    }
    Config read(const std::vector<std::string>& options) {
        return read_config(options, [this](const std::string& name) -> std::optional<std::string> {
            const auto found = environment_.find(name);
            return found == environment_.end() ? std::nullopt : std::optional(found->second);
        });
    }
    Config read_file(const std::string& text, std::vector<std::string> options = {}) {
        options.insert(options.begin(), {"--config", write("okienko.conf", text).string()});
        return read(options);
    }
    std::vector<std::string> faults(const std::string& text,
                                    const std::vector<std::string>& options = {}) {
        try {
            read_file(text, options);
        } catch (const ConfigFaults& error) {
            return error.faults();
        }
        return {};
    }

    fs::path folder_;
    std::map<std::string, std::string> environment_ = {{"HOME", "/home/anna"}};
};

TEST_F(ReadConfigTest, HasDefaults) {
    const Config config = read({});
    EXPECT_EQ(config.base_address(), "http://127.0.0.1:8080");
    EXPECT_TRUE(config.demo);
    EXPECT_EQ(config.database, "");
    EXPECT_EQ(config.root, fs::path(OKIENKO_SOURCE_DIR));
    EXPECT_EQ(config.office, config.root / "schemas/codelists/office.xml");
    EXPECT_EQ(config.data, geteuid() == 0 ? "/var/lib/okienko" : "/home/anna/.local/share/okienko");
    EXPECT_EQ(config.mail_folder(), config.data / "mail");
}

TEST_F(ReadConfigTest, ReadsAFileAndLetsOptionsWin) {
    const Config config = read_file(
        "# the office's server\n\n  port = 80\ndata=/srv/okienko/\nmail-host = mail.example\n"
        "trusted-proxies = 10.0.0.0/8, ::1\nlog-level = debug\r\nattachment-megabytes = 5\ndemo = "
        "no\nhost = 0.0.0.0\n"
        "public-address = https://okienko.example/\n",
        {"--port", "8443", "--data=/srv/other"});
    EXPECT_EQ(config.port, 8443);
    EXPECT_EQ(config.data, "/srv/other");
    EXPECT_EQ(config.mail.smtp_host, "mail.example");
    EXPECT_THAT(config.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
    EXPECT_EQ(config.log_level, Log::Level::debug);
    EXPECT_EQ(config.limits.attachment_bytes, 5U << 20U);
    EXPECT_EQ(config.base_address(), "https://okienko.example");
}

TEST_F(ReadConfigTest, TellsAllFaultsTogether) {
    const auto all = faults(
        "prot = 80\nport = many\nport = 81\nnonsense\n = 3\ndemo = maybe\ntrusted-proxies = "
        "10.0.0.0/33\n"
        "wholly-unlike-anything = 1\ntls-key = /nowhere\n",
        {"--port", "99999", "--colour", "--data"});
    const std::string name = (folder_ / "okienko.conf").string();
    EXPECT_THAT(
        all,
        testing::UnorderedElementsAre(name + ":1: 'prot' is not a setting; did you mean 'port'?",
                                      name + ":2: port takes a number from 0 to 65535",
                                      name + ":3: 'port' stands already in line 2",
                                      name + ":4: not a line 'key = value'",
                                      name + ":5: not a line 'key = value'",
                                      name + ":6: demo takes yes or no",
                                      HasSubstr(":7: trusted-proxies takes addresses or blocks"),
                                      name + ":8: 'wholly-unlike-anything' is not a setting",
                                      "--port: port takes a number from 0 to 65535",
                                      "'--colour' is not an option",
                                      "--data: a value is missing",
                                      "tls-certificate and tls-key go together",
                                      "/nowhere: can't be read"));
}

TEST_F(ReadConfigTest, KeepsTheDemonstrationOnLoopback) {
    EXPECT_THAT(faults("", {"--host", "0.0.0.0"}), ElementsAre(HasSubstr("loopback only")));
    EXPECT_THAT(faults("", {"--host", "0.0.0.0", "--no-demo"}), IsEmpty());
    EXPECT_THAT(faults("", {"--host", "127.0.0.9"}), IsEmpty());
    EXPECT_EQ(read({"--host", "::1", "--port", "0"}).base_address(), "http://[::1]:0");
    EXPECT_THAT(faults("host = localhost\n"), ElementsAre(HasSubstr("host takes an IP address")));
}

TEST_F(ReadConfigTest, TakesSecretsFromFilesAndTheEnvironment) {
    const fs::path password = write("password", "swordfish\n");
    const std::string text =
        "mail-user = okienko\nmail-password-file = " + password.string() + "\n";
    EXPECT_EQ(read_file(text).mail.password, "swordfish");
    environment_["OKIENKO_MAIL_PASSWORD"] = "changed";
    environment_["OKIENKO_DATABASE"] = "postgresql://db.example/okienko";
    EXPECT_EQ(read_file(text).mail.password, "changed");
    environment_.erase("OKIENKO_MAIL_PASSWORD");
    EXPECT_EQ(read({"--database", "postgresql:///x"}).database, "postgresql:///x");
    EXPECT_THAT(faults("mail-user = okienko\nmail-starttls = no\nmail-password-file = /nowhere\n"),
                testing::Contains(HasSubstr("only with mail-starttls")));
}

TEST_F(ReadConfigTest, ProofsAndTokensAreWholeOrNotThere) {
    const Config config =
        read_file("timestamp-url = https://tsa.example/tsr?x=1\nproof-margin-days = 30\n");
    EXPECT_EQ(config.timestamps.url, "https://tsa.example/tsr?x=1");
    EXPECT_EQ(config.timestamps.margin, std::chrono::days(30));
    EXPECT_THAT(faults("timestamp-url = ftp://tsa.example\n"),
                testing::Contains(HasSubstr("https://tsa.example/tsr")));
    EXPECT_THAT(faults("timestamp-user = urzad\n"),
                testing::Contains(HasSubstr("timestamp-password-file go together")));
    EXPECT_THAT(faults("seal-pkcs11-token = urzad\n"), testing::Contains(HasSubstr("go together")));
}

TEST_F(ReadConfigTest, HandsOnWordsOfOtherCommands) {
    std::vector<std::string> rest;
    const std::vector<std::string> words = {
        "create", "--data", "/srv/x", "--account", "anna@example.org"};
    const Config config = read_config(words, process_environment(), &rest);
    EXPECT_EQ(config.data, "/srv/x");
    EXPECT_THAT(rest, ElementsAre("create", "--account", "anna@example.org"));
}

TEST_F(ReadConfigTest, RefusesAFileThatIsNoText) {
    EXPECT_THAT(faults(std::string("port = 1\0", 9)), ElementsAre(HasSubstr("not a text file")));
    EXPECT_THAT(faults("port = \xff\n"), ElementsAre(HasSubstr("not a text file")));
    EXPECT_THAT(faults(std::string(2 << 20, '#')), ElementsAre(HasSubstr("not a text file")));
    EXPECT_THROW(read({"--config", "/nowhere/okienko.conf"}), ConfigFaults);
}

TEST(Settings, HaveAKeyAndAMeaningEach) {
    for (const auto& rule : setting_rules()) {
        EXPECT_FALSE(rule.meaning.empty()) << rule.key;
        EXPECT_EQ(find_rule(rule.key), &rule);
    }
    EXPECT_EQ(nearest_key("databse"), "database");
    EXPECT_EQ(nearest_key(std::string(100'000, 'x')), "");
}

TEST(Addresses, AreInDigits) {
    EXPECT_TRUE(is_loopback("127.0.0.1"));
    EXPECT_FALSE(is_loopback("127.example"));
    EXPECT_FALSE(is_loopback("10.0.0.1"));
    EXPECT_TRUE(is_network("2001:db8::/32"));
    EXPECT_FALSE(is_network("2001:db8::/129"));
    EXPECT_FALSE(is_network("10.0.0.0/"));
    EXPECT_FALSE(is_network("10.0.0.0/8x"));
}

}  // namespace
}  // namespace okienko::config
