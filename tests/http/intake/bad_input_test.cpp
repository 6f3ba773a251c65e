#include "tests/http/intake/journey.h"

namespace okienko::intake {

namespace {

const std::string kPdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

class BadInputTest : public JourneyTest {
protected:
    harness::Answer add_file(harness::HttpClient& client,
                             const std::string& draft,
                             const std::string& name,
                             const std::string& bytes) {
        const auto page = client.get(draft + "/wniosek");
        return client.post_files(draft + "/wniosek",
                                 {{"_revision", page.input_value("_revision")},
                                  {"przedmiot", "Umowy na pielęgnację drzew"},
                                  {"forma", "kopia"},
                                  {"sposob", "konto"}},
                                 {{"zalacznik", name, "application/octet-stream", bytes}});
    }
};

}  // namespace

TEST_F(BadInputTest, AnotherPersonsDraftIsNotThere) {
    auto owner = browser();
    const std::string draft = begin(owner);
    fill(owner, draft);
    auto stranger = browser();
    for (const char* page :
         {"", "/wniosek", "/sprawdz", "/dokument", "/dokument.xml", "/wyslano", "/usun"}) {
        EXPECT_EQ(stranger.get(draft + page).status, 404) << page;
    }
    stranger.get("/sprawa");  // for a form token of its own
    EXPECT_EQ(stranger.post(draft + "/wniosek", {{"przedmiot", "x"}}).status, 404);
    EXPECT_EQ(stranger.post(draft + "/wyslij", {}).status, 404);
    EXPECT_EQ(stranger.post(draft + "/usun", {}).status, 404);
    EXPECT_EQ(owner.get(draft + "/wniosek").status, 200);
    EXPECT_EQ(owner.get("/wnioski/nonsense/wniosek").status, 404);
    EXPECT_EQ(owner.get(draft + "/no-such-page").status, 404);
    EXPECT_EQ(owner.post("/wnioski", {{"service", "no-such-service"}}).status, 404);
}

TEST_F(BadInputTest, TwoWindowsGetBothVersions) {
    auto client = browser();
    const std::string draft = begin(client);
    const std::string old = client.get(draft + "/wniosek").input_value("_revision");
    fill(client, draft, {{"przedmiot", "z pierwszego okna"}});
    const auto answer = fill(client, draft, {{"_revision", old}, {"przedmiot", "z drugiego okna"}});
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(answer.contains("z pierwszego okna"));
    EXPECT_TRUE(answer.contains("z drugiego okna"));
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("z pierwszego okna"))
        << "nothing changed yet";
    const std::string now = answer.input_value("_revision");
    EXPECT_NE(now, old);
    EXPECT_EQ(fill(client, draft, {{"_revision", now}, {"przedmiot", "z drugiego okna"}}).status,
              303);
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("z drugiego okna"));
}

TEST_F(BadInputTest, AnEndedSessionLosesNothing) {
    auto client = browser();
    sign_in(client, kResident);
    const std::string draft = begin(client);
    const auto page = client.get(draft + "/wniosek");
    client.cookies().erase("okn-session");
    auto answer = client.post(draft + "/wniosek",
                              {{"_revision", page.input_value("_revision")},
                               {"przedmiot", "wpisane po końcu sesji"},
                               {"forma", "kopia"},
                               {"sposob", "konto"}});
    ASSERT_EQ(answer.status, 303) << answer.body;
    const std::string to = answer.header("Location");
    EXPECT_EQ(to.rfind("/konto/logowanie?powrot=", 0), 0U) << to;
    sign_in(client, kResident);
    answer = client.get(draft + "/wniosek?wznow=1");
    EXPECT_EQ(answer.header("Location"), draft + "/sprawdz") << answer.body;
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("wpisane po końcu sesji"));
}

