// PDFs of documents and letters: asked for, made in the background, given to those who may read
// what they show.
#include <filesystem>
#include <thread>

#include "tests/http/letters/letters_fixture.h"

namespace okienko::letters {

namespace {

using harness::Answer;
using harness::HttpClient;

const HttpClient::Pairs kCompletion = {{"tresc", "Napisz, których ulic dotyczy wniosek."}};

bool fop_is_here() {
    return std::filesystem::exists("/usr/share/java/fop.jar") &&
           std::filesystem::exists("/usr/bin/java");
}

/// Waits for the PDF; the last answer, whatever it was.
Answer when_ready(HttpClient& client, const std::string& path) {
    for (int i = 0; i < 240; ++i) {
        Answer answer = client.get(path);
        if (answer.status != 303) return answer;
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    return client.get(path);
}

void expect_pdf(const Answer& answer, const std::string& name) {
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Content-Type"), "application/pdf");
    EXPECT_NE(answer.header("Content-Disposition").find(name), std::string::npos);
    EXPECT_EQ(answer.body.substr(0, 5), "%PDF-");
    EXPECT_TRUE(answer.contains("/StructTreeRoot"));
}

TEST_F(LettersJourney, ADocumentsPdfIsMadeWhenAskedFor) {
    const std::string number = registered_case("Dokument na papierze");
    EXPECT_TRUE(says(resident_.get(mine(number)), "Przygotuj PDF"));
    EXPECT_TRUE(says(clerk_.get(office(number)), "Przygotuj PDF"));
    const Answer early = resident_.get(mine(number) + "/wniosek.pdf");
    EXPECT_EQ(early.status, 303) << "not asked for yet: the page tells how";
    EXPECT_EQ(early.header("Location"), mine(number));

    resident_.get(mine(number));
    const Answer asked = resident_.post(mine(number) + "/wniosek.pdf", {});
    EXPECT_EQ(asked.status, 303) << asked.body;
    const Answer page = resident_.get(mine(number));
    EXPECT_FALSE(says(page, "Przygotuj PDF"));
    EXPECT_TRUE(says(page, "PDF w przygotowaniu, odśwież stronę za chwilę") ||
                page.contains("/wniosek.pdf\" download"));
    if (!fop_is_here()) GTEST_SKIP() << "Apache FOP is not installed";
    expect_pdf(when_ready(resident_, mine(number) + "/wniosek.pdf"), "wniosek-" + number + ".pdf");
    EXPECT_TRUE(resident_.get(mine(number)).contains("/wniosek.pdf\" download"));
    expect_pdf(clerk_.get(office(number) + "/dokument.pdf"), number + ".pdf");
}

TEST_F(LettersJourney, ALettersPdfIsMadeAheadAndWaitsForReceipt) {
    const std::string number = registered_case("Pismo na papierze");
    send_letter(number, "wezwanie", kCompletion);
    EXPECT_FALSE(says(clerk_.get(office(number) + "/pisma/1"), "Przygotuj PDF"));
    EXPECT_EQ(resident_.get(mine(number) + "/pisma/1/pismo.pdf").status, 403);
    resident_.get(mine(number) + "/pisma/1");
    EXPECT_EQ(resident_.post(mine(number) + "/pisma/1/pismo.pdf", {}).status, 403);
    EXPECT_EQ(resident_.post(mine(number) + "/pisma/1/odbior", {}).status, 303);
    if (!fop_is_here()) GTEST_SKIP() << "Apache FOP is not installed";
    expect_pdf(when_ready(resident_, mine(number) + "/pisma/1/pismo.pdf"),
               "pismo-" + number + "-P1.pdf");
    expect_pdf(clerk_.get(office(number) + "/pisma/1/pismo.pdf"), "pismo-" + number + "-P1.pdf");
}

TEST_F(LettersJourney, APdfIsForThoseWhoMayReadWhatItShows) {
    const std::string number = registered_case("Nie dla każdego");
    HttpClient other = browser();
    sign_in(other, kOther);
    HttpClient nobody = browser();
    nobody.get("/sprawa");
    other.get("/urzad");
    for (const char* path : {"/wniosek.pdf", "/podpis.pdf", "/pisma/1/pismo.pdf"}) {
        EXPECT_EQ(other.get(mine(number) + path).status, 404) << path;
        EXPECT_EQ(other.post(mine(number) + path, {}).status, 404) << path;
        EXPECT_EQ(nobody.get(mine(number) + path).status, 303) << path;
        EXPECT_EQ(nobody.get("/sprawa/" + number + path).status, 404) << path;
        EXPECT_EQ(nobody.post("/sprawa/" + number + path, {}).status, 404) << path;
    }
    for (const char* path : {"/dokument.pdf", "/podpis.pdf", "/pisma/1/pismo.pdf"}) {
        EXPECT_EQ(other.get(office(number) + path).status, 403) << path;
        EXPECT_EQ(other.post(office(number) + path, {}).status, 403) << path;
        EXPECT_EQ(resident_.get(office(number) + path).status, 403) << path;
    }
    // It isn't signed, so there is no report, and no letter was sent.
    clerk_.get(office(number));
    resident_.get(mine(number));
    for (const char* path : {"/podpis.pdf", "/pisma/1/pismo.pdf"}) {
        EXPECT_EQ(clerk_.get(office(number) + path).status, 404) << path;
        EXPECT_EQ(clerk_.post(office(number) + path, {}).status, 404) << path;
        EXPECT_EQ(resident_.get(mine(number) + path).status, 404) << path;
        EXPECT_EQ(resident_.post(mine(number) + path, {}).status, 404) << path;
    }
}

}  // namespace

}  // namespace okienko::letters
