// The three kinds of PDF by the real FOP, looked at by other programs: tags, XMP, output intent,
// fonts, text.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/printing/fop_printer.h"
#include "tests/unit/printing/sheets.h"

namespace okienko::printing {
namespace {

namespace fs = std::filesystem;
const schemas::XmlLibrary kXml;

std::string output_of(const std::string& command) {
    std::string out;
    std::array<char, 4096> block{};
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), pipe)) {
        out.append(block.data(), got);
    }
    pclose(pipe);
    return out;
}

bool has(const std::string& text, std::string_view what) {
    return text.find(what) != std::string::npos;
}

class Pdf : public testing::Test {
protected:
    Pdf() {
        std::string name = fs::temp_directory_path() / "okienko-pdf-XXXXXX";
        folder_ = mkdtemp(name.data());
        settings_.configuration = OKIENKO_SOURCE_DIR "/server/printing/fop.xconf";
        settings_.folder = folder_ / "work";
        file_ = (folder_ / "it.pdf").string();
    }
    ~Pdf() override { fs::remove_all(folder_); }
    void SetUp() override {
        if (!FopPrinter(settings_).installed()) GTEST_SKIP() << "Apache FOP is not installed";
    }
    void print(const std::string& fo) {
        FopPrinter printer(settings_);
        const std::string pdf = printer.print(fo);
        std::ofstream(file_, std::ios::binary) << pdf;
    }
    /// As a reader's program finds it, with objects and streams open.
    std::string opened() const {
        return output_of("qpdf --qdf --object-streams=disable " + file_ + " -");
    }
    std::string text() const { return output_of("pdftotext -layout " + file_ + " -"); }

    void expect_archivable() {
        EXPECT_TRUE(has(output_of("qpdf --check " + file_), "No syntax or stream encoding errors"));
        const std::string inside = opened();
        for (const char* part : {"/StructTreeRoot",
                                 "/MarkInfo",
                                 "/Marked true",
                                 "/OutputIntents",
                                 "/GTS_PDFA1",
                                 "/DestOutputProfile",
                                 "/S /H1",
                                 "/Lang (pl-PL)",
                                 "pdfaid",
                                 "<dc:title>"}) {
            EXPECT_TRUE(has(inside, part)) << part;
        }
        EXPECT_TRUE(has(inside, "<pdfaid:part>1</pdfaid:part>") ||
                    has(inside, "pdfaid:part=\"1\""));
        EXPECT_TRUE(has(inside, "<pdfaid:conformance>A</pdfaid:conformance>") ||
                    has(inside, "pdfaid:conformance=\"A\""));
        EXPECT_FALSE(has(inside, "/URI")) << "nothing leads out";
        expect_embedded_fonts();
    }
    void expect_embedded_fonts() {
        std::istringstream lines(output_of("pdffonts " + file_));
        std::string line;
        int fonts = 0;
        for (int n = 0; std::getline(lines, line); ++n) {
            if (n < 2) continue;
            ++fonts;
            EXPECT_TRUE(has(line, " yes yes yes ")) << line;  // embedded, a subset, with Unicode
        }
        EXPECT_GT(fonts, 0);
    }

    fs::path folder_;
    std::string file_;
    FopPrinter::Settings settings_;
};

TEST_F(Pdf, ADocument) {
    print(
        document_fo("<div class=\"okn-letter__top\"><p>Jan Przykładowy</p><p>Kraków, 6 listopada "
                    "2026 r.</p></div>"
                    "<h2>Wniosek o informację</h2><p>Zażółć gęślą jaźń: tytuł, http://example.org, "
                    "кириллица ☂</p>"
                    "<h3>Załączniki</h3><ul><li>koszty.csv</li></ul>"
                    "<dl><dt>Sposób</dt><dd>na konto</dd></dl>"
                    "<table><tr><th>A</th><td>1</td></tr></table><details><summary>S</"
                    "summary><p>T</p></details>"));
    expect_archivable();
    const std::string words = text();
    for (const char* part : {"Zażółć gęślą jaźń: tytuł, http://example.org, кириллица ☂",
                             "Załączniki",
                             "OKN-2026-7K3M-9QXW",
                             "wizualizacją; dokumentem jest plik XML.",
                             "strona"}) {
        EXPECT_TRUE(has(words, part)) << part << "\n" << words;
    }
    EXPECT_TRUE(has(output_of("pdfinfo " + file_), "Page size:       595"));
}

TEST_F(Pdf, ALetter) {
    print(letter_fo("Napisz, których ulic dotyczy wniosek. <fo:block/> url(x)"));
    expect_archivable();
    EXPECT_TRUE(has(text(), "Napisz, których ulic dotyczy wniosek. <fo:block/> url(x)"));
    EXPECT_TRUE(has(text(), "Wezwanie do uzupełnienia wniosku"));
}

TEST_F(Pdf, AReportAboutSignatures) {
    print(report_fo());
    expect_archivable();
    EXPECT_TRUE(has(text(), "Podpis jest ważny."));
    EXPECT_TRUE(has(text(), "Janina Próbna"));
}

TEST_F(Pdf, MuchTextFitsItsPages) {
    std::string much;
    for (int n = 1; much.size() < 200'000; ++n) {
        much += "Zażółć gęślą jaźń w domu i ogrodzie ";
        if (n % 50 == 0) much += std::string(120, 'x') + " ";
    }
    print(letter_fo(much));
    expect_embedded_fonts();
    const std::string pages = output_of("qpdf --show-npages " + file_);
    EXPECT_GT(std::stoi(pages), 20);
    std::string numbers = text();
    EXPECT_TRUE(has(numbers, std::to_string(std::stoi(pages)) + "\n"));
}

TEST_F(Pdf, WhatIsNoFormattingObjectsIsRefused) {
    FopPrinter printer(settings_);
    EXPECT_THROW(printer.print("<nothing/>"), PrintError);
    EXPECT_THROW(printer.print("not even XML"), PrintError);
}

}  // namespace
}  // namespace okienko::printing
