#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include <unistd.h>

#include "tests/http/intake/journey.h"
#include "tests/http/intake/unseen_service.h"

namespace okienko::intake {

namespace fs = std::filesystem;

namespace {

/// A person files with a service whose folder was dropped into the running server.
class DroppedServiceTest : public JourneyTest {
protected:
    void SetUp() override {
        if (::access((server().data() / "services").c_str(), W_OK) != 0)
            GTEST_SKIP() << "the data folder is another user's";
    }

    static void drop(const UnseenService& service) { service.write(server().data() / "services"); }

    /// What stands beside the folder once it says `part`; the last thing it said otherwise.
    static std::string report(const std::string& service, const std::string& part) {
        std::string text;
        for (int i = 0; i < 480 && text.find(part) == std::string::npos; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(250));
            std::ifstream in(server().data() / "services" / (service + ".report.txt"));
            text = {std::istreambuf_iterator<char>(in), {}};
        }
        return text;
    }

    static std::string begin_with(harness::HttpClient& client, const std::string& service) {
        EXPECT_EQ(client.get("/uslugi/" + service).status, 200);
        return client.post("/wnioski", {{"service", service}}).header("Location");
    }
    static harness::Answer post_page(harness::HttpClient& client,
                                     const std::string& address,
                                     Pairs fields) {
        fields.emplace_back("_revision", client.get(address).input_value("_revision"));
        return client.post(address, std::move(fields));
    }
    /// Both pages filled well.
    static void fill_pages(harness::HttpClient& client, const std::string& draft) {
        auto answer = post_page(
            client, draft + "/lodz", {{"nazwa", "Rybitwa"}, {"naped", "silnik"}, {"moc", "12,5"}});
        EXPECT_EQ(answer.header("Location"), draft + "/pobyt") << answer.body;
        answer = post_page(client,
                           draft + "/pobyt",
                           {{"pobyty-rows", "1"},
                            {"pobyty-1-od-dzien", "4"},
                            {"pobyty-1-od-miesiac", "maja"},
                            {"pobyty-1-od-rok", "2027"},
                            {"pobyty-1-dni", "7"},
                            {"pobyty-add", "1"}});
        EXPECT_EQ(answer.status, 303) << answer.body;
        answer = post_page(client,
                           draft + "/pobyt",
                           {{"pobyty-rows", "2"},
                            {"pobyty-1-od-dzien", "4"},
                            {"pobyty-1-od-miesiac", "maja"},
                            {"pobyty-1-od-rok", "2027"},
                            {"pobyty-1-dni", "7"},
                            {"pobyty-2-od-dzien", "1"},
                            {"pobyty-2-od-miesiac", "6"},
                            {"pobyty-2-od-rok", "2027"},
                            {"pobyty-2-dni", "14"},
                            {"razem", "999"}});
        EXPECT_EQ(answer.header("Location"), draft + "/sprawdz") << answer.body;
    }
};

}  // namespace

