// `okienko augment` as people call it, with the authority of the openssl program on loopback.

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "signing/key_pair.h"
#include "signing/prepared_signature.h"
#include "tests/harness/running_server.h"
#include "tests/unit/trust/loopback_authority.h"

namespace okienko::signing {
namespace {

namespace fs = std::filesystem;

class AugmentCommand : public ::testing::Test {
protected:
    void SetUp() override {
        if (!authority_.made()) GTEST_SKIP() << "no openssl program";
        write("ca.pem", authority_.pem("ca"));
        const auto key = KeyPair::from_pem(authority_.key("osoba"), authority_.pem("osoba"));
        SigningRequest request;
        request.files = {{"pismo.xml", "<pismo>treść</pismo>", "text/xml"}};
        request.signing_time =
            std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto made = sign(request, key, Verifier(TrustAnchors()));
        write("pismo.signed.xml", std::get<SignedFile>(made).bytes);
    }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    }
    int run(const std::string& words) const {
        const std::string command = "cd " + folder_.path().string() + " && " +
                                    harness::program_path() + " " + words +
                                    " > output 2>&1 < /dev/null";
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int augment(const std::string& words, const std::string& path = "/tsa") const {
        return run("augment --anchors ca.pem --tsa " + authority_.url(path) + " " + words);
    }
    std::string output() const { return schemas::read_file((folder_.path() / "output").string()); }
    bool says(const std::string& text) const { return output().find(text) != std::string::npos; }

    schemas::XmlLibrary library_;
    trust::testing::LoopbackAuthority authority_;
    harness::TemporaryFolder folder_;
};

TEST_F(AugmentCommand, RaisesAFileToEachLevel) {
    for (const std::string level : {"T", "LT", "LTA"}) {
        const std::string out = level + ".xml";
        ASSERT_EQ(augment("--level " + level + " pismo.signed.xml -o " + out), 0) << output();
        EXPECT_EQ(output(), out + "\n");
        EXPECT_EQ(run("verify --anchors ca.pem " + out), 0) << output();
        EXPECT_TRUE(says("XAdES-B-" + level + ",")) << output();
    }
    EXPECT_EQ(augment("--level LTA LTA.xml -o again.xml"), 0) << output();
    EXPECT_EQ(run("verify --anchors ca.pem again.xml"), 0) << output();
}

TEST_F(AugmentCommand, TellsWhyNot) {
    EXPECT_EQ(augment("--level T pismo.signed.xml -o out.xml", "/500"), 75) << "later";
    EXPECT_TRUE(says("(timestamp)")) << output();
    EXPECT_EQ(augment("--level T brak.xml -o out.xml"), 66);
    EXPECT_EQ(augment("--level X pismo.signed.xml -o out.xml"), 64);
    EXPECT_EQ(augment("--level T pismo.signed.xml"), 64);
    EXPECT_EQ(run("augment --tsa ftp://x/ --level T pismo.signed.xml -o out.xml"), 64);
    EXPECT_EQ(
        run("augment --tsa " + authority_.url("/tsa") + " --level T pismo.signed.xml -o out.xml"),
        1);
    EXPECT_TRUE(says("(not-passed)")) << output();
    EXPECT_FALSE(fs::exists(folder_.path() / "out.xml"));
    EXPECT_EQ(augment("--level T pismo.signed.xml -o pismo.signed.xml"), 1) << "never over a file";
}

}  // namespace
}  // namespace okienko::signing
