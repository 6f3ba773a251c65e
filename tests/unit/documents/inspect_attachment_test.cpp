#include "server/documents/inspect_attachment.h"

#include <gtest/gtest.h>

#include "tests/unit/documents/zip_writer.h"

namespace okienko::documents {
namespace {

using namespace std::string_literals;

const std::string pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const std::string jpeg = "\xff\xd8\xff\xe0\0\x10JFIF\0"s + "pixels" + "\xff\xd9";
const std::string png =
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s + "pixels" + "\0\0\0\0IEND\xae\x42\x60\x82"s;
const std::string tiff = "II*\0\x08\0\0\0"s;

std::string docx(std::vector<std::pair<std::string, std::string>> more = {}, unsigned flags = 0) {
    more.insert(more.begin(), {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}});
    return zip(more, flags);
}
std::string xlsx() {
    return zip({{"xl/workbook.xml", "<w/>"}, {"[Content_Types].xml", "<Types/>"}});
}
std::string odt(std::vector<std::pair<std::string, std::string>> more = {}) {
    more.insert(more.begin(),
                {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<o/>"}});
    return zip(more);
}
std::string ods() {
    return zip(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ""}});
}

/// "application/pdf", or "refused: <reason>".
std::string verdict(std::string_view name, std::string_view bytes) {
    const auto found = inspect_attachment(name, bytes);
    // In pieces of every size the answer is the same.
    for (const std::size_t piece : {1U, 7U, 4096U}) {
        AttachmentInspector inspector(name);
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            inspector.feed(bytes.substr(at, piece));
        }
        EXPECT_EQ(inspector.finish().refusal, found.refusal) << name << " in pieces of " << piece;
    }
    if (found.refusal) return "refused: " + std::string(to_string(*found.refusal));
    return found.media_type;
}

