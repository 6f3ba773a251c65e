// What was signed, written into a folder: the octets that were digested, under names nobody can
// lead astray with.

#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "signing/extraction_folder.h"
#include "tests/unit/signing/corpus.h"
#include "tests/unit/signing/verdict.h"
#include "tests/unit/signing/zip_archive.h"

namespace okienko::signing {
namespace {

using namespace testing;
namespace fs = std::filesystem;

constexpr const char* base64_transform =
    "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"></ds:Transform>";
constexpr const char* asice = "application/vnd.etsi.asic-e+zip";

class ExtractionTest : public VerdictTest {
protected:
    ExtractionTest() {
        std::array<char, 40> pattern{"/tmp/okienko-extract-XXXXXX"};
        around = mkdtemp(pattern.data());
        folder = around / "out";
    }
    ~ExtractionTest() override { fs::remove_all(around); }

    void extract(const std::string& file, const std::vector<DetachedContent>& detached = {}) {
        ExtractionFolder target(folder);
        target.begin_file("plik");
        VerificationRequest request{"plik", detached, at};
        request.extraction = &target;
        Verifier(TrustAnchors(), limits).verify(file, request);
        target.finish();
        written = target.written();
        left_out = target.left_out();
    }

    std::string bytes(const std::string& name) const {
        EXPECT_TRUE(fs::is_regular_file(folder / name)) << name << "\n" << listing();
        return read_file(folder / name);
    }
    std::string listing() const { return read_file(folder / "listing.txt"); }

    /// Paths below the folder, of regular files; everything else fails.
    std::set<std::string> files() const {
        std::set<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_directory()) continue;
            EXPECT_TRUE(entry.is_regular_file() && !entry.is_symlink()) << entry.path();
            found.insert(fs::relative(entry.path(), folder).string());
        }
        return found;
    }

    fs::path around;
    fs::path folder;
    std::size_t written = 0;
    std::size_t left_out = 0;
};

TEST_F(ExtractionTest, AnEnvelopedDocumentComesWithoutItsSignature) {
    extract(document.enveloped());
    EXPECT_EQ(bytes("1-sig/document.xml"), document.root());
    EXPECT_EQ(bytes("1-sig/signed-properties.xml"), document.signed_properties());
    EXPECT_EQ(written, 2U);
    EXPECT_EQ(left_out, 0U);
    EXPECT_NE(listing().find("\tSHA-256 "), std::string::npos) << listing();
}

TEST_F(ExtractionTest, FilesOfAContainerComeAsTheyAre) {
    document.more_references = document.reference(" URI=\"a/x.txt\"", "", "jeden") +
                               document.reference(" URI=\"b/x.txt\"", "", std::string("d\0a", 3));
    extract(zip({{"mimetype", asice},
                 {"a/x.txt", "jeden"},
                 {"b/x.txt", std::string("d\0a", 3), true},
                 {"META-INF/signatures.xml", document.container_signatures()}}));
    EXPECT_EQ(bytes("1-sig/x.txt"), "jeden");
    EXPECT_EQ(bytes("1-sig/x-2.txt"), std::string("d\0a", 3));
}

TEST_F(ExtractionTest, AnEnvelopedFileComesDecoded) {
    document.more_references = document.reference(" URI=\"#o\"", base64_transform, "dane\n");
    document.more_objects =
        "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"o\">ZGFu ZQo=</ds:Object>";
    extract(document.enveloped());
    EXPECT_EQ(bytes("1-sig/object"), "dane\n");
}

TEST_F(ExtractionTest, WhatDoesNotHoldIsNotWrittenAndTold) {
    document.more_references = document.reference(" URI=\"a.txt\"", "", "dane") +
                               document.reference(" URI=\"b.txt\"", "", "inne") +
                               document.reference(" URI=\"c.txt\"", "", "brak");
    extract(document.enveloped(), {{"a.txt", "dane"}, {"b.txt", "zmienione"}});
    EXPECT_EQ(bytes("1-sig/a.txt"), "dane");
    EXPECT_EQ(files().count("1-sig/b.txt"), 0U);
    EXPECT_EQ(left_out, 2U);
    EXPECT_NE(listing().find("\"b.txt\""), std::string::npos);
    EXPECT_NE(listing().find("not written: digest-differs"), std::string::npos) << listing();
    EXPECT_NE(listing().find("not written: not-found"), std::string::npos) << listing();
}

TEST_F(ExtractionTest, NothingIsWrittenOfAForgedSignature) {
    const std::string value = document.signature_value();
    const std::string other = (value[9] == 'A' ? "B" : "A") + value.substr(10);
    extract(replaced(document.enveloped(), value.substr(9), other));
    EXPECT_EQ(written, 0U);
    EXPECT_EQ(left_out, 2U);
    EXPECT_EQ(files(), std::set<std::string>{"listing.txt"});
}

TEST_F(ExtractionTest, AWrappedSignatureGivesNothingElseOut) {
    // The signed document hidden below another root: what is signed is no longer the document.
    const std::string wrapped = "<inne>" + document.enveloped() + "</inne>";
    extract(wrapped);
    EXPECT_EQ(files().count("1-sig/document.xml"), 0U) << listing();
}

