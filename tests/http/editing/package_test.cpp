#include "forms/package.h"

#include "server/editing/package_files.h"
#include "tests/http/editing/editing_site.h"

namespace okienko::editing {
namespace {

using harness::Answer;
using harness::HttpClient;

constexpr const char* kService = "public-information-request";

class PackageTest : public EditingSite {
protected:
    /// The shipped service, changed.
    static forms::Package::Files files() {
        return forms::Package::read_folder(std::string(OKIENKO_SOURCE_DIR) + "/forms/catalog/" +
                                           kService)
            .files();
    }
    static void change(forms::Package::Files& files,
                       const std::string& file,
                       const std::string& from,
                       const std::string& to) {
        std::string& bytes = files.at(file);
        ASSERT_NE(bytes.find(from), std::string::npos) << from;
        bytes.replace(bytes.find(from), from.size(), to);
    }
    Answer upload(const std::string& bytes) {
        editor_.get("/redakcja/paczki");
        return editor_.post_files(
            "/redakcja/paczki", {}, {{"paczka", "usluga.zip", "application/zip", bytes}});
    }
    static std::string package() {
        return one(std::string("select sha256 from catalogue.services where service = '") +
                   kService + "'");
    }
};

TEST_F(PackageTest, EveryFaultIsToldInPolishWithFileAndLine) {
    auto broken = files();
    change(broken, "form.xml", "Tresc/Komorka", "Tresc/Nieznane");
    change(broken, "workflow.xml", "id=\"odmowa\" kind=\"closed\"", "id=\"odmowa\" kind=\"open\"");
    const std::string before = package();
    const Answer refused = upload(zip_of(broken));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.contains("form.xml, wiersz 10"));
    EXPECT_TRUE(refused.contains("Ścieżka pola prowadzi do elementu, którego schemat nie ma"));
    EXPECT_TRUE(refused.contains("Tresc/Nieznane"));
    EXPECT_TRUE(refused.contains("Z tego stanu nie ma wyjścia"));
    EXPECT_EQ(package(), before);
    EXPECT_EQ(upload("nie ZIP").status, 422);
    EXPECT_EQ(editor_.post_files("/redakcja/paczki", {}, {}).status, 422);
}

TEST_F(PackageTest, AnOldVersionWithOtherContentIsRefused) {
    auto changed = files();
    change(changed, "text.pl.xml", "Złożony", "Przyjęty");
    const Answer refused = upload(zip_of(changed));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.contains("Podnieś numer wersji"));
}

TEST_F(PackageTest, AConfirmedPackageServesNewDraftsAndLeavesTheOthersAlone) {
    HttpClient resident = browser();
    sign_in(resident, kResident);
    const std::string draft = begin(resident);
    const std::string before = package();
    const std::string drafts =
        "select count(*) from intake.drafts where package = '" + before + "'";
    const std::string kept = one(drafts);

    auto raised = files();
    change(raised, "form.xml", "version=\"4\"", "version=\"5\"");
    change(raised, "text.pl.xml", "Złożony", "Przyjęty");
    change(raised, "card.xml", "Może to zrobić każdy", "Może to zrobić naprawdę każdy");
    const Answer sent = upload(zip_of(raised));
    ASSERT_EQ(sent.status, 303) << sent.body;
    const Answer review = editor_.follow(sent);
    EXPECT_TRUE(review.contains("Przyjęty"));
    EXPECT_TRUE(review.contains("form.xml"));
    EXPECT_TRUE(review.contains("<svg"));
    EXPECT_TRUE(review.contains("naprawdę każdy"));
    EXPECT_EQ(package(), before) << "nothing before it is confirmed";

    const std::string waiting = sent.header("Location");
    HttpClient other = browser();
    sign_in(other, "urzednik@okienko.example");
    EXPECT_EQ(other.get(waiting).status, 403);
    const Answer published = editor_.post(waiting + "/publikacja", {{"karta", "obecna"}});
    ASSERT_EQ(published.status, 303) << published.body;
    EXPECT_NE(package(), before);
    EXPECT_TRUE(editor_.follow(published).contains("Ewa Klon"));
    EXPECT_EQ(editor_.get(waiting).status, 404);
    EXPECT_GE(acts("catalogue.service-published"), 1);
    EXPECT_EQ(acts("editing.package-uploaded"), 1);
    EXPECT_FALSE(browser().get(std::string("/uslugi/") + kService).contains("naprawdę"))
        << "the card residents see was kept";

    EXPECT_EQ(one(drafts), kept) << "a begun draft keeps its version";
    EXPECT_EQ(resident.get(draft + "/wniosek").status, 200);
    const Answer again =
        upload(editor_.get(std::string("/redakcja/uslugi/") + kService + "/paczka.zip").body);
    ASSERT_EQ(again.status, 422) << "the package as downloaded has the card residents see";
}

}  // namespace
}  // namespace okienko::editing