TEST(Inspection, TakesWhatIsWhatItSays) {
    EXPECT_EQ(verdict("a.pdf", pdf), "application/pdf");
    EXPECT_EQ(verdict("a.jpg", jpeg), "image/jpeg");
    EXPECT_EQ(verdict("a.JPEG", jpeg), "image/jpeg");
    EXPECT_EQ(verdict("a.png", png), "image/png");
    EXPECT_EQ(verdict("a.tif", tiff), "image/tiff");
    EXPECT_EQ(verdict("a.docx", docx()),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(verdict("a.xlsx", xlsx()),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_EQ(verdict("a.odt", odt()), "application/vnd.oasis.opendocument.text");
    EXPECT_EQ(verdict("a.ods", ods()), "application/vnd.oasis.opendocument.spreadsheet");
    EXPECT_EQ(verdict("a.txt", "Zażółć gęślą jaźń\r\n"), "text/plain");
    EXPECT_EQ(verdict("a.txt", "\xef\xbb\xbfZażółć"), "text/plain");
    EXPECT_EQ(verdict("a.csv", "a;b\n1;2\n"), "text/csv");
    EXPECT_EQ(verdict("a.xml", "<?xml version=\"1.0\"?><!-- x --><wniosek/>"), "application/xml");
}

TEST(Inspection, TakesALargeFile) {
    EXPECT_EQ(verdict("a.pdf", "%PDF-1.7\n" + std::string(700'000, 'x') + "\n%%EOF"),
              "application/pdf");
    EXPECT_EQ(verdict("a.docx", docx({{"word/media/image1.png", std::string(700'000, 'x')}})),
              media_type(FileKind::docx));
    std::string text;
    while (text.size() < 700'000) text += "zażółć gęślą jaźń ";
    EXPECT_EQ(verdict("a.txt", text), "text/plain");
}

TEST(Inspection, RefusesTheDisguised) {
    const std::string program = "MZ\x90\0\x03\0\0\0"s + std::string(500, 'x');
    EXPECT_EQ(verdict("faktura.pdf", program), "refused: disguised");
    EXPECT_EQ(verdict("skan.jpg", pdf), "refused: disguised");
    EXPECT_EQ(verdict("skan.png", "<script>alert(1)</script>"), "refused: disguised");
    EXPECT_EQ(verdict("notatka.txt", program), "refused: disguised");
    EXPECT_EQ(verdict("notatka.txt", "abc\0def"s), "refused: disguised");
    EXPECT_EQ(verdict("notatka.csv", docx()), "refused: disguised");
    EXPECT_EQ(verdict("pismo.docx", odt()), "refused: disguised");
    EXPECT_EQ(verdict("pismo.odt", docx()), "refused: disguised");
    EXPECT_EQ(verdict("pismo.odt", ods()), "refused: disguised");
    EXPECT_EQ(verdict("pismo.docx", xlsx()), "refused: disguised");
    EXPECT_EQ(verdict("pismo.docx", zip({{"program.exe", "MZ"}})), "refused: disguised");
    EXPECT_EQ(verdict("a.xml", "to nie jest XML"), "refused: disguised");
}

TEST(Inspection, RefusesWhatABrowserOrShellWouldRun) {
    EXPECT_EQ(verdict("a.txt", "<!DOCTYPE html><p>x"), "refused: active");
    EXPECT_EQ(verdict("a.txt", " \r\n<HTML>"), "refused: active");
    EXPECT_EQ(verdict("a.txt", "\xef\xbb\xbf<script>"), "refused: active");
    EXPECT_EQ(verdict("a.csv", "#!/bin/sh\nrm -rf /"), "refused: active");
    EXPECT_EQ(verdict("a.txt", "<?php system('x');"), "refused: active");
    EXPECT_EQ(verdict("a.xml", "<html xmlns='http://www.w3.org/1999/xhtml'/>"), "refused: active");
    EXPECT_EQ(verdict("a.xml", "<?xml version='1.0'?>\n<svg:svg xmlns:svg='x'/>"),
              "refused: active");
    EXPECT_EQ(verdict("a.xml", "<!-- --><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "refused: active");
}

TEST(Inspection, RefusesTextThatIsNotUtf8) {
    EXPECT_EQ(verdict("a.txt", "za\xbf\xf3\xb3\xe6"), "refused: encoding") << "Windows-1250";
    EXPECT_EQ(verdict("a.txt",
                      "\xff\xfe"
                      "a\0b\0"s),
              "refused: encoding")
        << "UTF-16";
    EXPECT_EQ(verdict("a.csv", "abc\xc4"), "refused: encoding") << "cut in a character";
    EXPECT_EQ(verdict("a.txt", "\xed\xa0\x80"), "refused: encoding") << "surrogate";
    EXPECT_EQ(verdict("a.txt", "\xc0\xaf"), "refused: encoding") << "overlong";
}

TEST(Inspection, RefusesTheDamaged) {
    EXPECT_EQ(verdict("a.pdf", pdf.substr(0, 20)), "refused: damaged");
    EXPECT_EQ(verdict("a.png", png.substr(0, 20)), "refused: damaged");
    EXPECT_EQ(verdict("a.jpg", jpeg.substr(0, 12)), "refused: damaged");
    const std::string document = docx();
    EXPECT_EQ(verdict("a.docx", document.substr(0, document.size() - 1)), "refused: damaged");
    EXPECT_EQ(verdict("a.pdf", ""), "refused: empty");
}

TEST(Inspection, RefusesProgramsInDocuments) {
    EXPECT_EQ(verdict("a.docx", docx({{"word/vbaProject.bin", "x"}})), "refused: macros");
    EXPECT_EQ(verdict("a.odt", odt({{"Basic/Standard/Module1.xml", "x"}})), "refused: macros");
}

TEST(Inspection, RefusesWhatNeedsAPassword) {
    EXPECT_EQ(verdict("a.docx", docx({}, 1)), "refused: encrypted");
    std::string wide;
    for (const char letter : "EncryptedPackage"s) wide.append({letter, '\0'});
    EXPECT_EQ(
        verdict("a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(600, '\0') + wide),
        "refused: encrypted");
}

TEST(Inspection, RefusesTwoFilesInOne) {
    EXPECT_EQ(verdict("a.pdf", pdf + zip({{"a", "b"}})), "refused: mixed");
    EXPECT_EQ(verdict("a.jpg", jpeg + zip({{"a", "b"}})), "refused: mixed");
    EXPECT_EQ(verdict("a.png", png.substr(0, 16) + pdf + png.substr(16)), "refused: mixed");
}

TEST(Inspection, RefusesOtherKindsByTheirName) {
    EXPECT_EQ(verdict("a.exe", "MZ"), "refused: type");
    EXPECT_EQ(verdict("a.pdf.exe", pdf), "refused: type");
    EXPECT_EQ(verdict("a.doc", "x"), "refused: type");
    EXPECT_EQ(verdict("a.zip", docx()), "refused: type");
    EXPECT_EQ(verdict("skan", pdf), "refused: name");
    EXPECT_EQ(inspect_attachment("a.png", png, {FileKind::pdf}).refusal, Refusal::type);
}

TEST(Inspection, CleansTheName) {
    EXPECT_EQ(inspect_attachment("../../x.pdf", pdf).name, "x.pdf");
    EXPECT_EQ(verdict("../x.pdf", pdf), "application/pdf");
}

TEST(Inspection, KnowsEarly) {
    AttachmentInspector inspector("film.pdf");
    EXPECT_EQ(inspector.feed(std::string(5000, 'x')), Refusal::disguised);
    EXPECT_EQ(AttachmentInspector("film.avi").feed("x"), Refusal::type);
}

}  // namespace
}  // namespace okienko::documents
