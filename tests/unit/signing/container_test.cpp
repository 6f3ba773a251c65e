#include "signing/container.h"

#include <filesystem>
#include <fstream>
#include <functional>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/unit/signing/verdict.h"
#include "tests/unit/signing/zip_archive.h"

namespace okienko::signing {
namespace {

using namespace testing;

std::string fault(const std::string& bytes, const ContainerLimits& limits = {}) {
    const auto outcome = read_container(bytes, limits);
    const auto* found = std::get_if<ContainerFault>(&outcome);
    return found == nullptr ? "" : found->code;
}

TEST(ContainerTest, IsReadInItsOrder) {
    const auto outcome = read_container(zip({{"mimetype", "application/vnd.etsi.asic-e+zip\n"},
                                             {"META-INF/", ""},
                                             {"zażółć.txt", std::string(5000, 'x'), true}}));
    const auto& container = std::get<Container>(outcome);
    EXPECT_EQ(container.media_type, "application/vnd.etsi.asic-e+zip");
    ASSERT_EQ(container.entries.size(), 2U);
    EXPECT_EQ(container.entries[1].name, "zażółć.txt");
    EXPECT_EQ(container.entries[1].bytes, std::string(5000, 'x'));
    EXPECT_NE(container.find("mimetype"), nullptr);
    EXPECT_EQ(container.find("brak"), nullptr);
}

TEST(ContainerTest, NamesThatLeadAstrayAreRefused) {
    for (const char* name :
         {"../a", "a/../b", "/etc/passwd", "./a", "a//b", "a\\b", "a/.", "x\ny"}) {
        EXPECT_EQ(fault(zip({{name, "x"}})), "name") << name;
    }
    EXPECT_EQ(fault(zip({{std::string(2000, 'a'), "x"}})), "name");
    EXPECT_EQ(fault(zip({{"a..b", "x"}, {"..c/d..", "y"}})), "");
}

TEST(ContainerTest, DuplicatesAndEncryptedEntriesAreRefused) {
    EXPECT_EQ(fault(zip({{"a", "1"}, {"a", "2"}})), "duplicate");
    EXPECT_EQ(fault(zip({{"a", "1", false, 0x0801}})), "encrypted");
}

TEST(ContainerTest, BombsAreRefused) {
    const std::string zeros(4U << 20U, '\0');
    EXPECT_EQ(fault(zip({{"a", zeros, true}})), "too-large");
    EXPECT_EQ(fault(zip({{"a", zeros}, {"b", zeros}}), {.unpacked = 6U << 20U}), "too-large");
    EXPECT_EQ(fault(zip({{"a", zeros}}), {.unpacked = 6U << 20U}), "");
    // An entry that says it is small and is not.
    EXPECT_EQ(fault(zip({{.name = "a", .bytes = zeros, .deflated = true, .claimed_size = 100}})),
              "truncated");
    std::vector<ZipEntry> many;
    for (int i = 0; i < 200; ++i) many.push_back({"f" + std::to_string(i), "x"});
    EXPECT_EQ(fault(zip(many), {.entries = 100}), "too-many-entries");
}

TEST(ContainerTest, DamageIsToldAndNeverFatal) {
    const std::string good = zip({{"mimetype", "x"}, {"a/b.txt", std::string(3000, 'y'), true}});
    EXPECT_EQ(fault(good), "");
    EXPECT_EQ(fault("no archive"), "not-zip");
    EXPECT_EQ(fault(""), "not-zip");
    EXPECT_EQ(fault("PK\x03\x04"), "not-zip");
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_NE(fault(good.substr(0, length)), "") << length;
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x55);
        fault(bad);  // whatever it says, it says it
    }
    // Two names for one entry: which one a reader takes would be open.
    EXPECT_EQ(fault(zip({{.name = "a", .bytes = "1", .local_name = "b"}})), "not-zip");
}

