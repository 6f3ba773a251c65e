#include "tests/unit/signing/corpus.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/verifier.h"

namespace okienko::signing {

namespace {

namespace fs = std::filesystem;
using testing::Contents;
using testing::corpus;
using testing::manifest;
using testing::read_file;
using testing::Row;

std::string reasons(const VerificationReport& report) {
    std::string text;
    for (const auto& check : report.checks) {
        if (!check.ok) text += fmt::format(" [{} {}: {}]", check.name, check.code, check.reason);
    }
    for (const auto& signature : report.signatures) {
        if (signature.integrity == Integrity::intact) continue;
        for (const auto& check : signature.checks) {
            if (!check.ok) text += fmt::format(" {} {}: {};", check.name, check.code, check.reason);
        }
    }
    return text;
}

TEST(SignatureCorpus, VerdictsAreThoseOfTheManifest) {
    const schemas::XmlLibrary library;
    const fs::path folder = corpus() / "signatures";
    if (!fs::exists(folder / "manifest.tsv")) GTEST_SKIP() << "no corpus at " << folder;
    const Verifier verifier{TrustAnchors()};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::map<std::string, std::map<std::string, int>> counts;
    std::vector<std::string> not_intact, accepted;
    for (const Row& row : manifest()) {
        const Contents contents(row.detached);
        const auto report =
            verifier.verify(read_file(folder / row.file), {row.file, contents.views(), now});
        const std::string found =
            report.intact() ? "intact" : (report.malformed() ? "refused" : "broken");
        ++counts[row.expected][found];
        if (std::getenv("OKIENKO_CORPUS_VERBOSE")) {
            fmt::print("{}\t{}\t{}\t{}\t{}{}\n",
                       row.file,
                       row.expected,
                       found,
                       to_string(report.indication),
                       to_string(report.sub_indication),
                       reasons(report));
        }
        if (row.expected == "VALID" && found != "intact") {
            not_intact.push_back(row.file + ":" + reasons(report));
        }
        if (row.expected != "VALID" && found == "intact") accepted.push_back(row.file);
        if (row.expected == "MALFORMED" && report.indication == Indication::total_passed) {
            accepted.push_back(row.file);
        }
    }
    for (const auto& [expected, by_found] : counts) {
        for (const auto& [found, count] : by_found)
            fmt::print("{:10} {:8} {}\n", expected, found, count);
    }
    for (const auto& line : not_intact) fmt::print("not intact: {}\n", line);
    EXPECT_EQ(accepted, std::vector<std::string>());
    EXPECT_EQ(not_intact, std::vector<std::string>());
}

/// The references of a signature that do not hold, as their faults.
std::vector<std::string> failed_references(const SignatureReport& signature) {
    std::vector<std::string> codes;
    for (const auto& check : signature.checks) {
        if (check.name == "reference" && !check.ok) codes.push_back(check.code);
    }
    return codes;
}

TEST(SignatureCorpus, ReceiptsOfStateSystemsThatCanVerifyDo) {
    const schemas::XmlLibrary library;
    const fs::path folder = corpus() / "schemas/upo";
    if (!fs::exists(folder)) GTEST_SKIP() << "no corpus at " << folder;
    const Verifier verifier{TrustAnchors()};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const auto report = verifier.verify(read_file(entry.path()), {name, {}, now});
        ASSERT_EQ(report.signatures.size(), 1U) << name;
        const auto& signature = report.signatures.front();
        if (name.find("enadzor") != std::string::npos) {
            EXPECT_TRUE(signature.covers_document()) << name << reasons(report);
            continue;
        }
        // These sign the submitted file as well, which is not here; everything else holds.
        EXPECT_EQ(failed_references(signature), std::vector<std::string>{"not-found"}) << name;
        EXPECT_EQ(report.sub_indication, SubIndication::signed_data_not_found) << name;
        EXPECT_TRUE(signature.signed_at) << name;
        EXPECT_EQ(signature.coverage.front().kind, Coverage::Kind::document) << name;
        EXPECT_TRUE(signature.coverage.front().intact) << name;
    }
}

TEST(SignatureCorpus, ATemplatesMetadataVerifyWithTheirSchema) {
    const schemas::XmlLibrary library;
    const fs::path folder = corpus() / "schemas/wyroznik-fa3";
    if (!fs::exists(folder)) GTEST_SKIP() << "no corpus at " << folder;
    const std::string schema = read_file(folder / "schemat.xsd");
    const std::vector<DetachedContent> detached{{"schemat.xsd", schema}};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto report = Verifier{TrustAnchors()}.verify(read_file(folder / "wyroznik.xml"),
                                                        {"wyroznik.xml", detached, now});
    // It signs a stylesheet as well, which is not here; the schema holds.
    ASSERT_EQ(report.signatures.size(), 1U);
    EXPECT_EQ(failed_references(report.signatures.front()), std::vector<std::string>{"not-found"})
        << reasons(report);
}

}  // namespace

}  // namespace okienko::signing
