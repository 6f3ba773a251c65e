#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/harness/running_server.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::signing {
namespace {

using namespace testing;

/// `okienko verify` as other programs call it: words in, exit code and JSON out.
class VerifyCommand : public ::testing::Test {
protected:
    VerifyCommand() : document_(key(), certificate_of_key()) {
        std::array<char, 40> pattern{"/tmp/okienko-verify-XXXXXX"};
        folder_ = mkdtemp(pattern.data());
        document_.signed_data_properties = signing::testing::data_description;
        write("good.xml", document_.enveloped());
        write("bad.xml", replaced(document_.enveloped(), "zażółć", "x"));
        write("plain.xml", "<a/>");
        write("anchor.pem", certificate_of_key().pem());
        document_.more_references = document_.reference(" URI=\"plik.txt\"", "", "dane");
        write("detached.xml", document_.enveloped());
        write("plik.txt", "dane");
    }
    ~VerifyCommand() override { std::filesystem::remove_all(folder_); }

    static const Key& key() {
        static const Key made = rsa_key();
        return made;
    }
    static const TestCertificate& certificate_of_key() {
        static const TestCertificate made = testing::certificate(key());
        return made;
    }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    std::string read(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }

    struct Outcome {
        int exit = -1;
        std::string output;
        Poco::JSON::Array::Ptr json() const {
            return Poco::JSON::Parser().parse(output).extract<Poco::JSON::Array::Ptr>();
        }
    };
    Outcome run(const std::string& words) const { return run_with(words, " 2>/dev/null"); }
    /// With what it tells on stderr, too.
    Outcome run_told(const std::string& words) const { return run_with(words, " 2>&1"); }
    Outcome run_with(const std::string& words, const std::string& redirection) const {
        Outcome outcome;
        const std::string command = "cd " + folder_.string() + " && " + harness::program_path() +
                                    " verify " + words + redirection;
        std::FILE* pipe = popen(command.c_str(), "r");
        if (pipe == nullptr) return outcome;
        std::array<char, 4096> block{};
        while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe)) {
            outcome.output.append(block.data(), count);
        }
        const int status = pclose(pipe);
        if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
        return outcome;
    }

    SignedDocument document_;
    std::filesystem::path folder_;
};

TEST_F(VerifyCommand, ExitCodesTellTheWorst) {
    const std::string anchored = "--anchors anchor.pem --at 2026-03-13 ";
    EXPECT_EQ(run(anchored + "good.xml").exit, 0);
    EXPECT_EQ(run(anchored + "--at 2026-03-13T10:00:00Z good.xml good.xml").exit, 0);
    EXPECT_EQ(run("--at 2026-03-13 good.xml").exit, 2);
    EXPECT_EQ(run("--anchors anchor.pem --at 2050-01-01 good.xml").exit, 2);
    EXPECT_EQ(run(anchored + "bad.xml").exit, 1);
    EXPECT_EQ(run(anchored + "plain.xml").exit, 1);
    EXPECT_EQ(run(anchored + "good.xml bad.xml").exit, 1);
    EXPECT_EQ(run("good.xml bad.xml").exit, 1);
}

TEST_F(VerifyCommand, WrongWordsAndUnreadableFiles) {
    EXPECT_EQ(run("").exit, 64);
    EXPECT_EQ(run("--no-such good.xml").exit, 64);
    EXPECT_EQ(run("--at yesterday good.xml").exit, 64);
    EXPECT_EQ(run("--anchors").exit, 64);
    EXPECT_EQ(run("missing.xml").exit, 66);
    EXPECT_EQ(run("--anchors missing.pem good.xml").exit, 66);
    EXPECT_EQ(run("--anchors plain.xml good.xml").exit, 66);
    EXPECT_EQ(run("--detached missing good.xml").exit, 66);
}

TEST_F(VerifyCommand, DetachedFilesAreGivenByPath) {
    EXPECT_EQ(run("--anchors anchor.pem --at 2026-03-13 detached.xml").exit, 2);
    EXPECT_EQ(run("--anchors anchor.pem --at 2026-03-13 --detached plik.txt detached.xml").exit, 0);
    EXPECT_EQ(run("--anchors anchor.pem --at 2026-03-13 --detached . detached.xml").exit, 0);
}

TEST_F(VerifyCommand, APolicyIsAFile) {
    const std::string at = "--at 2026-03-13 ";
    const auto policy = [](const std::string& contents) {
        return "<validation-policy name=\"własna\">\n" + contents + "\n</validation-policy>";
    };
    write("lenient.xml", policy("<check name=\"certificate-chain\" level=\"WARN\"/>"));
    EXPECT_EQ(run(at + "--policy lenient.xml good.xml").exit, 0);
    EXPECT_EQ(run(at + "--policy lenient.xml bad.xml").exit, 1);
    const auto report = run("--json " + at + "--policy lenient.xml good.xml").json()->getObject(0);
    EXPECT_EQ(report->getValue<std::string>("policy"), "własna");
    const auto warnings = report->getArray("signatures")->getObject(0)->getArray("warnings");
    EXPECT_EQ(warnings->getElement<std::string>(0), "certificate-chain");
    write("strict.xml", policy("<suite><digest name=\"SHA-256\" until=\"2020-01-01\"/></suite>"));
    EXPECT_EQ(run("--anchors anchor.pem " + at + "--policy strict.xml good.xml").exit, 2);
    EXPECT_EQ(run("--anchors anchor.pem " + at + "--policy integrity good.xml").exit, 0);
}

