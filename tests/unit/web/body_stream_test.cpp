#include "server/web/body_stream.h"

#include <gtest/gtest.h>

#include "tests/unit/web/memory_source.h"

namespace okienko::web {
namespace {

struct Read {
    std::string body;
    std::string next;  ///< what is left for the next request
    bool finished = false;
};

Read read(const std::string& body,
          bool chunked,
          std::size_t length = 0,
          std::size_t piece = 1 << 20) {
    MessageHead head;
    head.chunked = chunked;
    if (!chunked) head.content_length = length;
    MemorySource memory(body, piece);
    BufferedSource source(memory);
    BodyStream stream(source, head);
    Read result;
    std::string block(5, '\0');
    while (const std::size_t count = stream.read(block)) result.body.append(block, 0, count);
    result.finished = stream.finished();
    std::string rest(1000, '\0');
    while (const std::size_t count = source.read(rest)) result.next.append(rest, 0, count);
    return result;
}

TEST(BodyStream, ReadsByLength) {
    const Read result = read("abcdefGET /", false, 6);
    EXPECT_EQ(result.body, "abcdef");
    EXPECT_EQ(result.next, "GET /");
    EXPECT_TRUE(result.finished);
    EXPECT_TRUE(read("", false, 0).finished);
}

TEST(BodyStream, ReadsChunksWithExtensionsAndTrailers) {
    for (const std::size_t piece : {1U, 3U, 1000U}) {
        const Read result =
            read("3;a=b\r\nabc\r\n0A\r\n0123456789\r\n0\r\nT: x\r\n\r\nGET", true, 0, piece);
        EXPECT_EQ(result.body, "abc0123456789");
        EXPECT_EQ(result.next, "GET");
        EXPECT_TRUE(result.finished);
    }
}

TEST(BodyStream, RefusesBadChunks) {
    for (const std::string bad : {"zz\r\nabc\r\n0\r\n\r\n",
                                  "-5\r\nabc\r\n0\r\n\r\n",
                                  "+3\r\nabc\r\n0\r\n\r\n",
                                  "FFFFFFFFFFFFFFFF\r\nabc",
                                  "00000000000000003\r\nabc\r\n0\r\n\r\n",
                                  "0x3\r\nabc\r\n0\r\n\r\n",
                                  " 3\r\nabc\r\n0\r\n\r\n",
                                  "3 \r\nabc\r\n0\r\n\r\n",
                                  "\r\nabc\r\n0\r\n\r\n",
                                  ";a\r\nabc\r\n0\r\n\r\n",
                                  "3\nabc\r\n0\r\n\r\n",
                                  "3\r\nabcd\r\n0\r\n\r\n",
                                  "3\r\nabc0\r\n\r\n",
                                  "0\r\nno colon\r\n\r\n"}) {
        EXPECT_THROW(read(bad, true), FramingFault) << bad;
        EXPECT_THROW(read(bad, true, 0, 1), FramingFault) << bad;
    }
    std::string trailers = "0\r\n";
    for (int i = 0; i < 100; ++i) trailers += "T: x\r\n";
    EXPECT_THROW(read(trailers + "\r\n", true), FramingFault);
}

TEST(BodyStream, TellsACutBody) {
    EXPECT_THROW(read("abc", false, 4), ConnectionLost);
    EXPECT_THROW(read("4\r\nabc", true), ConnectionLost);
    EXPECT_THROW(read("3\r\nabc\r\n", true), ConnectionLost);
    EXPECT_THROW(read("3\r\nabc\r\n0\r\n", true), ConnectionLost);
}

TEST(BodyStream, AsksForTheBodyOnceAndOnlyWhenItIsRead) {
    MessageHead head;
    head.content_length = 6;
    MemorySource memory("abcdef");
    BufferedSource source(memory);
    int asked = 0;
    BodyStream stream(source, head, [&asked] { ++asked; });
    EXPECT_EQ(asked, 0);
    std::string block(3, '\0');
    stream.read(block);
    stream.read(block);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(stream.received(), 6U);
}

}  // namespace
}  // namespace okienko::web
