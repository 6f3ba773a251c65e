#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "schemas/document.h"
#include "tests/harness/running_server.h"

namespace okienko::signing {
namespace {

namespace fs = std::filesystem;

/// `okienko sign` as people call it, and `okienko verify` on what it wrote.
class SignCommand : public ::testing::Test {
protected:
    SignCommand() {
        std::array<char, 40> pattern{"/tmp/okienko-sign-XXXXXX"};
        folder_ = mkdtemp(pattern.data());
        const fs::path files = OKIENKO_SOURCE_DIR "/tests/fuzz/corpus/pkcs12";
        fs::copy_file(files / "ec_aes.p12", folder_ / "ec.p12");
        fs::copy_file(files / "rsa_aes.p12", folder_ / "rsa.p12");
        write("haslo", "haslo\n");
        write("zle", "inne\n");
        write("pismo.xml", "<pismo>treść</pismo>\n");
        write("plik.txt", "dane");
        write("zepsute.xml", "<pismo>");
    }
    ~SignCommand() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    /// The exit code; what is printed goes into the file `output`.
    int run(const std::string& words) const {
        const std::string command = "cd " + folder_.string() + " && " + harness::program_path() +
                                    " " + words + " > output 2>&1 < /dev/null";
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int sign(const std::string& words) const {
        return run("sign --p12 ec.p12 --password-file haslo " + words);
    }
    std::string output() const { return schemas::read_file((folder_ / "output").string()); }
    bool says(const std::string& text) const { return output().find(text) != std::string::npos; }

    fs::path folder_;
};

TEST_F(SignCommand, SignsEveryFormBesideTheFile) {
    EXPECT_EQ(sign("pismo.xml"), 0) << output();
    EXPECT_EQ(output(), "pismo.signed.xml\n");
    EXPECT_EQ(sign("--form enveloping plik.txt pismo.xml"), 0) << output();
    EXPECT_EQ(sign("--form detached plik.txt"), 0) << output();
    EXPECT_EQ(sign("--form asice plik.txt pismo.xml"), 0) << output();
    // Nobody's anchors: INDETERMINATE, with every signature intact.
    EXPECT_EQ(run("verify --json --detached plik.txt pismo.signed.xml plik.txt.signed.xades "
                  "plik.txt.xades plik.asice"),
              2)
        << output();
    EXPECT_FALSE(says("broken")) << output();
}

TEST_F(SignCommand, SignsWhatAnotherSigned) {
    ASSERT_EQ(sign("--out raz.xml pismo.xml"), 0) << output();
    ASSERT_EQ(run("sign --p12 rsa.p12 --password-file haslo --out dwa.xml raz.xml"), 0) << output();
    EXPECT_EQ(run("verify --json dwa.xml"), 2);
    EXPECT_TRUE(says("intact") && !says("broken")) << output();
    ASSERT_EQ(sign("--out - pismo.xml"), 0);
    EXPECT_TRUE(says("<ds:SignatureValue>"));
}

TEST_F(SignCommand, WritesOverNothing) {
    EXPECT_EQ(sign("pismo.xml"), 0);
    const std::string first = schemas::read_file((folder_ / "pismo.signed.xml").string());
    EXPECT_EQ(sign("pismo.xml"), 1);
    EXPECT_EQ(sign("--out pismo.xml pismo.xml"), 1);
    EXPECT_EQ(schemas::read_file((folder_ / "pismo.signed.xml").string()), first);
}

TEST_F(SignCommand, SaysWhatIsWrong) {
    EXPECT_EQ(run("sign"), 64);
    EXPECT_EQ(sign(""), 64);
    EXPECT_EQ(sign("pismo.xml plik.txt"), 64) << "enveloped takes one";
    EXPECT_EQ(sign("--form inna pismo.xml"), 64);
    EXPECT_EQ(sign("--password haslo pismo.xml"), 64) << "never on the command line";
    EXPECT_EQ(sign("nie-ma.xml"), 66);
    EXPECT_EQ(run("sign --p12 nie-ma.p12 --password-file haslo pismo.xml"), 66);
    EXPECT_EQ(run("sign --p12 plik.txt --password-file haslo pismo.xml"), 66);
    EXPECT_TRUE(says("malformed")) << output();
    EXPECT_EQ(run("sign --p12 ec.p12 --password-file zle pismo.xml"), 1);
    EXPECT_TRUE(says("wrong-password")) << output();
    EXPECT_EQ(sign("zepsute.xml"), 1);
    EXPECT_TRUE(says("malformed")) << output();
    EXPECT_EQ(sign("plik.txt"), 1);
}

TEST_F(SignCommand, AsksForThePasswordAtATerminalOnly) {
    // Without a controlling terminal there is nobody to ask.
    const std::string command = "cd " + folder_.string() + " && setsid -w " +
                                harness::program_path() +
                                " sign --p12 ec.p12 pismo.xml > output 2>&1 < /dev/null";
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 66);
    EXPECT_TRUE(says("no terminal")) << output();
}

}  // namespace
}  // namespace okienko::signing