TEST_F(VerifyCommand, AFaultyPolicyIsToldByItsLine) {
    write("level.xml",
          "<validation-policy name=\"x\">\n  <check name=\"sha1\" level=\"MAYBE\"/>\n"
          "</validation-policy>");
    const auto level = run_told("--policy level.xml good.xml");
    EXPECT_EQ(level.exit, 64);
    EXPECT_NE(level.output.find("level.xml, line 2: level is IGNORE, INFORM, WARN or FAIL, not "
                                "'MAYBE'; the words are those of schemas/xsd/"),
              std::string::npos)
        << level.output;
    write("broken.xml", "<validation-policy name=\"x\">\n\n<check");
    const auto broken = run_told("--policy broken.xml good.xml");
    EXPECT_EQ(broken.exit, 64);
    EXPECT_NE(broken.output.find("broken.xml, line 3: "), std::string::npos) << broken.output;
    const auto missing = run_told("--policy missing.xml good.xml");
    EXPECT_EQ(missing.exit, 64);
    EXPECT_NE(missing.output.find("missing.xml"), std::string::npos) << missing.output;
}

TEST_F(VerifyCommand, ADigestStandsForAFileThatStaysWhereItIs) {
    // printf dane | sha256sum
    const std::string right = "5af2ce87460cec2056d0bdbe9fb8dda57462e3d4074d9aeea537c3638048e895";
    const auto of = [&](const std::string& digest) {
        return run("--policy integrity --at 2026-03-13 --detached-digest plik.txt=SHA-256:" +
                   digest + " detached.xml")
            .exit;
    };
    EXPECT_EQ(of(right), 0);
    EXPECT_EQ(of(std::string(64, '0')), 1);
    const auto wrong = run_told("--detached-digest plik.txt=MD5:00 detached.xml");
    EXPECT_EQ(wrong.exit, 64);
    EXPECT_NE(wrong.output.find("SHA-256"), std::string::npos) << wrong.output;
}

TEST_F(VerifyCommand, JsonIsAnArrayWithAnObjectAFile) {
    const auto outcome = run("--json --anchors anchor.pem --at 2026-03-13 good.xml plain.xml");
    EXPECT_EQ(outcome.exit, 1);
    const auto json = outcome.json();
    ASSERT_EQ(json->size(), 2U);
    const auto good = json->getObject(0);
    EXPECT_EQ(good->getValue<std::string>("file"), "good.xml");
    EXPECT_EQ(good->getValue<std::string>("indication"), "TOTAL-PASSED");
    const auto signature = good->getArray("signatures")->getObject(0);
    EXPECT_EQ(signature->getValue<std::string>("id"), "sig");
    EXPECT_EQ(signature->getValue<std::string>("indication"), "TOTAL-PASSED");
    EXPECT_EQ(signature->getValue<std::string>("integrity"), "intact");
    EXPECT_EQ(signature->getValue<std::string>("format"), "XAdES-B-B");
    EXPECT_EQ(signature->getValue<std::string>("signer"), "Janina Próbna");
    EXPECT_EQ(signature->getValue<std::string>("signedAt"), "2026-03-12T12:00:00Z");
    EXPECT_TRUE(signature->has("subIndication"));
    EXPECT_EQ(signature->getArray("coverage")->size(), 2U);
    EXPECT_TRUE(signature->isArray("timestamps"));
    EXPECT_TRUE(signature->getArray("checks")->getObject(0)->getValue<bool>("ok"));
    const auto plain = json->getObject(1);
    EXPECT_EQ(plain->getValue<std::string>("indication"), "TOTAL-FAILED");
    EXPECT_EQ(plain->getArray("signatures")->size(), 0U);
    EXPECT_EQ(plain->getArray("checks")->getObject(0)->getValue<std::string>("code"),
              "no-signature");
}

TEST_F(VerifyCommand, ExtractWritesWhatWasSignedAndNothingElse) {
    const std::string anchored = "--anchors anchor.pem --at 2026-03-13 ";
    EXPECT_EQ(run(anchored + "--extract out good.xml").exit, 0);
    EXPECT_EQ(read("out/1-sig/document.xml"),
              "<pismo xmlns=\"urn:test\"><text>zażółć</text></pismo>");
    EXPECT_NE(read("out/listing.txt").find("1-sig/document.xml"), std::string::npos);

    EXPECT_EQ(run(anchored + "--extract out bad.xml").exit, 66);  // nothing is overwritten
    EXPECT_EQ(run(anchored + "--extract bad bad.xml good.xml").exit, 1);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "bad/1-sig/document.xml"));
    EXPECT_NE(read("bad/listing.txt").find("not written: digest-differs"), std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "bad/2-sig/document.xml"));

    EXPECT_EQ(run("--extract").exit, 64);
    EXPECT_EQ(run("--extract good.xml/x good.xml").exit, 66);
}

}  // namespace
}  // namespace okienko::signing
