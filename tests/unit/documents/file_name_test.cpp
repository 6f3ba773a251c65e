#include <gtest/gtest.h>

#include "server/documents/file_kind.h"

namespace okienko::documents {
namespace {

TEST(FileName, KeepsAnOrdinaryName) {
    EXPECT_EQ(clean_file_name("Załącznik nr 1 (kopia).pdf"), "Załącznik nr 1 (kopia).pdf");
}

TEST(FileName, ForgetsFolders) {
    EXPECT_EQ(clean_file_name("../x.pdf"), "x.pdf");
    EXPECT_EQ(clean_file_name("..\\..\\windows\\x.pdf"), "x.pdf");
    EXPECT_EQ(clean_file_name("/etc/passwd"), "passwd");
    EXPECT_EQ(clean_file_name("C:\\skan.pdf"), "skan.pdf");
}

TEST(FileName, IsNeverEmptyOrHidden) {
    EXPECT_EQ(clean_file_name(""), "plik");
    EXPECT_EQ(clean_file_name(".."), "plik");
    EXPECT_EQ(clean_file_name("a/"), "plik");
    EXPECT_EQ(clean_file_name("\x01\x02"), "plik");
    EXPECT_EQ(clean_file_name(".htaccess"), "htaccess");
    EXPECT_EQ(clean_file_name(" x.pdf. "), "x.pdf");
}

TEST(FileName, LosesWhatDeceivesTheEyeOrTheTerminal) {
    EXPECT_EQ(clean_file_name("faktura\xE2\x80\xAE"
                              "fdp.exe"),
              "fakturafdp.exe");
    EXPECT_EQ(clean_file_name("a\r\nb\x1b[31m.pdf"), "ab[31m.pdf");
    EXPECT_EQ(clean_file_name(std::string("a\0b.pdf", 7)), "ab.pdf");
    EXPECT_EQ(clean_file_name("zero\xE2\x80\x8Bwidth.pdf"), "zerowidth.pdf");
}

TEST(FileName, ReplacesWhatFileSystemsRefuse) {
    EXPECT_EQ(clean_file_name("a<b>c:d\"e|f?g*.pdf"), "a_b_c_d_e_f_g_.pdf");
    EXPECT_EQ(clean_file_name("za\xbf\xf3\xb3\xe6.pdf"), "za____.pdf") << "not UTF-8";
    EXPECT_EQ(clean_file_name("CON.pdf"), "_CON.pdf");
    EXPECT_EQ(clean_file_name("lpt1"), "_lpt1");
    EXPECT_EQ(clean_file_name("COMA.pdf"), "COMA.pdf");
}

TEST(FileName, ShortensBetweenCharactersAndKeepsTheExtension) {
    std::string name;
    for (int count = 0; count < 100; ++count) name += "ż";
    const std::string clean = clean_file_name(name + ".pdf");
    EXPECT_EQ(clean.size(), 120U);
    EXPECT_TRUE(clean.ends_with("ż.pdf"));
    EXPECT_EQ(clean_file_name("a" + name + ".pdf").size(), 119U);
    EXPECT_EQ(clean_file_name(std::string(119, 'a') + "." + std::string(30, 'b')),
              std::string(119, 'a'));
}

TEST(FileKind, GoesByTheLastExtensionInAnyCase) {
    EXPECT_EQ(file_kind_of_extension("a.PDF"), FileKind::pdf);
    EXPECT_EQ(file_kind_of_extension("a.jpg"), FileKind::jpeg);
    EXPECT_EQ(file_kind_of_extension("a.pdf.exe"), std::nullopt);
    EXPECT_EQ(file_kind_of_extension("pdf"), std::nullopt);
    EXPECT_EQ(file_kind_of_extension("a."), std::nullopt);
    EXPECT_EQ(file_kind("docx"), FileKind::docx);
    EXPECT_EQ(file_kind("exe"), std::nullopt);
    for (const FileKind kind : all_file_kinds()) EXPECT_FALSE(media_type(kind).empty());
}

}  // namespace
}  // namespace okienko::documents
