#include "server/web/response.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "server/web/byte_source.h"
#include "server/web/response_writer.h"

namespace okienko::web {
namespace {

std::string written(const Response& response, const Delivery& delivery = {}, int* sends = nullptr) {
    std::string bytes;
    write_response(response, delivery, [&](std::string_view block) {
        bytes += block;
        if (sends != nullptr) ++*sends;
    });
    return bytes;
}

TEST(Response, HeadAndBodyGoOutTogether) {
    int sends = 0;
    const std::string bytes = written(html(std::string(15000, 'x')), {}, &sends);
    EXPECT_EQ(sends, 1);
    EXPECT_EQ(bytes.rfind("HTTP/1.1 200 OK\r\nDate: ", 0), 0U);
    EXPECT_NE(bytes.find("Content-Length: 15000\r\n"), std::string::npos);
    EXPECT_EQ(bytes.find("Connection"), std::string::npos);
}

TEST(Response, HeadHasNoBodyButItsLength) {
    const std::string bytes = written(html("abc"), {false, false, true, true});
    EXPECT_NE(bytes.find("Content-Length: 3\r\n"), std::string::npos);
    EXPECT_NE(bytes.find("Connection: close\r\n"), std::string::npos);
    EXPECT_EQ(bytes.substr(bytes.size() - 4), "\r\n\r\n");
}

TEST(Response, AValueCantBeginAnotherHeader) {
    const std::string bytes = written(see_other("/a\r\nSet-Cookie: evil=1"));
    EXPECT_EQ(bytes.find("\r\nSet-Cookie"), std::string::npos);
    EXPECT_NE(bytes.find("303 See Other"), std::string::npos);
}

TEST(Response, AStreamMustKeepItsLength) {
    Response response;
    response.length = 4;
    response.stream = [](const Response::Write& write) { write("ab"); };
    EXPECT_THROW(written(response), ConnectionLost);
    response.stream = [](const Response::Write& write) { write("abcde"); };
    EXPECT_THROW(written(response), std::logic_error);
    response.stream = [](const Response::Write& write) {
        write("ab");
        write("cd");
    };
    EXPECT_EQ(written(response).substr(written(response).size() - 4), "abcd");
}

TEST(Response, NamesFilesForEveryReader) {
    EXPECT_EQ(content_disposition("upp.xml"), "attachment; filename=\"upp.xml\"");
    EXPECT_EQ(content_disposition("żółw \"1\".pdf"),
              "attachment; filename=\"___w _1_.pdf\"; "
              "filename*=UTF-8''%C5%BC%C3%B3%C5%82w%20%221%22.pdf");
}

TEST(Response, ProblemsAreJson) {
    const Response response = problem(422, "T\"", "D", "\"violations\":[]");
    EXPECT_EQ(response.body,
              R"({"type":"about:blank","status":422,"title":"T\"","detail":"D","violations":[]})");
    EXPECT_EQ(response.headers.front().second, "application/problem+json");
}

}  // namespace
}  // namespace okienko::web