class AsicTest : public VerdictTest {
protected:
    /// A detached signature over files, as the file of signatures of a container.
    std::string signatures(const std::vector<std::pair<std::string, std::string>>& files) {
        SignedDocument made(shared_key(), shared_certificate());
        for (const auto& [name, octets] : files) {
            made.more_references += made.reference(" URI=\"" + name + "\"", "", octets);
        }
        return made.container_signatures();
    }
    static constexpr const char* asice = "application/vnd.etsi.asic-e+zip";
    static constexpr const char* asics = "application/vnd.etsi.asic-s+zip";
};

TEST_F(AsicTest, EveryFileCoveredPasses) {
    const auto report = verify(
        zip({{"mimetype", asice},
             {"a b.txt", "A"},
             {"dir/c%.txt", "C"},
             {"META-INF/signatures0.xml", signatures({{"a%20b.txt", "A"}, {"dir/c%25.txt", "C"}})},
             {"META-INF/manifest.xml", "<m/>"}}),
        anchored());
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_EQ(report.container, "ASiC-E");
    EXPECT_TRUE(report.unsigned_files.empty());
    EXPECT_EQ(only(report).file, "META-INF/signatures0.xml");
    ASSERT_EQ(only(report).coverage.size(), 3U);
    EXPECT_EQ(only(report).coverage[1].what, "a b.txt");
}

TEST_F(AsicTest, FilesNobodySignedAreNamed) {
    const auto report = verify(zip({{"mimetype", asice},
                                    {"a", "A"},
                                    {"b", "B"},
                                    {"META-INF/signatures.xml", signatures({{"a", "A"}})}}));
    EXPECT_TRUE(report.intact());
    EXPECT_EQ(report.unsigned_files, std::vector<std::string>{"b"});
}

TEST_F(AsicTest, ChangedAndMissingFilesAreFound) {
    const std::string made = signatures({{"a", "A"}});
    const auto changed =
        verify(zip({{"mimetype", asice}, {"a", "B"}, {"META-INF/signatures.xml", made}}));
    EXPECT_EQ(changed.sub_indication, SubIndication::hash_failure);
    const auto missing =
        verify(zip({{"mimetype", asice}, {"b", "A"}, {"META-INF/signatures.xml", made}}));
    EXPECT_EQ(missing.sub_indication, SubIndication::signed_data_not_found);
}

TEST_F(AsicTest, ASimpleContainerHoldsOneFile) {
    const std::string made = signatures({{"a", "A"}});
    const auto good = verify(
        zip({{"mimetype", asics}, {"a", "A"}, {"META-INF/signatures.xml", made}}), anchored());
    EXPECT_EQ(good.indication, Indication::total_passed);
    const auto two = verify(
        zip({{"mimetype", asics}, {"a", "A"}, {"b", "B"}, {"META-INF/signatures.xml", made}}),
        anchored());
    EXPECT_EQ(two.sub_indication, SubIndication::format_failure);
    EXPECT_EQ(only(two).integrity, Integrity::intact);
    // At its root, not in a folder: EN 319 162-1, 4.3.3.2.
    const auto below = verify(zip({{"mimetype", asics},
                                   {"folder/a", "A"},
                                   {"META-INF/signatures.xml", signatures({{"folder/a", "A"}})}}),
                              anchored());
    EXPECT_EQ(below.indication, Indication::total_failed);
    EXPECT_EQ(below.sub_indication, SubIndication::format_failure);
    EXPECT_EQ(failure(below).code, "no-data-file");
}

TEST_F(AsicTest, TheCommentOfTheArchiveMayTellTheType) {  // EN 319 162-1, A.1
    const std::string made = signatures({{"a", "A"}});
    const auto commented = [&](const std::string& comment) {
        std::string file = zip({{"a", "A"}, {"META-INF/signatures.xml", made}});
        file.resize(file.size() - 2);
        return verify(file + little_endian(comment.size(), 2) + comment, anchored()).container;
    };
    EXPECT_EQ(commented(std::string("mimetype=") + asics), "ASiC-S");
    EXPECT_EQ(commented(std::string("mimetype=") + asice + "\n"), "ASiC-E");
    EXPECT_EQ(commented(std::string("type=") + asics), "ASiC-E");
    EXPECT_EQ(commented("mimetype="), "ASiC-E");
}