TEST_F(BadInputTest, FilesAreTakenListedAndRemoved) {
    auto client = browser();
    const std::string draft = begin(client);
    auto answer = add_file(client, draft, "mapa aleje.pdf", kPdf);
    EXPECT_EQ(answer.status, 303) << answer.body;
    auto page = client.get(draft + "/wniosek");
    EXPECT_TRUE(page.contains("mapa aleje.pdf"));
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("mapa aleje.pdf"));
    const std::string id = between(page.body, "name=\"zalacznik-remove\" value=\"", "\"");
    ASSERT_EQ(id.size(), 36U);
    answer = fill(client, draft, {{"zalacznik-remove", id}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_FALSE(client.get(draft + "/wniosek").contains("mapa aleje.pdf"));
}

TEST_F(BadInputTest, AFileIsSentAlongAndComesBack) {
    auto client = browser();
    const std::string draft = begin(client);
    add_file(client, draft, "../../mapa.pdf", kPdf);
    EXPECT_TRUE(client.get(draft + "/wniosek").contains(">mapa.pdf<"))
        << "only the last part of a name";
    const auto page = client.follow(send(client, draft));
    const std::string number = between(page.body, "<strong class=\"okn-nowrap\">", "</strong>");
    const auto file = client.get("/sprawa/" + number + "/zalaczniki/1");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.body, kPdf);
    EXPECT_NE(file.header("Content-Disposition").find("mapa.pdf"), std::string::npos);
    EXPECT_EQ(client.get("/sprawa/" + number + "/zalaczniki/2").status, 404);
    EXPECT_EQ(client.get("/sprawa/" + number + "/zalaczniki/x").status, 404);
    EXPECT_TRUE(client.get("/sprawa/" + number + "/upp.xml").contains("mapa.pdf"));
}

TEST_F(BadInputTest, FilesThatCanNotBeTakenAreToldAtTheirField) {
    auto client = browser();
    const std::string draft = begin(client);
    const std::pair<const char*, std::string> bad[] = {
        {"wirus.exe", "MZ program"},
        {"zdjecie.pdf", "\x89PNG\r\n\x1a\n not a pdf"},
        {"pusty.pdf", ""},
        {"bez-rozszerzenia", kPdf},
        {"za-duzy.pdf", kPdf + std::string(std::size_t{11} << 20U, ' ')},
    };
    for (const auto& [name, bytes] : bad) {
        const auto answer = add_file(client, draft, name, bytes);
        if (std::string(name) == "pusty.pdf" && answer.status == 303)
            continue;  // browsers send this for "no file"
        EXPECT_EQ(answer.status, 422) << name;
        EXPECT_TRUE(answer.contains("href=\"#zalacznik\"")) << name;
        EXPECT_TRUE(answer.contains(std::string("„") + name)) << name;
        EXPECT_TRUE(answer.contains("Umowy na pielęgnację drzew")) << "nothing else is lost";
    }
    EXPECT_FALSE(client.get(draft + "/wniosek").contains("zalacznik-remove"));
}

TEST_F(BadInputTest, AFileBeyondTheServersLimitIsToldAtItsFieldToo) {
    auto client = browser();
    const std::string draft = begin(client);
    const auto answer =
        add_file(client, draft, "film.pdf", kPdf + std::string(std::size_t{51} << 20U, ' '));
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(answer.contains("href=\"#zalacznik\""));
    EXPECT_TRUE(answer.contains("„film.pdf” jest za duży. Dodaj plik do 10\u00a0MB"));
    EXPECT_TRUE(client.get(draft + "/wniosek").contains("Umowy na pielęgnację drzew"))
        << "what was typed beside it is saved";
}

TEST_F(BadInputTest, AnUploadBeyondEverythingGetsAPageThatLeadsBack) {
    auto client = browser();
    const std::string draft = begin(client);
    fill(client, draft);
    std::string cookies;
    for (const auto& [name, value] : client.cookies()) cookies += name + "=" + value + "; ";
    harness::RawConnection connection(client.port());
    ASSERT_TRUE(connection.send("POST " + draft +
                                "/wniosek HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookies +
                                "x=1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                "Content-Length: 2000000000\r\n\r\n"));
    // A browser doesn't look for an answer while it sends: it must not be cut off meanwhile.
    const std::string block(std::size_t{1} << 20U, 'x');
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(connection.send(block)) << i << " MB";
    const auto answer = harness::parse_answer(connection.read_answer());
    EXPECT_EQ(answer.status, 413);
    EXPECT_TRUE(answer.contains("Plik jest za duży"));
    EXPECT_TRUE(answer.contains("50")) << "the limit";
    EXPECT_TRUE(answer.contains("href=\"" + draft + "/wniosek\"")) << answer.body;
    EXPECT_TRUE(client.get(draft + "/wniosek").contains("Umowy na pielęgnację drzew"));
}

}  // namespace okienko::intake
