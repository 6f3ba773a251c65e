#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "server/catalogue/drop_folder.h"
#include "tests/db/catalogue/portal.h"

namespace okienko::catalogue {
namespace {

namespace fs = std::filesystem;

forms::Package package_of(const std::string& card) {
    return forms::Package::from_files({{"card.xml", card}});
}

class ServicesTest : public testing::Test {
protected:
    ServicesTest() {
        folder_ = fs::temp_directory_path() /
                  ("okienko-drop-" + std::to_string(::getpid()) + "-" +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~ServicesTest() override { fs::remove_all(folder_); }

    void write(const std::string& service, const std::string& card) const {
        fs::create_directories(folder_ / service);
        std::ofstream(folder_ / service / "card.xml") << card;
    }
    std::string report(const std::string& service) const {
        std::ifstream in(folder_ / (service + ".report.txt"));
        return {std::istreambuf_iterator<char>(in), {}};
    }

    fs::path folder_;
    Portal portal_;
};

TEST_F(ServicesTest, PublishesAPackageAndFindsItAgain) {
    const auto outcome = portal_.services().publish(package_of(card_xml("alfa", "Alfa", "a", "x")));
    ASSERT_TRUE(outcome.published) << (outcome.faults.empty() ? "" : outcome.faults[0].detail);
    EXPECT_FALSE(outcome.was_known);
    const auto found = portal_.services().find("alfa");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->sha256, outcome.sha256);
    EXPECT_EQ(found->card->content("pl").title, "Alfa");
    EXPECT_EQ(found->card->content("en").title, "Alfa") << "a card without English speaks Polish";
    EXPECT_FALSE(portal_.services().current("alfa")) << "a card alone cannot be filed";
}

TEST_F(ServicesTest, RefusesAFaultyCardAndKeepsTheGoodOne) {
    portal_.services().publish(package_of(card_xml("alfa", "Alfa", "a", "x")));
    const auto good = portal_.services().find("alfa");
    const auto outcome = portal_.services().publish(package_of(card_xml("alfa", "", "a", "x")));
    EXPECT_FALSE(outcome.published);
    ASSERT_FALSE(outcome.faults.empty());
    EXPECT_EQ(outcome.faults[0].file, "card.xml");
    EXPECT_EQ(portal_.services().find("alfa")->sha256, good->sha256);
}

TEST_F(ServicesTest, RefusesALinkThatIsNotAPage) {
    for (const char* href :
         {"javascript:alert(1)", "//evil.example", "http://x", "/\\evil.example", "data:x"}) {
        const auto outcome = portal_.services().publish(package_of(
            card_xml("alfa", "Alfa", "a", std::string("<a href=\"") + href + "\">x</a>")));
        EXPECT_FALSE(outcome.published) << href;
    }
    EXPECT_TRUE(
        portal_.services()
            .publish(package_of(card_xml("alfa", "Alfa", "a", "<a href=\"/dane-osobowe\">x</a>")))
            .published);
}

TEST_F(ServicesTest, AnotherServerTakesOverWhatWasPublished) {
    Services other(portal_.database(), portal_.compiler(), config::Log::silent());
    portal_.services().publish(package_of(card_xml("alfa", "Alfa", "a", "x")));
    EXPECT_FALSE(other.find("alfa"));
    other.refresh();
    EXPECT_TRUE(other.find("alfa"));
}

TEST_F(ServicesTest, ListsByThePolishAlphabet) {
    for (const auto& [id, title] :
         std::vector<std::pair<std::string, std::string>>{{"a", "Żłobek"},
                                                          {"b", "Łódka"},
                                                          {"c", "Las"},
                                                          {"d", "Zameldowanie"},
                                                          {"e", "Ćma"},
                                                          {"f", "Dom"}}) {
        portal_.services().publish(package_of(card_xml(id, title, "x", "x")));
    }
    std::string order;
    for (const auto& published : portal_.services().all())
        order += published->card->content("pl").title + " ";
    EXPECT_EQ(order, "Ćma Dom Las Łódka Zameldowanie Żłobek ");
}

TEST_F(ServicesTest, TakesADroppedFolderOnceItIsStill) {
    DropFolder drop(folder_, portal_.services(), config::Log::silent());
    drop.look();
    write("alfa", card_xml("alfa", "Alfa", "a", "x"));
    drop.look();
    EXPECT_FALSE(portal_.services().find("alfa")) << "it may still be being copied";
    drop.look();
    ASSERT_TRUE(portal_.services().find("alfa"));
    EXPECT_NE(report("alfa").find("published alfa"), std::string::npos);
}

TEST_F(ServicesTest, AFaultyDropIsReportedAndReplacesNothing) {
    DropFolder drop(folder_, portal_.services(), config::Log::silent());
    write("alfa", card_xml("alfa", "Alfa", "a", "x"));
    drop.look();
    drop.look();
    const auto good = portal_.services().find("alfa");
    ASSERT_TRUE(good);
    write("alfa", "<card");
    drop.look();
    drop.look();
    EXPECT_EQ(portal_.services().find("alfa")->sha256, good->sha256);
    EXPECT_NE(report("alfa").find("refused"), std::string::npos);
    write("alfa", card_xml("alfa", "Alfa dwa", "a", "x"));
    drop.look();
    drop.look();
    EXPECT_EQ(portal_.services().find("alfa")->card->content("pl").title, "Alfa dwa");
}

TEST_F(ServicesTest, AnOldDropDoesNotUndoANewerVersionAtStart) {
    write("alfa", card_xml("alfa", "Stara", "a", "x"));
    portal_.services().publish(package_of(card_xml("alfa", "Stara", "a", "x")));
    portal_.services().publish(package_of(card_xml("alfa", "Nowa", "a", "x")));
    DropFolder drop(folder_, portal_.services(), config::Log::silent());
    drop.look();
    drop.look();
    EXPECT_EQ(portal_.services().find("alfa")->card->content("pl").title, "Nowa");
}

TEST_F(ServicesTest, AFolderThatGoesTakesNothingOutOfServiceAndMayComeBack) {
    DropFolder drop(folder_, portal_.services(), config::Log::silent());
    write("alfa", card_xml("alfa", "Alfa", "a", "x"));
    drop.look();
    drop.look();
    EXPECT_NE(report("alfa").find("published alfa version"), std::string::npos) << report("alfa");
    fs::remove_all(folder_ / "alfa");
    drop.look();
    EXPECT_TRUE(portal_.services().find("alfa"));
    EXPECT_EQ(report("alfa"), "");
    write("alfa", card_xml("alfa", "Alfa dwa", "a", "x"));
    drop.look();
    drop.look();
    EXPECT_EQ(portal_.services().find("alfa")->card->content("pl").title, "Alfa dwa");
}

TEST_F(ServicesTest, AFolderIsNamedAfterItsService) {
    DropFolder drop(folder_, portal_.services(), config::Log::silent());
    write("beta", card_xml("alfa", "Alfa", "a", "x"));
    drop.look();
    drop.look();
    EXPECT_FALSE(portal_.services().find("alfa"));
    EXPECT_NE(report("beta").find("card.xml:1: folder: the folder is named 'beta'"),
              std::string::npos)
        << report("beta");
}

TEST_F(ServicesTest, APublishedVersionNeverGetsOtherContent) {
    const auto bundled =
        forms::Package::read_folder(OKIENKO_SOURCE_DIR "/forms/catalog/public-information-request");
    const auto with = [&](const std::string& file, const std::string& from, const std::string& to) {
        auto files = bundled.files();
        auto& bytes = files[file];
        const auto at = bytes.find(from);
        EXPECT_NE(at, std::string::npos);
        return files[file] = bytes.replace(at, from.size(), to), files;
    };
    ASSERT_TRUE(portal_.services().publish(bundled).published);
    auto files = with("text.pl.xml", ">Adres e-mail<", ">E-mail<");
    auto outcome = portal_.services().publish(forms::Package::from_files(files));
    EXPECT_FALSE(outcome.published);
    ASSERT_EQ(outcome.faults.size(), 1U);
    EXPECT_EQ(outcome.faults[0].file, "form.xml");
    EXPECT_EQ(outcome.faults[0].line, 2);
    EXPECT_EQ(outcome.faults[0].rule, "version");
    EXPECT_EQ(portal_.services().find("public-information-request")->sha256, bundled.sha256());
    auto& form = files["form.xml"];
    const auto version = form.find("version=\"", form.find("<form ")) + 9;
    form.replace(version, form.find('"', version) - version, "1000");
    outcome = portal_.services().publish(forms::Package::from_files(files));
    EXPECT_TRUE(outcome.published) << (outcome.faults.empty() ? "" : outcome.faults[0].detail);
    EXPECT_TRUE(portal_.services().publish(bundled).published) << "back to what it was";
    EXPECT_EQ(portal_.services().find("public-information-request")->sha256, bundled.sha256());
}

TEST_F(ServicesTest, EveryBundledCardIsFitToPublish) {
    for (const auto& entry : fs::directory_iterator(OKIENKO_SOURCE_DIR "/forms/catalog")) {
        const auto package = forms::Package::read_folder(entry.path().string());
        forms::Package::Files card{{"card.xml", *package.file("card.xml")}};
        const auto faults = publishing_faults(portal_.compiler(), forms::Package::from_files(card));
        EXPECT_TRUE(faults.empty())
            << entry.path() << ": " << (faults.empty() ? "" : faults[0].detail);
        const auto read = Card::read(*package.file("card.xml"), entry.path().string());
        EXPECT_EQ(read->service(), entry.path().filename().string());
        EXPECT_EQ(read->contents().size(), 2U) << "Polish and English: " << entry.path();
        EXPECT_TRUE(read->demonstration());
    }
}

const Publisher kEditor = {
    .origin = "editor", .account = "0d9cbdc4-6a51-4a0e-9f0b-1d2c3b4a5f60", .name = "Ewa Klon"};

TEST_F(ServicesTest, AnEditedCardStaysUntilAPackageBringsAnother) {
    Services& services = portal_.services();
    const auto title = [&] { return services.find("alfa")->card->content("pl").title; };
    const auto package = package_of(card_xml("alfa", "Alfa", "a", "x"));
    ASSERT_TRUE(services.publish(package).published);
    const auto edited =
        services.publish_card("alfa", 1, card_xml("alfa", "Beta", "a", "x"), kEditor);
    ASSERT_TRUE(edited.published);
    EXPECT_EQ(edited.revision, 2);
    EXPECT_EQ(title(), "Beta");
    EXPECT_EQ(services.find("alfa")->sha256, package.sha256()) << "no new version of the service";

    ASSERT_TRUE(services.publish(package).published);
    EXPECT_EQ(title(), "Beta") << "the package brings the card it always had";
    Services restarted(portal_.database(), portal_.compiler(), config::Log::silent());
    restarted.refresh();
    EXPECT_EQ(restarted.find("alfa")->card->content("pl").title, "Beta");

    const auto other = package_of(card_xml("alfa", "Gamma", "a", "x"));
    ASSERT_TRUE(services.publish(other, kEditor, CardRule::keep).published);
    EXPECT_EQ(title(), "Beta");
    ASSERT_TRUE(services.publish(package_of(card_xml("alfa", "Delta", "a", "x"))).published);
    EXPECT_EQ(title(), "Delta");
    EXPECT_EQ(services.find("alfa")->card_revision, 3);
}

TEST_F(ServicesTest, ACardThatChangedMeanwhileIsNotOverwritten) {
    Services& services = portal_.services();
    services.publish(package_of(card_xml("alfa", "Alfa", "a", "x")));
    services.publish_card("alfa", 1, card_xml("alfa", "Beta", "a", "x"), kEditor);
    const auto late =
        services.publish_card("alfa", 1, card_xml("alfa", "Gamma", "a", "x"), kEditor);
    EXPECT_TRUE(late.changed);
    EXPECT_FALSE(late.published);
    EXPECT_EQ(late.revision, 2);
    EXPECT_EQ(services.find("alfa")->card->content("pl").title, "Beta");
    EXPECT_FALSE(
        services.publish_card("alfa", 2, card_xml("beta", "X", "a", "x"), kEditor).faults.empty());
    EXPECT_FALSE(services.publish_card("alfa", 2, "<card/>", kEditor).faults.empty());
}

}  // namespace
}  // namespace okienko::catalogue