TEST_F(AsicTest, SignaturesMayStandInAFolderOfTheirOwn) {
    const auto report =
        verify(zip({{"mimetype", "application/vnd.example"},
                    {"a", "A"},
                    {"META-INF/signatures/signatures0.xml", signatures({{"a", "A"}})},
                    {"META-INF/signatures/other.xml", "<a/>"}}),
               anchored());
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_EQ(only(report).file, "META-INF/signatures/signatures0.xml");
}

TEST_F(AsicTest, AContainerWithoutDataHoldsNothingToSign) {  // EN 319 162-1, 4.4.3.2
    const std::string manifest = "<m/>";
    const auto report = verify(
        zip({{"mimetype", asice},
             {"META-INF/manifest.xml", manifest},
             {"META-INF/signatures.xml", signatures({{"META-INF/manifest.xml", manifest}})}}),
        anchored());
    EXPECT_EQ(report.indication, Indication::total_failed) << to_json(report);
    EXPECT_EQ(report.sub_indication, SubIndication::format_failure);
    EXPECT_EQ(failure(report).code, "no-data-file");
}

TEST_F(AsicTest, AContainerWithoutXadesIsToldSo) {
    const auto report =
        verify(zip({{"mimetype", asice}, {"a", "A"}, {"META-INF/signature.p7s", "x"}}));
    EXPECT_TRUE(report.malformed());
    EXPECT_EQ(failure(report).code, "no-signature");
    EXPECT_EQ(report.indication, Indication::total_failed);
}

TEST_F(AsicTest, WhatItSaysOfItselfIsHeldAgainstWhatIsThere) {
    using Codes = std::vector<std::string>;
    const std::string made = signatures({{"a%20b.txt", "A"}});
    const auto manifest = [](const std::string& type, const std::vector<std::string>& files) {
        std::string text =
            "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
            "<m:file-entry m:full-path=\"/\" m:media-type=\"" +
            type + "\"/>";
        for (const auto& file : files) {
            text += "<m:file-entry m:full-path=\"" + file + "\" m:media-type=\"text/plain\"/>";
        }
        return text + "</m:manifest>";
    };
    const auto warnings = [&](const std::string& type, const std::string& list) {
        std::vector<ZipEntry> entries = {{"mimetype", type}, {"a b.txt", "A"}};
        entries.push_back({"META-INF/signatures.xml", made});
        if (!list.empty()) entries.push_back({"META-INF/manifest.xml", list});
        return verify(zip(entries)).warnings;
    };
    constexpr const char* odt = "application/vnd.oasis.opendocument.text";
    EXPECT_EQ(warnings(asice, manifest(asice, {"a b.txt"})), Codes());
    EXPECT_EQ(warnings(asice, manifest(asice, {"a%20b.txt"})), Codes());
    EXPECT_EQ(warnings(asice, ""), Codes());
    EXPECT_EQ(warnings(odt, ""), Codes{"manifest-absent"});
    EXPECT_EQ(warnings(asice, "<m/>"), Codes{"manifest-unreadable"});
    EXPECT_EQ(warnings(asice, manifest("text/plain", {"a b.txt"})), Codes{"manifest-media-type"});
    EXPECT_EQ(warnings(asice, manifest(asice, {"a b.txt", "c"})), Codes{"manifest-lists-absent"});
    EXPECT_EQ(warnings(asice, manifest(asice, {})), Codes{"manifest-omits"});
    EXPECT_EQ(verify(zip({{"a b.txt", "A"}, {"META-INF/signatures.xml", made}})).warnings,
              Codes{"mimetype-absent"});
    const ZipEntry signatures_file = {"META-INF/signatures.xml", made};
    EXPECT_EQ(verify(zip({signatures_file, {"mimetype", asice}, {"a b.txt", "A"}})).warnings,
              Codes{"mimetype-place"});
    EXPECT_EQ(verify(zip({{"mimetype", asice, true}, {"a b.txt", "A"}, signatures_file})).warnings,
              Codes{"mimetype-place"});
}

