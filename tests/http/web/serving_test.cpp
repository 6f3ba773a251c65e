#include <thread>

#include <gtest/gtest.h>

#include "tests/http/web/site.h"

namespace okienko::web {
namespace {

using harness::parse_answer;

const std::string kGet = "GET /plain HTTP/1.1\r\nHost: x\r\n\r\n";

TEST(Serving, KeepsAConnectionForTheNextRequest) {
    const Site site;
    harness::RawConnection connection = site.connect();
    for (int i = 0; i < 3; ++i) {
        connection.send(kGet);
        EXPECT_EQ(parse_answer(connection.read_answer()).body, "<p>for everyone</p>");
    }
}

TEST(Serving, AnswersPipelinedRequestsInOrder) {
    const Site site;
    harness::RawConnection connection = site.connect();
    connection.send(kGet + "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n" +
                    "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: "
                    "text/plain\r\nContent-Length: 3\r\n\r\nabc" +
                    kGet);
    for (const int status : {200, 404, 200, 200})
        EXPECT_EQ(parse_answer(connection.read_answer()).status, status);
}

TEST(Serving, HeadHasTheLengthAndNoBody) {
    const Site site;
    harness::RawConnection connection = site.connect();
    connection.send("HEAD /plain HTTP/1.1\r\nHost: x\r\n\r\n" + kGet);
    const auto head = parse_answer(connection.read_answer(false));
    EXPECT_EQ(head.header("Content-Length"), "19");
    EXPECT_EQ(parse_answer(connection.read_answer()).body, "<p>for everyone</p>");
}

TEST(Serving, TakesChunkedUploads) {
    const Site site;
    harness::RawConnection connection = site.connect();
    connection.send(
        "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: "
        "Chunked\r\n\r\n");
    for (const char* piece :
         {"3;x=", "y\r\na", "bc\r", "\n0A\r\n01234", "56789\r\n0\r\nT", "railer: x\r\n\r", "\n"}) {
        connection.send(piece);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(parse_answer(connection.read_answer()).body, "abc0123456789");
    connection.send(kGet);
    EXPECT_EQ(parse_answer(connection.read_answer()).status, 200);
}

TEST(Serving, TakesFilesAndTellsTheirLimits) {
    const Site site;
    harness::HttpClient client = site.client();
    const std::string large(300'000, 'x');
    const auto taken = client.post_files(
        "/files",
        {{"a", "1"}},
        {{"f", "umowa.pdf", "application/pdf", large}, {"g", "b.txt", "text/plain", "x"}});
    EXPECT_EQ(taken.body.substr(taken.body.find("umowa")), "umowa.pdf:300000;b.txt:1;");
    const auto too_large =
        client.post_files("/files", {}, {{"f", "a", "text/plain", std::string(600'000, 'x')}});
    EXPECT_EQ(too_large.status, 413);
    EXPECT_TRUE(too_large.contains("512 KB")) << too_large.body;
    const auto too_many = client.post_files(
        "/files", {}, {{"f", "a", "t/p", "x"}, {"f", "b", "t/p", "x"}, {"f", "c", "t/p", "x"}});
    EXPECT_EQ(too_many.status, 413);
    EXPECT_TRUE(too_many.contains("Plików jest za dużo"));
    EXPECT_EQ(client.send("POST", "/files", "multipart/form-data; boundary=XX", "--XX\r\nnonsense")
                  .status,
              400);
    EXPECT_EQ(client.send("POST", "/files", "text/html", "x").status, 415);
}

TEST(Serving, AsksForABodyOnlyWhenItMayCome) {
    const Site site;
    harness::RawConnection connection = site.connect();
    const std::string head =
        "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nExpect: "
        "100-continue\r\nContent-Length: ";
    connection.send(head + "3\r\n\r\n");
    EXPECT_EQ(connection.read_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    connection.send("abc");
    EXPECT_EQ(parse_answer(connection.read_answer()).body, "abc");

    harness::RawConnection other = site.connect();
    other.send(head + "30000000\r\n\r\n");
    const auto refused = parse_answer(other.read_answer());
    EXPECT_EQ(refused.status, 413) << "and no 100 before it";
    EXPECT_NE(refused.body.find("1 MB"), std::string::npos) << refused.body;
    EXPECT_EQ(refused.header("Connection"), "close");
}

TEST(Serving, AClientThatSendsTooMuchStillReadsWhy) {
    const Site site;
    harness::RawConnection connection = site.connect();
    connection.send(
        "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
        "8000000\r\n\r\n");
    const std::string block(100'000, 'x');
    for (int i = 0; i < 80; ++i) connection.send(block);
    EXPECT_EQ(parse_answer(connection.read_answer()).status, 413);
}

TEST(Serving, SpeaksHttp10) {
    const Site site;
    const auto bytes = site.exchange("GET /plain HTTP/1.0\r\n\r\n");
    ASSERT_TRUE(bytes);
    EXPECT_NE(bytes->find("Connection: close"), std::string::npos);
    harness::RawConnection connection = site.connect();
    connection.send("GET /plain HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(parse_answer(connection.read_answer()).header("Connection"), "keep-alive");
}

TEST(Serving, AFormGoesRoundWithItsCookieAndToken) {
    const Site site;
    harness::HttpClient client = site.client();
    EXPECT_EQ(client.post("/form", {{"a", "1"}}).status, 403);
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_EQ(client.cookies().count("okn-visitor"), 1U);
    EXPECT_TRUE(client.post("/form", {{"a", "zażółć"}}).contains("a=zażółć;"));
}

TEST(Serving, SendsLargeAnswersWhole) {
    const Site site;
    EXPECT_EQ(site.client().get("/large").body.size(), 3'000'000U);
}

TEST(Serving, StopsWithoutCuttingWhatRuns) {
    Site site;
    harness::RawConnection idle = site.connect();
    idle.send(kGet);
    idle.read_answer();
    harness::RawConnection busy = site.connect();
    busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    site.server().stop();
    const auto answer = parse_answer(busy.read_answer());
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(idle.read_to_end());
    EXPECT_THROW(harness::HttpClient(site.port()).get("/plain"), std::runtime_error);
}

TEST(Serving, ATakenPortIsToldByItsAddress) {
    const Site site;
    Trial trial;
    Server::Settings settings = Site::short_times();
    settings.port = site.port();
    try {
        const Server second(settings, trial.pipeline(), trial.metrics, config::Log::silent());
        FAIL() << "two servers on one port";
    } catch (const std::runtime_error& failure) {
        EXPECT_NE(std::string(failure.what()).find(std::to_string(site.port())), std::string::npos)
            << failure.what();
    }
}

}  // namespace
}  // namespace okienko::web