TEST_F(DroppedServiceTest, IsFiledWithoutARestart) {
    const UnseenService service;
    auto client = browser();
    EXPECT_EQ(client.get("/uslugi/" + service.id).status, 404);
    drop(service);
    ASSERT_NE(
        report(service.id, "published " + service.id).find("published boat-mooring version 1"),
        std::string::npos)
        << report(service.id, "published " + service.id);
    EXPECT_TRUE(client.get("/uslugi?q=%C5%82odzi").contains("/uslugi/boat-mooring"));

    const std::string draft = begin_with(client, service.id);
    EXPECT_TRUE(client.get(draft + "/lodz").contains("Jak nazywa się łódź?"));
    auto answer = post_page(client, draft + "/lodz", {{"nazwa", "R"}, {"naped", "silnik"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(answer.contains("href=\"#nazwa\""));
    EXPECT_TRUE(answer.contains("href=\"#moc\""));
    fill_pages(client, draft);
    const auto check = client.get(draft + "/sprawdz");
    EXPECT_TRUE(check.contains("Rybitwa"));
    EXPECT_TRUE(check.contains("21")) << "7 and 14 days; what was posted for the sum is ignored";
    const std::string document = client.get(draft + "/dokument.xml").body;
    EXPECT_NE(document.find("<Moc>12.5</Moc>"), std::string::npos) << document;
    EXPECT_NE(document.find("<Od>2027-05-04</Od>"), std::string::npos) << document;
    EXPECT_NE(document.find("<Razem>21</Razem>"), std::string::npos) << document;

    answer = send(client, draft);
    ASSERT_EQ(answer.status, 303) << answer.body;
    const auto page = client.follow(answer);
    const std::string number = between(page.body, "<strong class=\"okn-nowrap\">", "</strong>");
    const std::string key = between(page.body, "id=\"klucz\">", "</strong>");
    auto elsewhere = browser();
    elsewhere.get("/sprawa");
    answer = elsewhere.post("/sprawa", {{"numer", number}, {"klucz", key}});
    ASSERT_EQ(answer.status, 303) << answer.body;
    const auto shown = elsewhere.follow(answer);
    EXPECT_TRUE(shown.contains("Miejsce dla łodzi"));
    EXPECT_TRUE(shown.contains("Rybitwa"));
    EXPECT_EQ(elsewhere.get("/sprawa/" + number + "/wniosek.xml").body, document);
    const auto receipt = elsewhere.get("/sprawa/" + number + "/upp.xml");
    EXPECT_EQ(receipt.status, 200);
    EXPECT_TRUE(receipt.contains(number));
    EXPECT_TRUE(receipt.contains(check.input_value("_document"))) << "the document's digest";
}

TEST_F(DroppedServiceTest, AFaultyOneIsToldWithFileAndLineAndNeverShown) {
    UnseenService service;
    service.id = "boat-faulty";
    service.path_of_name = "Lodz/Imie";
    drop(service);
    const std::string told = report(service.id, "refused");
    EXPECT_NE(told.find("form.xml:5: unknown-path"), std::string::npos) << told;
    EXPECT_EQ(browser().get("/uslugi/" + service.id).status, 404);
    const std::string log = server().log();
    EXPECT_NE(log.find("event=service-refused"), std::string::npos);
    EXPECT_NE(log.find("file=form.xml line=5 rule=unknown-path"), std::string::npos) << log;

    service.path_of_name = "Lodz/Nazwa";
    drop(service);
    const std::string mended = report(service.id, "published " + service.id);
    EXPECT_NE(mended.find("published boat-faulty"), std::string::npos) << mended;
    EXPECT_EQ(browser().get("/uslugi/" + service.id).status, 200);
}

TEST_F(DroppedServiceTest, ANewVersionLeavesBegunDraftsTheirs) {
    UnseenService service;
    service.id = "boat-versions";
    drop(service);
    ASSERT_NE(report(service.id, "published " + service.id).find("version 1"), std::string::npos);
    auto client = browser();
    const std::string old = begin_with(client, service.id);
    EXPECT_TRUE(client.get(old + "/lodz").contains("Jak nazywa się łódź?"));

    service.question = "Podaj nazwę łodzi";
    drop(service);
    std::string told = report(service.id, "refused");
    EXPECT_NE(told.find("form.xml:2: version: version 1 was published with other content"),
              std::string::npos)
        << told;
    EXPECT_TRUE(client.get(begin_with(client, service.id) + "/lodz").contains("Jak nazywa się"))
        << "what was published stays";

    service.version = "2";
    drop(service);
    told = report(service.id, "version 2\n");
    EXPECT_NE(told.find("published boat-versions version 2"), std::string::npos) << told;
    EXPECT_TRUE(client.get(begin_with(client, service.id) + "/lodz").contains("Podaj nazwę łodzi"));
    EXPECT_TRUE(client.get(old + "/lodz").contains("Jak nazywa się łódź?"));
    fill_pages(client, old);
    EXPECT_EQ(send(client, old).header("Location"), old + "/wyslano");

    fs::remove_all(server().data() / "services" / service.id);
    const std::string gone = "event=service-folder-gone folder=boat-versions";
    for (int i = 0; i < 480 && server().log().find(gone) == std::string::npos; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
    EXPECT_NE(server().log().find(gone), std::string::npos);
    EXPECT_EQ(client.get("/uslugi/" + service.id).status, 200) << "the folder was only the way in";
}

}  // namespace okienko::intake