/// The most memory this process held since it was asked last, in KiB.
long peak_of(const std::function<void()>& act) {
    std::ofstream("/proc/self/clear_refs") << "5";
    act();
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
    }
    return 0;
}

class LargeContainerTest : public AsicTest {
protected:
    VerificationReport verify_on_disk(const std::string& bytes) {
        std::ofstream(file_, std::ios::binary) << bytes;
        return Verifier(anchored(), limits).verify_file(file_, {"plik", {}, at});
    }

    const std::filesystem::path file_ =
        std::filesystem::path(::testing::TempDir()) / ("okienko-large-" + std::to_string(getpid()));
    void TearDown() override { std::filesystem::remove(file_); }
};

TEST_F(LargeContainerTest, IsVerifiedFromItsFileAsFromMemory) {
    const std::string film(6U << 20U, 'f');  // more than is held
    for (const bool deflated : {false, true}) {
        limits.ratio = 100'000;
        const std::string archive =
            zip({{"mimetype", asice},
                 {"film", film, deflated},
                 {"META-INF/signatures.xml", signatures({{"film", film}})}});
        const auto from_memory = verify(archive, anchored());
        EXPECT_EQ(from_memory.indication, Indication::total_passed) << to_json(from_memory);
        EXPECT_EQ(to_json(verify_on_disk(archive)), to_json(from_memory));
    }
    const std::string other = zip({{"mimetype", asice},
                                   {"film", film + "x"},
                                   {"META-INF/signatures.xml", signatures({{"film", film}})}});
    EXPECT_EQ(verify_on_disk(other).sub_indication, SubIndication::hash_failure);
    EXPECT_EQ(verify_on_disk("<nic/>").checks.front().code, "no-signature");
    EXPECT_TRUE(verify_on_disk("").malformed());
}

TEST_F(LargeContainerTest, DamageInALargeEntryIsFound) {
    const std::string film(6U << 20U, 'f');
    std::string archive = zip({{"mimetype", asice},
                               {"film", film},
                               {"META-INF/signatures.xml", signatures({{"film", film}})}});
    archive[archive.find("ffff") + 1000] = 'g';
    const auto report = verify(archive, anchored());
    EXPECT_FALSE(report.intact());
    EXPECT_EQ(failure(report).code, "truncated") << to_json(report);
    EXPECT_EQ(report.unsigned_files, std::vector<std::string>{"film"});
}

TEST_F(LargeContainerTest, ATransformOfTooMuchIsRefused) {
    const std::string film = "<f>" + std::string(6U << 20U, 'f') + "</f>";
    SignedDocument made(shared_key(), shared_certificate());
    const std::string reference = made.reference(
        " URI=\"film\"",
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>",
        film);
    made.more_references = reference;
    const std::string archive =
        zip({{"mimetype", asice}, {"film", film}, {"META-INF/signatures.xml", made.signature()}});
    limits.xml.bytes = 5U << 20U;
    EXPECT_TRUE(failed(verify(archive), "reference"));
    EXPECT_NE(to_json(verify(archive)).find("longer than is read at once"), std::string::npos);
}

TEST_F(LargeContainerTest, MemoryDoesNotGrowWithTheData) {
    {
        const std::string film(96U << 20U, 'f');
        const std::string archive =
            zip({{"mimetype", asice},
                 {"film", film},
                 {"META-INF/signatures.xml", signatures({{"film", film}})}});
        std::ofstream(file_, std::ios::binary) << archive;
    }
    VerificationReport report;
    const long before = peak_of([] {});
    const long after = peak_of([&] {
        report = Verifier(anchored(), limits).verify_file(file_, {"plik", {}, at});
    });
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_LT(after - before, 64 * 1024);
}

}  // namespace
}  // namespace okienko::signing
