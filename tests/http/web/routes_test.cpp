#include <array>
#include <cstdio>
#include <memory>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/harness/running_server.h"

namespace okienko {
namespace {

struct Line {
    std::string method, pattern, access;
};

/// What `okienko routes` prints.
std::vector<Line> all_routes() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(
        ::popen((harness::program_path() + " routes").c_str(), "r"), &::pclose);
    std::string text;
    std::array<char, 4096> block{};
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe.get()))
        text.append(block.data(), count);
    std::vector<Line> lines;
    std::istringstream in(text);
    for (std::string row; std::getline(in, row);) {
        Line line;
        std::istringstream words(row);
        words >> line.method >> line.pattern >> std::ws;
        std::getline(words, line.access, '|');
        while (line.access.ends_with(' ')) line.access.pop_back();
        lines.push_back(line);
    }
    return lines;
}

/// The pattern with something in its places.
std::string an_address(std::string pattern) {
    for (std::size_t open = pattern.find('{'); open != std::string::npos;
         open = pattern.find('{')) {
        pattern.replace(open, pattern.find('}') - open + 1, "0d9cbdc4-6a51-4a0e-9f0b-1d2c3b4a5f60");
    }
    return pattern;
}

TEST(Routes, EveryOneIsClosedToStrangersUnlessItSaysAnyone) {
    if (::access(harness::program_path().c_str(), X_OK) != 0)
        GTEST_SKIP() << harness::program_path() << " isn't built";
    const std::vector<Line> routes = all_routes();
    ASSERT_GT(routes.size(), 20U);
    const harness::RunningServer server({});
    for (const Line& route : routes) {
        const std::string address = an_address(route.pattern);
        harness::HttpClient stranger = server.client();
        const auto answer =
            route.method == "GET"
                ? stranger.get(address)
                : stranger.send(route.method, address, "application/x-www-form-urlencoded", "a=1");
        const std::string name = route.method + " " + route.pattern + " (" + route.access +
                                 "): " + std::to_string(answer.status);
        const bool page =
            route.access.rfind("signed in", 0) == 0 || route.access.rfind("role ", 0) == 0;
        const bool keeps = route.access.find("posts outlive") != std::string::npos;
        EXPECT_NE(answer.status, 0) << name;
        EXPECT_LT(answer.status, 500) << name << answer.body;
        if (route.access == "token") {
            EXPECT_EQ(answer.status, 401) << name;
        }
        if (page && !keeps && route.pattern.rfind("/api/", 0) != 0) {
            EXPECT_EQ(answer.status, 303) << name;
            EXPECT_EQ(answer.header("Location").rfind("/konto/logowanie", 0), 0U) << name;
        }
        EXPECT_FALSE(answer.header("Content-Security-Policy").empty()) << name;
        if (route.method == "POST" && route.access.rfind("anyone", 0) == 0 &&
            route.pattern.rfind("/api/", 0) != 0) {
            EXPECT_EQ(answer.status, 403) << name << ": a form without its token";
        }
    }
}

}  // namespace
}  // namespace okienko
