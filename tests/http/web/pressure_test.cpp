#include <chrono>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/http/web/site.h"

namespace okienko::web {
namespace {

using Clock = std::chrono::steady_clock;
using harness::parse_answer;
using harness::RawConnection;
using namespace std::chrono_literals;

const std::string kGet = "GET /plain HTTP/1.1\r\nHost: x\r\n\r\n";

Server::Settings impatient() {
    Server::Settings settings = Site::short_times();
    settings.request = 1s;
    return settings;
}

/// Sends one byte after the other until the server closes or the patience ends; what the server
/// said.
std::optional<std::string> drip(RawConnection& connection,
                                const std::string& bytes,
                                Clock::duration patience) {
    const auto until = Clock::now() + patience;
    for (std::size_t i = 0;
         Clock::now() < until && connection.send(bytes.substr(i % bytes.size(), 1));
         ++i) {
        std::this_thread::sleep_for(100ms);
    }
    return connection.read_to_end(1s);
}

TEST(Pressure, ADrippingHeadIsClosed) {
    const Site site(impatient());
    RawConnection connection = site.connect();
    connection.send("GET /plain HTTP/1.1\r\nHost: x\r\nA: ");
    const auto said = drip(connection, "a", 15s);
    ASSERT_TRUE(said) << "still open";
    if (!said->empty()) {
        EXPECT_EQ(parse_answer(*said).status, 408) << *said;
    }
}

TEST(Pressure, ADrippingBodyIsClosed) {
    const Site site(impatient());
    RawConnection connection = site.connect();
    connection.send(
        "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
        "100000\r\n\r\n");
    const auto said = drip(connection, "a", 15s);
    ASSERT_TRUE(said) << "still open";
    if (!said->empty()) {
        EXPECT_EQ(parse_answer(*said).status, 408) << *said;
    }
}

TEST(Pressure, ASilentUploadIsTold408) {
    const Site site(impatient());
    RawConnection connection = site.connect();
    connection.send(
        "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
        "10\r\n\r\n");
    EXPECT_EQ(parse_answer(connection.read_answer()).status, 408);
}

TEST(Pressure, AClientThatReadsNothingLosesItsConnection) {
    Server::Settings settings = Site::short_times();
    settings.answer = 500ms;
    const Site site(settings);
    std::vector<RawConnection> deaf;
    for (int i = 0; i < 4; ++i) {
        deaf.push_back(site.connect());
        for (int k = 0; k < 8; ++k) deaf.back().send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    // One connection asks throughout: a closed one is counted until its thread has seen it.
    RawConnection probe = site.connect();
    const auto count_becomes = [&probe](const std::string& count) {
        const auto until = Clock::now() + 15s;
        while (Clock::now() < until) {
            probe.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
            const std::string body = parse_answer(probe.read_answer()).body;
            if (body.find("okienko_http_connections " + count + "\n") != std::string::npos) {
                return true;
            }
            std::this_thread::sleep_for(20ms);
        }
        return false;
    };
    EXPECT_TRUE(count_becomes("5")) << "the deaf were connected";
    EXPECT_TRUE(count_becomes("1")) << "the deaf were closed";
}

TEST(Pressure, IdleConnectionsMakeRoomForANewClient) {
    Server::Settings settings = Site::short_times();
    settings.connections = 8;
    settings.idle = 60s;
    const Site site(settings);
    std::vector<RawConnection> idle;
    for (int i = 0; i < 8; ++i) {
        idle.push_back(site.connect());
        idle.back().send(kGet);
        ASSERT_EQ(parse_answer(idle.back().read_answer()).status, 200);
    }
    std::this_thread::sleep_for(300ms);
    for (std::size_t i = 1; i < idle.size(); ++i) {
        idle[i].send(kGet);
        ASSERT_EQ(parse_answer(idle[i].read_answer()).status, 200);
    }
    EXPECT_EQ(site.client().get("/plain").status, 200);
    EXPECT_TRUE(idle.front().read_to_end(5s)) << "the one idle longest was closed";
    idle.back().send(kGet);
    EXPECT_EQ(parse_answer(idle.back().read_answer()).status, 200) << "the youngest was kept";
}

TEST(Pressure, FullIsSaidWith503) {
    Server::Settings settings = Site::short_times();
    settings.connections = 3;
    Site site(settings);
    std::vector<RawConnection> busy;
    for (int i = 0; i < 3; ++i) {
        busy.push_back(site.connect());
        busy.back().send(
            "POST /loose HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
            "3\r\n\r\na");
    }
    std::this_thread::sleep_for(200ms);
    const auto refused = site.client().get("/plain");
    EXPECT_EQ(refused.status, 503);
    EXPECT_FALSE(refused.header("Retry-After").empty());
    for (RawConnection& connection : busy) {
        connection.send("bc");
        EXPECT_EQ(parse_answer(connection.read_answer()).body, "abc");
    }
    EXPECT_EQ(site.client().get("/plain").status, 200);
}

TEST(Pressure, TooManyHandlersAreToldToWait) {
    PipelineSettings pipeline = Site::without_rate_limit();
    pipeline.handlers = 1;
    pipeline.handler_wait = 50ms;
    const Site site(Site::short_times(), pipeline);
    RawConnection slow = site.connect();
    slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(100ms);
    const auto refused = site.client().get("/plain");
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.contains("Spróbuj za chwilę"));
    EXPECT_FALSE(refused.header("Retry-After").empty());
    EXPECT_EQ(site.client().get("/health/live").status, 200);
    EXPECT_EQ(parse_answer(slow.read_answer()).status, 200);
}

TEST(Pressure, AThousandIdleClientsDontStarveANewOne) {
    Server::Settings settings = Site::short_times();
    settings.connections = 1100;
    settings.idle = 60s;
    const Site site(settings);
    std::vector<RawConnection> idle;
    idle.reserve(1000);
    for (int i = 0; i < 1000; ++i) {
        idle.push_back(site.connect());
        idle.back().send(kGet);
    }
    for (RawConnection& connection : idle)
        ASSERT_EQ(parse_answer(connection.read_answer()).status, 200);
    const auto before = Clock::now();
    EXPECT_EQ(site.client().get("/plain").status, 200);
    RecordProperty("milliseconds", std::to_string((Clock::now() - before) / 1ms));
    for (RawConnection& connection : idle) {
        connection.send(kGet);
        ASSERT_EQ(parse_answer(connection.read_answer()).status, 200) << "they are still served";
    }
}

TEST(Pressure, AThousandIdleClientsDontStarveASmallServerEither) {
    Server::Settings settings = Site::short_times();
    settings.connections = 32;
    settings.idle = 60s;
    const Site site(settings);
    std::vector<RawConnection> idle;
    idle.reserve(1000);
    for (int i = 0; i < 1000; ++i) {
        idle.push_back(site.connect());
        idle.back().send(kGet);
    }
    // Each that was taken in is idle after its answer, so there is always one to make room.
    int served = 0;
    for (int i = 0; i < 5; ++i) {
        if (site.client().get("/plain").status == 200) ++served;
        std::this_thread::sleep_for(100ms);
    }
    EXPECT_GE(served, 4);
}

}  // namespace
}  // namespace okienko::web
