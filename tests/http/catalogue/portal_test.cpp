#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <regex>
#include <thread>

#include <gtest/gtest.h>

#include "tests/harness/running_server.h"
#include "tests/harness/test_database.h"

namespace okienko::catalogue {
namespace {

namespace fs = std::filesystem;

/// The first pages as a visitor gets them from the running program.
class FirstPages : public testing::Test {
protected:
    static void SetUpTestSuite() {
        database_ = std::make_unique<harness::TestDatabase>("none");
        harness::RunningServer::Options options;
        options.database = database_->uri();
        server_ = std::make_unique<harness::RunningServer>(std::move(options));
    }
    static void TearDownTestSuite() {
        server_.reset();
        database_.reset();
    }

    harness::HttpClient visitor_ = server_->client();

    static std::unique_ptr<harness::TestDatabase> database_;
    static std::unique_ptr<harness::RunningServer> server_;
};
std::unique_ptr<harness::TestDatabase> FirstPages::database_;
std::unique_ptr<harness::RunningServer> FirstPages::server_;

TEST_F(FirstPages, AreThere) {
    for (const char* path :
         {"/", "/uslugi", "/uslugi?q=drzewo", "/dostepnosc", "/dane-osobowe", "/regulamin"}) {
        const auto answer = visitor_.get(path);
        EXPECT_EQ(answer.status, 200) << path;
        EXPECT_TRUE(answer.contains("<h1")) << path;
    }
    EXPECT_EQ(visitor_.get("/robots.txt").status, 200);
    EXPECT_EQ(visitor_.get("/uslugi/nie-ma-takiej").status, 404);
    EXPECT_EQ(visitor_.get("/uslugi/..%2f..%2fetc").status / 100, 4);
}

TEST_F(FirstPages, EveryBundledServiceHasItsCardInBothLanguages) {
    for (const auto& entry : fs::directory_iterator(OKIENKO_SOURCE_DIR "/forms/catalog")) {
        const std::string path = "/uslugi/" + entry.path().filename().string();
        const bool form = fs::exists(entry.path() / "form.xml");
        for (const char* language : {"pl", "en"}) {
            const auto answer = visitor_.get(path, {{"Accept-Language", language}});
            EXPECT_EQ(answer.status, 200) << path;
            EXPECT_TRUE(answer.contains(std::string("<html lang=\"") + language)) << path;
            EXPECT_EQ(answer.contains("action=\"/wnioski\""), form) << path;
        }
    }
}

TEST_F(FirstPages, TheirStaticFilesComeAndMayBeKept) {
    const auto home = visitor_.get("/");
    static const std::regex kAddress(R"re((?:href|src)="(/zasoby/[^"]+)")re");
    int files = 0;
    for (std::sregex_iterator at(home.body.begin(), home.body.end(), kAddress), none; at != none;
         ++at, ++files) {
        const auto file = visitor_.get((*at)[1]);
        EXPECT_EQ(file.status, 200) << (*at)[1];
        EXPECT_NE(file.header("Cache-Control").find("immutable"), std::string::npos) << (*at)[1];
    }
    EXPECT_EQ(files, 3) << "icon, stylesheet, script";
}

TEST_F(FirstPages, RememberTheLanguageAndTheTheme) {
    const auto chosen = visitor_.get("/jezyk?kod=en&powrot=%2Fuslugi");
    EXPECT_EQ(chosen.status, 303);
    EXPECT_TRUE(visitor_.follow(chosen).contains("<html lang=\"en\""));
    visitor_.follow(visitor_.get("/wyglad?motyw=dark&powrot=%2F"));
    EXPECT_TRUE(visitor_.get("/").contains("data-theme=\"dark\""));
    visitor_.get("/wyglad?motyw=&powrot=%2F");
    EXPECT_FALSE(visitor_.get("/").contains("data-theme"));
}

TEST_F(FirstPages, ADroppedServiceAppearsWithoutARestart) {
    const fs::path folder = server_->data() / "services" / "dropped";
    if (!fs::exists(folder.parent_path())) GTEST_SKIP() << "the data folder is another user's";
    fs::create_directories(folder);
    std::ifstream in(OKIENKO_SOURCE_DIR
                     "/forms/catalog/vehicle-"
                     "registration/card.xml");
    std::string card{std::istreambuf_iterator<char>(in), {}};
    card = std::regex_replace(
        card, std::regex("card service=\"[a-z-]+\""), "card service=\"dropped\"");
    std::ofstream(folder / "card.xml") << card;
    int status = 0;
    for (int i = 0; i < 120 && status != 200; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        status = visitor_.get("/uslugi/dropped").status;
    }
    EXPECT_EQ(status, 200);
}

}  // namespace
}  // namespace okienko::catalogue
