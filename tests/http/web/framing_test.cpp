#include <gtest/gtest.h>

#include "tests/http/web/site.h"

namespace okienko::web {
namespace {

/// One defect a lenient server lets pass: after it nobody knows where the next request begins. Each
/// must be answered 400 and the connection closed, with nothing behind it ever answered.
struct Defect {
    const char* name;
    std::string bytes;
};
void PrintTo(const Defect& defect, std::ostream* out) {
    *out << defect.name;
}

const std::string kHost = "Host: okienko.example\r\n";
const std::string kSmuggled = "GET /plain HTTP/1.1\r\nHost: okienko.example\r\n\r\n";

std::string post(const std::string& lines, const std::string& body) {
    return "POST /loose HTTP/1.1\r\n" + kHost + "Content-Type: text/plain\r\n" + lines + "\r\n" +
           body;
}
std::string chunked(const std::string& body) {
    return post("Transfer-Encoding: chunked\r\n", body);
}

class Framing : public testing::TestWithParam<Defect> {
protected:
    static void SetUpTestSuite() { site_ = new Site; }
    static void TearDownTestSuite() {
        delete site_;
        site_ = nullptr;
    }
    static inline Site* site_ = nullptr;
};

TEST_P(Framing, IsAnswered400AndClosed) {
    const auto bytes = site_->exchange(GetParam().bytes + kSmuggled);
    ASSERT_TRUE(bytes) << "the connection stayed open";
    EXPECT_EQ(bytes->rfind("HTTP/1.1 400 ", 0), 0U) << *bytes;
    EXPECT_EQ(count_answers(*bytes), 1U) << *bytes;
    EXPECT_NE(bytes->find("Connection: close\r\n"), std::string::npos);
    EXPECT_NE(bytes->find("Nie rozumiemy tego zapytania"), std::string::npos) << "a page says so";
}

INSTANTIATE_TEST_SUITE_P(
    Defects,
    Framing,
    testing::Values(
        Defect{"LengthAndChunked",
               post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
        Defect{"TwoLengths", post("Content-Length: 3\r\nContent-Length: 30\r\n", "abc")},
        Defect{"SameLengthTwice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")},
        Defect{"PlusLength", post("Content-Length: +3\r\n", "abc")},
        Defect{"MinusLength", post("Content-Length: -1\r\n", "")},
        Defect{"CommaLength", post("Content-Length: 1,0\r\n", "abc")},
        Defect{"ListLength", post("Content-Length: 3, 3\r\n", "abc")},
        Defect{"HexLength", post("Content-Length: 0x3\r\n", "abc")},
        Defect{"WordLength", post("Content-Length: abc\r\n", "abc")},
        Defect{"HugeLength", post("Content-Length: 99999999999999999999\r\n", "abc")},
        Defect{"CodingWithBlank", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")},
        Defect{"UnknownCoding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")},
        Defect{"GzipChunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")},
        Defect{"CodingTwice",
               post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")},
        Defect{"ChunkZz", chunked("zz\r\nabc\r\n0\r\n\r\n")},
        Defect{"ChunkMinus", chunked("-5\r\nabcde\r\n0\r\n\r\n")},
        Defect{"ChunkHuge", chunked("FFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n")},
        Defect{"ChunkTooLong", chunked("3\r\nabcd\r\n0\r\n\r\n")},
        Defect{"ChunkWithoutEnd", chunked("3\r\nabc0\r\n\r\n")},
        Defect{"ChunkBareLineFeed", chunked("3\nabc\n0\n\n")},
        Defect{"BadTrailer", chunked("3\r\nabc\r\n0\r\nno colon\r\n\r\n")},
        Defect{"NoHost", "GET /plain HTTP/1.1\r\n\r\n"},
        Defect{"TwoHosts", "GET /plain HTTP/1.1\r\n" + kHost + "Host: evil.example\r\n\r\n"},
        Defect{"OddHost", "GET /plain HTTP/1.1\r\nHost: a/b\r\n\r\n"},
        Defect{"Nul", "GET /plain HTTP/1.1\r\n" + kHost + std::string("A: b\0c\r\n\r\n", 10)},
        Defect{"BareLineFeeds", "GET /plain HTTP/1.1\nHost: okienko.example\n\n"},
        Defect{"FoldedHeader", "GET /plain HTTP/1.1\r\n" + kHost + "A: b\r\n c\r\n\r\n"},
        Defect{"HeaderWithoutColon", "GET /plain HTTP/1.1\r\n" + kHost + "nothing\r\n\r\n"},
        Defect{"UnknownMethod", "BREW /plain HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"TraceMethod", "TRACE /plain HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"Http2", "GET /plain HTTP/2.0\r\n" + kHost + "\r\n"},
        Defect{"Http12", "GET /plain HTTP/1.2\r\n" + kHost + "\r\n"},
        Defect{"NoVersion", "GET /plain\r\n"},
        Defect{"BlankInTarget", "GET /a b HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"LongTarget", "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"LongHeader",
               "GET /plain HTTP/1.1\r\n" + kHost + "A: " + std::string(20'000, 'a') + "\r\n\r\n"},
        Defect{"EncodedSlash", "GET /zasoby%2f..%2fx HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"Dots", "GET /zasoby/../x HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"EncodedDots", "GET /zasoby/%2e%2e/x HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"EncodedNul", "GET /a%00b HTTP/1.1\r\n" + kHost + "\r\n"},
        Defect{"NotUtf8", "GET /a%ff HTTP/1.1\r\n" + kHost + "\r\n"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(FramingLimits, AnUnreadBodyIsNeverTheNextRequest) {
    const Site site;
    // 404 and 405 don't read the body; the bytes in it look like a request.
    for (const char* path : {"/nowhere", "/plain", "/mine"}) {
        const auto bytes =
            site.exchange("POST " + std::string(path) + " HTTP/1.1\r\n" + kHost +
                          "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                          std::to_string(kSmuggled.size()) + "\r\n\r\n" + kSmuggled);
        ASSERT_TRUE(bytes) << path;
        EXPECT_EQ(count_answers(*bytes), 1U) << path << *bytes;
    }
}

TEST(FramingLimits, ABodyOfGetIsNotTheNextRequest) {
    const Site site;
    const auto bytes = site.exchange("GET /plain HTTP/1.1\r\n" + kHost + "Content-Length: " +
                                     std::to_string(kSmuggled.size()) + "\r\n\r\n" + kSmuggled);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(count_answers(*bytes), 1U) << *bytes;
}

TEST(FramingLimits, ACutBodyIsNoRequest) {
    Site site;
    harness::RawConnection connection = site.connect();
    connection.send(post("Content-Length: 10\r\n", "abc"));
    connection.finish_sending();
    const auto bytes = connection.read_to_end();
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->find("200 OK"), std::string::npos) << *bytes;
}

}  // namespace
}  // namespace okienko::web
