#include "server/web/multipart.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace okienko::web {
namespace {

std::string part(const std::string& head, const std::string& body) {
    return "--XX\r\n" + head + "\r\n\r\n" + body + "\r\n";
}
const std::string kEnd = "--XX--\r\n";

/// Everything a form says, as one text: "field|file|type|body;".
std::string read(const std::string& bytes, std::size_t piece = 1 << 20) {
    std::size_t at = 0;
    MultipartReader reader(
        [&](std::span<char> buffer) {
            const std::size_t count = std::min({buffer.size(), piece, bytes.size() - at});
            std::copy_n(bytes.data() + at, count, buffer.data());
            at += count;
            return count;
        },
        "XX");
    std::string told;
    while (const auto head = reader.next_part()) {
        told += head->field + "|" + head->file_name.value_or("-") + "|" + head->media_type + "|";
        std::string block(7, '\0');
        while (const std::size_t count = reader.read(block)) told.append(block, 0, count);
        told += ";";
    }
    return told;
}

const std::string kField = R"(Content-Disposition: form-data; name="a")";

TEST(Multipart, ReadsFieldsAndFilesInAnyPieces) {
    const std::string bytes("\r\n--X\0\r\n", 8);
    const std::string file =
        "content-disposition: form-data; name=\"plik\"; filename=\"C:\\fakepath\\umowa.pdf\"\r\n"
        "Content-Type: Application/PDF; x=y";
    const std::string form =
        part(kField, "one\r\n-- two --XX") + part(kField, "") + part(file, bytes) +
        part("Content-Disposition: form-data; name=\"none\"; filename=\"\"", "") + kEnd;
    const std::string told =
        "a|-||one\r\n-- two --XX;a|-||;plik|umowa.pdf|application/pdf|" + bytes + ";none|||;";
    for (const std::size_t piece : {1U, 2U, 5U, 100U, 10000U})
        EXPECT_EQ(read(form, piece), told) << piece;
    EXPECT_EQ(read(kEnd), "");
}

TEST(Multipart, TakesOnlyTheLastSegmentOfAFileName) {
    EXPECT_EQ(
        read(part("Content-Disposition: form-data; name=\"a\"; filename=\"../../etc/x\"", "") +
             kEnd),
        "a|x||;");
    EXPECT_EQ(read(part("Content-Disposition: form-data; name=\"%22%0D%0A\"", "") + kEnd),
              "\"\r\n|-||;");
}

TEST(Multipart, RefusesWhatIsNoForm) {
    for (const std::string& bad :
         {std::string(),
          std::string("--X"),
          std::string("--YY\r\n"),
          "preamble\r\n" + part(kField, "") + kEnd,
          part(kField, "no end"),
          "--XX\r\n" + kField + "\r\n",
          part("Content-Type: text/plain", "no name") + kEnd,
          part("Content-Disposition: attachment; name=\"a\"", "") + kEnd,
          part("Content-Disposition: form-data; name=\"a", "") + kEnd,
          part(kField + "\r\n" + kField, "") + kEnd,
          part("nothing", "") + kEnd,
          part("Content-Disposition: form-data; name=\"\xFF\"", "") + kEnd,
          part(std::string("Content-Disposition: form-data; name=\"a\0\"", 41), "") + kEnd,
          part("X: " + std::string(5000, 'a') + "\r\n" + kField, "") + kEnd,
          std::string("--XX \r\n") + kField + "\r\n\r\n\r\n" + kEnd}) {
        EXPECT_THROW(read(bad), MalformedForm) << bad;
        EXPECT_THROW(read(bad, 1), MalformedForm) << bad;
    }
}

TEST(Multipart, FindsTheBoundary) {
    EXPECT_EQ(boundary_of("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(boundary_of("multipart/form-data; charset=utf-8; Boundary=\"a b\""), "a b");
    for (const std::string& bad : {std::string("multipart/form-data"),
                                   std::string("multipart/form-data; boundary="),
                                   "multipart/form-data; boundary=" + std::string(71, 'a'),
                                   std::string("multipart/form-data; boundary=a\"b"),
                                   std::string("multipart/form-data; boundary=\"a \"")}) {
        EXPECT_FALSE(boundary_of(bad)) << bad;
    }
}

}  // namespace
}  // namespace okienko::web