TEST_F(ExtractionTest, NamesLeadNowhereElse) {
    const std::string long_name(5000, 'a');
    const std::vector<std::string> names{"../../x",
                                         "..",
                                         ".",
                                         "",
                                         "/",
                                         "/etc/passwd",
                                         "C:\\windows\\system.ini",
                                         "..\\..\\x",
                                         ".bashrc",
                                         "-rf",
                                         "con.txt",
                                         "X",
                                         "x",
                                         "a\nb",
                                         std::string("a\0b", 3),
                                         "faktura\xE2\x80\xAE"
                                         "fdp.exe",
                                         "\xFF\xFEz",
                                         long_name,
                                         long_name + ".pdf",
                                         "zażółć.pdf",
                                         "a/b/../../../../c"};
    ExtractionFolder target(folder);
    target.begin_file("../../plik\nbis");
    for (const std::string& name : names) {
        SignedPiece piece{"", "../../" + name, "/" + name, name, {}};
        piece.coverage.kind = Coverage::Kind::file;
        piece.coverage.what = name;
        for (int twice = 0; twice < 2; ++twice) {
            target.begin(piece).write(name);
            target.keep();
        }
    }
    target.finish();
    EXPECT_EQ(files().size(), 2 * names.size() + 1);
    for (const auto& entry : fs::directory_iterator(around)) EXPECT_EQ(entry.path(), folder);
    for (const std::string& name : files()) {
        const std::string last = fs::path(name).filename().string();
        EXPECT_LE(last.size(), 130U);
        EXPECT_EQ(last.find_first_of("\n\\:"), std::string::npos) << last;
        EXPECT_NE(last.front(), '.');
        EXPECT_NE(last.front(), '-');
    }
    const std::string lines = listing();
    EXPECT_EQ(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')),
              2 * names.size() + 1);
}

TEST_F(ExtractionTest, SafeNamesKeepWhatIsHarmless) {
    EXPECT_EQ(safe_file_name("dokumenty/Wniosek o zażółcenie.pdf"), "Wniosek o zażółcenie.pdf");
    EXPECT_EQ(safe_file_name("C:\\tmp\\a.xml"), "a.xml");
    EXPECT_EQ(safe_file_name(".."), "data");
    EXPECT_EQ(safe_file_name("aux.xml"), "_aux.xml");
    EXPECT_EQ(safe_file_name("umowa\xE2\x80\xAE"
                             "fdp.exe"),
              "umowa_fdp.exe");
    EXPECT_EQ(safe_file_name("a\xFF"
                             "b"),
              "a_b");
    EXPECT_EQ(safe_file_name("pismo. . "), "pismo");
    const std::string cut = safe_file_name(std::string(200, 'a') + ".pdf");
    EXPECT_EQ(cut.size(), 120U);
    EXPECT_TRUE(cut.ends_with("a.pdf"));
    EXPECT_LE(safe_file_name(std::string(59, 'a') + "ą" + std::string(300, 'b')).size(), 120U);
    std::string two;
    for (int i = 0; i < 100; ++i) two += "ą";
    EXPECT_EQ(safe_file_name("x" + two).size(), 119U);  // no half of a letter
}

TEST_F(ExtractionTest, NothingIsOverwritten) {
    fs::create_directory(folder);
    std::ofstream(folder / "listing.txt") << "moje";
    EXPECT_THROW(ExtractionFolder{folder}, std::runtime_error);
    EXPECT_EQ(bytes("listing.txt"), "moje");
    EXPECT_THROW(ExtractionFolder{folder / "listing.txt"}, std::runtime_error);
}

TEST_F(ExtractionTest, WhatSomebodyPutsThereMeanwhileIsNotFollowed) {
    ExtractionFolder target(folder);
    target.begin_file("plik");
    const SignedPiece piece{"", "sig", "/a", "x", {}};
    target.leave_out(piece, {"digest-differs", "inny"});
    fs::create_symlink(around / "stolen", folder / "1-sig" / "document.xml");
    EXPECT_THROW(target.begin(piece), std::system_error);
    EXPECT_FALSE(fs::exists(around / "stolen"));
}

TEST_F(ExtractionTest, ADroppedPieceLeavesNothing) {
    ExtractionFolder target(folder);
    target.begin_file("plik");
    target.begin({"", "sig", "/a", "x", {}}).write("dane");
    target.drop({"digest-differs", "zmienione w trakcie"});
    EXPECT_TRUE(files().empty());
    EXPECT_EQ(target.written(), 0U);
    EXPECT_EQ(target.left_out(), 1U);
}

TEST_F(ExtractionTest, ReferencesOfTheCorpusThatHoldComeOut) {
    if (!fs::exists(corpus() / "signatures/manifest.tsv")) GTEST_SKIP() << "no corpus";
    std::size_t looked_at = 0;
    for (const Row& row : manifest()) {
        if (row.expected != "VALID") continue;
        const Contents contents(row.detached);
        const std::string file = read_file(corpus() / "signatures" / row.file);
        if (file.size() > (std::size_t{4} << 20U)) continue;
        folder = around / row.number();
        extract(file, contents.views());
        VerificationRequest request{"plik", contents.views(), at};
        const auto report = Verifier(TrustAnchors(), limits).verify(file, request);
        std::size_t intact = 0;
        for (const auto& signature : report.signatures) {
            intact += static_cast<std::size_t>(std::count_if(
                signature.coverage.begin(), signature.coverage.end(), [](const Coverage& one) {
                    return one.intact;
                }));
        }
        EXPECT_EQ(written, intact) << row.file << "\n" << listing();
        EXPECT_EQ(files().size(), written + 1) << row.file;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 40U);
}

}  // namespace
}  // namespace okienko::signing
