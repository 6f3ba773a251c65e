#include "server/web/message_head.h"

#include <gtest/gtest.h>

#include "tests/unit/web/memory_source.h"

namespace okienko::web {
namespace {

std::optional<MessageHead> read(const std::string& bytes, std::size_t piece = 1 << 20) {
    MemorySource memory(bytes, piece);
    BufferedSource source(memory);
    return read_head(source);
}

std::string with(const std::string& lines) {
    return "POST /a HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n";
}

struct Refused {
    const char* name;
    std::string bytes;
};
void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}

class RefusedHead : public testing::TestWithParam<Refused> {};

TEST_P(RefusedHead, IsAFramingFault) {
    EXPECT_THROW(read(GetParam().bytes), FramingFault);
    EXPECT_THROW(read(GetParam().bytes, 1), FramingFault) << "byte by byte";
}

INSTANTIATE_TEST_SUITE_P(
    Defects,
    RefusedHead,
    testing::Values(
        Refused{"BothLengths", with("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")},
        Refused{"DifferingLengths", with("Content-Length: 3\r\nContent-Length: 4\r\n")},
        Refused{"RepeatedLength", with("Content-Length: 3\r\nContent-Length: 3\r\n")},
        Refused{"PlusLength", with("Content-Length: +3\r\n")},
        Refused{"MinusLength", with("Content-Length: -1\r\n")},
        Refused{"ListLength", with("Content-Length: 3, 3\r\n")},
        Refused{"CommaLength", with("Content-Length: 1,0\r\n")},
        Refused{"HexLength", with("Content-Length: 0x3\r\n")},
        Refused{"WordLength", with("Content-Length: abc\r\n")},
        Refused{"EmptyLength", with("Content-Length:\r\n")},
        Refused{"OverflowLength", with("Content-Length: 99999999999999999999999\r\n")},
        Refused{"UnknownCoding", with("Transfer-Encoding: xchunked\r\n")},
        Refused{"TwoCodings", with("Transfer-Encoding: gzip, chunked\r\n")},
        Refused{"RepeatedCoding",
                with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
        Refused{"CodingInHttp10",
                "POST /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"},
        Refused{"BlankBeforeColon", with("Transfer-Encoding : chunked\r\n")},
        Refused{"NoColon", with("Nothing\r\n")},
        Refused{"NoName", with(": x\r\n")},
        Refused{"Folded", with("A: b\r\n c\r\n")},
        Refused{"Indented", "GET / HTTP/1.1\r\n Host: x\r\n\r\n"},
        Refused{"NoHost", "GET / HTTP/1.1\r\n\r\n"},
        Refused{"TwoHosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"},
        Refused{"EmptyHost", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
        Refused{"HostWithPath", "GET / HTTP/1.1\r\nHost: x/evil\r\n\r\n"},
        Refused{"HostWithUser", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n"},
        Refused{"Nul", with(std::string("A: b\0c\r\n", 8))},
        Refused{"ControlCharacter", with("A: b\x01\r\n")},
        Refused{"BareLineFeed", "GET / HTTP/1.1\nHost: x\n\n"},
        Refused{"BareLineFeedInHeaders", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n"},
        Refused{"BareReturn", with("A: b\rc\r\n")},
        Refused{"UnknownMethod", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"Trace", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"Connect", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"LowerCaseMethod", "get / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"Http2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n"},
        Refused{"Http2Preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        Refused{"Http12", "GET / HTTP/1.2\r\nHost: x\r\n\r\n"},
        Refused{"Http09", "GET /\r\n"},
        Refused{"BlankInTarget", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"TwoBlanks", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"TargetWithoutSlash", "GET a HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"Star", "GET * HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"Fragment", "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"Backslash", "GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"BytesBeyondAscii", "GET /\xC5\xBC HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"AbsoluteOtherHost", "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"LongLine", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refused{"EndlessLine", "GET /" + std::string(20000, 'a')},
        Refused{"UnknownExpectation", with("Expect: the-unexpected\r\n")}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(MessageHead, TooManyHeaders) {
    std::string lines;
    for (int i = 0; i < 200; ++i) lines += "A: b\r\n";
    EXPECT_THROW(read(with(lines)), FramingFault);
}

TEST(MessageHead, ReadsAPlainRequest) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
        const auto head = read(
            "POST /wnioski/1?a=b HTTP/1.1\r\nhOsT: okienko.example:8080\r\ncontent-length: "
            "12\r\nX:  \t y z \t\r\n"
            "Connection: Close\r\nExpect: 100-Continue\r\n\r\n",
            piece);
        ASSERT_TRUE(head);
        EXPECT_EQ(head->method, Method::post);
        EXPECT_EQ(head->target, "/wnioski/1?a=b");
        EXPECT_EQ(head->host, "okienko.example:8080");
        EXPECT_EQ(head->content_length, 12U);
        EXPECT_EQ(head->header("x"), "y z");
        EXPECT_FALSE(head->keep_alive);
        EXPECT_TRUE(head->expects_continue);
        EXPECT_TRUE(head->has_body());
    }
}

TEST(MessageHead, TakesWhatTheStandardAsksFor) {
    EXPECT_EQ(read("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")->target, "/");
    EXPECT_EQ(read("GET http://x/a?b HTTP/1.1\r\nHost: x\r\n\r\n")->target, "/a?b");
    EXPECT_EQ(read("GET http://x HTTP/1.1\r\nHost: x\r\n\r\n")->target, "/");
    EXPECT_TRUE(read("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"));
    EXPECT_TRUE(read(with("Transfer-Encoding: Chunked\r\n"))->chunked);
    EXPECT_FALSE(read("GET / HTTP/1.0\r\n\r\n")->keep_alive);
    EXPECT_TRUE(read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")->keep_alive);
    EXPECT_FALSE(read(""));
}

TEST(MessageHead, ACutHeadIsALostConnection) {
    EXPECT_THROW(read("GET / HTTP/1.1\r\nHost: x\r\n"), ConnectionLost);
    EXPECT_THROW(read("GET / HT"), ConnectionLost);
}

}  // namespace
}  // namespace okienko::web
