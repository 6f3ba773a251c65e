#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
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

fs::path corpus() {
    if (const char* named = std::getenv("OKIENKO_CORPUS")) return named;
    return fs::path(OKIENKO_SOURCE_DIR) / "../shared/corpus";
}

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A line of manifest.tsv.
struct Row {
    std::string file, container, expected, detached;
    int signatures = 0;
};

std::vector<Row> manifest(const fs::path& folder) {
    std::ifstream table(folder / "manifest.tsv");
    std::vector<Row> rows;
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        std::vector<std::string> cells{""};
        for (const char c : line) {
            if (c == '\t')
                cells.emplace_back();
            else
                cells.back().push_back(c);
        }
        if (cells.size() < 6) continue;
        rows.push_back({cells[0], cells[1], cells[2], cells[5], std::atoi(cells[3].c_str())});
    }
    return rows;
}

/// The detached contents a row names: a file, or all of a folder.
class Contents {
public:
    Contents(const fs::path& folder, const std::string& named) {
        if (named.empty()) return;
        const fs::path path = folder / named;
        if (fs::is_directory(path)) {
            for (const auto& entry : fs::directory_iterator(path)) add(entry.path());
        } else {
            add(path);
        }
        for (const auto& [name, bytes] : bytes_) views_.push_back({name, bytes});
    }
    const std::vector<DetachedContent>& views() const { return views_; }

private:
    void add(const fs::path& path) { bytes_[path.filename().string()] = read(path); }

    std::map<std::string, std::string> bytes_;
    std::vector<DetachedContent> views_;
};

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
    std::vector<std::string> not_intact, accepted, miscounted;
    for (const Row& row : manifest(folder)) {
        const Contents contents(folder, row.detached);
        const auto report =
            verifier.verify(read(folder / row.file), {row.file, contents.views(), now});
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
        if (row.expected == "VALID" &&
            static_cast<int>(report.signatures.size()) != row.signatures) {
            miscounted.push_back(
                fmt::format("{}: {} for {}", row.file, report.signatures.size(), row.signatures));
        }
    }
    for (const auto& [expected, by_found] : counts) {
        for (const auto& [found, count] : by_found)
            fmt::print("{:10} {:8} {}\n", expected, found, count);
    }
    for (const auto& line : not_intact) fmt::print("not intact: {}\n", line);
    for (const auto& line : miscounted) fmt::print("signatures: {}\n", line);
    EXPECT_EQ(accepted, std::vector<std::string>());
    auto& valid = counts["VALID"];
    const int all = valid["intact"] + valid["broken"] + valid["refused"];
    EXPECT_GE(valid["intact"] * 100, all * 95);
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
        const auto report = verifier.verify(read(entry.path()), {name, {}, now});
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
    const std::string schema = read(folder / "schemat.xsd");
    const std::vector<DetachedContent> detached{{"schemat.xsd", schema}};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto report = Verifier{TrustAnchors()}.verify(read(folder / "wyroznik.xml"),
                                                        {"wyroznik.xml", detached, now});
    // It signs a stylesheet as well, which is not here; the schema holds.
    ASSERT_EQ(report.signatures.size(), 1U);
    EXPECT_EQ(failed_references(report.signatures.front()), std::vector<std::string>{"not-found"})
        << reasons(report);
}

}  // namespace

}  // namespace okienko::signing
