#include <chrono>
#include <fstream>
#include <map>
#include <memory>

#include <gtest/gtest.h>
#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/config/clock.h"
#include "tests/harness/http_client.h"
#include "tests/harness/running_server.h"
#include "tests/harness/test_database.h"

namespace okienko::recruitment {

namespace {

using harness::Answer;
using harness::HttpClient;
using Pairs = HttpClient::Pairs;

std::unique_ptr<harness::TestDatabase> database;
std::unique_ptr<harness::RunningServer> running;

const std::string kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count "
    "0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// One running server for all tests of the program.
class RecruitmentJourney : public testing::Test {
protected:
    static void SetUpTestSuite() {
        database = std::make_unique<harness::TestDatabase>("none");
        harness::RunningServer::Options options;
        options.database = database->uri();
        running = std::make_unique<harness::RunningServer>(options);
    }
    static void TearDownTestSuite() {
        running.reset();
        database.reset();
    }

    static HttpClient signed_in(const std::string& email) {
        // Whoever works for the office needs a fresh code each time: their session is kept.
        static std::map<std::string, std::decay_t<decltype(running->client().cookies())>> sessions;
        HttpClient client = running->client();
        auto& kept = sessions[email];
        client.cookies() = kept;
        if (!kept.empty() && client.get("/konto").status == 200) return client;
        client.cookies().clear();
        EXPECT_NO_THROW(harness::sign_in(client, email, "na-pokaz-okienko"));
        kept = client.cookies();
        return client;
    }

    /// A whole announcement, open for so many days by the machine's clock.
    static Pairs complete(int days) {
        const auto last =
            calendar::local_date(config::SystemClock{}.now()) + std::chrono::days{days};
        return {{"jednostka", "Urząd Miasta Krakowa, pl. Wszystkich Świętych 3–4"},
                {"stanowisko", "Podinspektor ds. zieleni"},
                {"wymiar", "pełny etat"},
                {"placa-od", "5800"},
                {"placa-do", "7200"},
                {"kierownicze", "nie"},
                {"cudzoziemcy", "nie"},
                {"niezbedne", "wykształcenie średnie\n2 lata stażu pracy"},
                {"dodatkowe", "prawo jazdy"},
                {"zadania", "rejestr drzew"},
                {"warunki", "budynek z windą"},
                {"wskaznik", "nie"},
                {"dokumenty", "CV"},
                {"termin", calendar::format_date(last)},
                {"miejsce", "przez Okienko"}};
    }

    /// Makes and publishes a vacancy; its number.
    static std::string publish(HttpClient& hr, int days = 20) {
        hr.get("/kadry");
        const Answer made = hr.post(
            "/kadry/nabory", {{"stanowisko", "Podinspektor ds. zieleni"}, {"komorka", "OR"}});
        const std::string form = made.header("Location");
        Pairs fields = complete(days);
        fields.emplace_back("wersja", hr.get(form).input_value("wersja"));
        fields.emplace_back("_publish", "1");
        const Answer published = hr.post(form, fields);
        EXPECT_EQ(published.status, 303) << published.body;
        const std::string start = "/kadry/nabory/";
        return form.substr(start.size(), form.find('/', start.size()) - start.size());
    }

    /// Applies through the portal, page by page; the answer to "send".
    static Answer apply(HttpClient& client, const std::string& number, const std::string& surname) {
        client.get("/nabory/" + number);
        const Answer begun =
            client.post("/wnioski", {{"service", "job-application"}, {"nabor", number}});
        std::string at = begun.header("Location");
        const std::string draft = at;
        const std::vector<Pairs> pages = {
            {{"imiona", "Ewa"},
             {"nazwisko", surname},
             {"urodzenie-dzien", "7"},
             {"urodzenie-miesiac", "3"},
             {"urodzenie-rok", "1991"},
             {"miejscowosc", "Skawina"},
             {"email", "ewa@poczta.example"},
             {"numer", "99-XX-2020"}},
            {{"wyksztalcenie", "wyzsze2"}, {"szkoly", "Uczelnia Przykładowa, 2015"}},
            {{"obywatelstwo", "polskie"},
             {"zdolnosc", "true"},
             {"prawa", "true"},
             {"niekaralnosc", "true"},
             {"opinia", "true"}},
            {}};
        const char* names[] = {"kandydat", "kwalifikacje", "oswiadczenia", "pliki"};
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const std::string page = draft + "/" + names[i];
            Pairs fields = pages[i];
            fields.emplace_back("_revision", client.get(page).input_value("_revision"));
            std::vector<HttpClient::File> files;
            if (i == 3) files.push_back({"zyciorys", "CV Kozłowska.pdf", "application/pdf", kPdf});
            const Answer saved = client.post_files(page, fields, files);
            EXPECT_EQ(saved.status, 303) << names[i] << saved.body;
        }
        const Answer check = client.get(draft + "/sprawdz");
        EXPECT_TRUE(check.contains("zapieczętowane") || check.contains("zapieczętowane do"));
        return client.post(draft + "/wyslij",
                           {{"_revision", check.input_value("_revision")},
                            {"_document", check.input_value("_document")}});
    }

    static std::string value(const std::string& sql) {
        return database->database().read([&](storage::Transaction& transaction) {
            return transaction.sql().exec(sql)[0][0].as<std::string>();
        });
    }
};

}  // namespace

TEST_F(RecruitmentJourney, OnlyHrWorksAtKadry) {
    HttpClient nobody = running->client();
    EXPECT_EQ(nobody.get("/kadry").status, 303);
    for (const char* email : {"mieszkanka@okienko.example",
                              "urzednik@okienko.example",
                              "administrator@okienko.example"}) {
        HttpClient client = signed_in(email);
        for (const char* page : {"/kadry", "/kadry/retencja", "/kadry/nabory/1-OR-2026"}) {
            EXPECT_EQ(client.get(page).status, 403) << email << page;
        }
        EXPECT_EQ(client.post("/kadry/nabory", {{"stanowisko", "X"}, {"komorka", "OR"}}).status,
                  403);
    }
    HttpClient hr = signed_in("kadrowa@okienko.example");
    EXPECT_EQ(hr.get("/kadry").status, 200);
    EXPECT_EQ(hr.get("/urzad").status, 403);
    EXPECT_EQ(hr.post("/kadry/nabory", {{"_csrf", "x"}, {"stanowisko", "X"}}).status, 403);
}

TEST_F(RecruitmentJourney, AnIncompleteAnnouncementIsToldFieldByField) {
    HttpClient hr = signed_in("kadrowa@okienko.example");
    hr.get("/kadry");
    EXPECT_EQ(hr.post("/kadry/nabory", {{"stanowisko", ""}, {"komorka", "XX"}}).status, 422);
    const std::string form =
        hr.post("/kadry/nabory", {{"stanowisko", "Referent"}, {"komorka", "ZZM"}})
            .header("Location");
    const std::string revision = hr.get(form).input_value("wersja");
    const Answer faulty = hr.post(form,
                                  {{"wersja", revision},
                                   {"stanowisko", "Referent"},
                                   {"dokumenty", "CV ze zdjęciem"},
                                   {"_publish", "1"}});
    EXPECT_EQ(faulty.status, 422);
    EXPECT_TRUE(faulty.contains("href=\"#zadania\""));
    EXPECT_TRUE(faulty.contains("CV ze zdjęciem</textarea>")) << "what was typed stays";
    const Answer old = hr.post(form, {{"wersja", revision}, {"stanowisko", "Inny"}});
    EXPECT_EQ(old.status, 409);
    EXPECT_EQ(running->client().get("/nabory/1-ZZM-2020").status, 404);
}

TEST_F(RecruitmentJourney, FromTheAnnouncementToTheResult) {
    HttpClient hr = signed_in("kadrowa@okienko.example");
    const std::string number = publish(hr);
    const std::string desk = "/kadry/nabory/" + number;
    EXPECT_TRUE(running->client().get("/nabory").contains(number));
    HttpClient candidate = signed_in("mieszkanka@okienko.example");
    EXPECT_EQ(apply(candidate, number, "Kozłowska-Lis").status, 303);
    const std::string name = value("select number from cases.cases");
    EXPECT_TRUE(candidate.get("/konto/sprawy/" + name).contains("Kozłowska-Lis"));
    EXPECT_EQ(value("select unit || ' ' || subject from cases.cases"),
              "KA Nabór " + number + ": Podinspektor ds. zieleni")
        << "the vacancy of the page, not of the posted field; no name";

    EXPECT_EQ(value("select string_agg(name, ' ') from cases.attachments"), "zalacznik-1.pdf")
        << "what a file is called is sealed with it";
    EXPECT_TRUE(hr.get(desk).contains("Zapieczętowane"));
    EXPECT_FALSE(hr.get(desk).contains("Kozłowska"));
    for (const char* page : {"/zgloszenia/1",
                             "/zgloszenia/1/dokument.xml",
                             "/zgloszenia/1/zalaczniki/1",
                             "/zgloszenia.csv",
                             "/dokumenty.zip",
                             "/porownanie?a=1"}) {
        const Answer refused = hr.get(desk + page);
        EXPECT_EQ(refused.status, 403) << page;
        EXPECT_FALSE(refused.contains("Kozłowska")) << page;
    }
    HttpClient administrator = signed_in("administrator@okienko.example");
    for (const char* page :
         {"", "/dokument", "/dokument.xml", "/poswiadczenie.xml", "/zalaczniki/1"}) {
        EXPECT_EQ(administrator.get("/urzad/sprawy/" + name + page).status, 403) << page;
    }
    EXPECT_EQ(value("select (count(*) >= 6)::text from audit.entries where action = "
                    "'recruitment.sealed'"),
              "true");
    EXPECT_EQ(value("select count(*)::text from audit.entries where action = 'cases.sealed'"), "5");

    // The clock of a demonstration goes on by 21 days: sessions end, the seal too.
    std::ofstream(running->data() / "clock") << 21 * 24 * 3600;
    hr = signed_in("kadrowa@okienko.example");
    candidate = signed_in("mieszkanka@okienko.example");
    const Answer table = hr.get(desk);
    EXPECT_TRUE(table.contains("Ewa Kozłowska-Lis"));
    const std::string one = desk + "/zgloszenia/1";
    EXPECT_TRUE(hr.get(one).contains("Uczelnia Przykładowa"));
    EXPECT_EQ(hr.post(one,
                      {{"wersja", "1"},
                       {"kryterium-1", "tak"},
                       {"kryterium-2", "tak"},
                       {"stan", "interview"},
                       {"miejsce", "1"}})
                  .status,
              303);
    EXPECT_EQ(hr.post(one, {{"wersja", "1"}, {"stan", "rejected"}}).status, 409);
    EXPECT_TRUE(hr.get(desk + "/zgloszenia.csv").contains("Ewa Kozłowska-Lis"));
    EXPECT_EQ(hr.get(desk + "/dokumenty.zip").body.substr(0, 2), "PK");
    EXPECT_EQ(hr.get(one + "/zalaczniki/1").body, kPdf);
    EXPECT_TRUE(hr.get(one).contains("CV Kozłowska.pdf")) << "its own name, now that it is open";
    const std::string withdrawal = "/konto/sprawy/" + name + "/wycofanie";
    const Answer late = candidate.get(withdrawal);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(late.contains("do końca terminu składania dokumentów"));
    EXPECT_EQ(candidate.post(withdrawal, {{"powod", "za późno"}}).status, 409);
    EXPECT_EQ(value("select state from recruitment.applications where case_id = (select id from "
                    "cases.cases where number = '" +
                    name + "')"),
              "current");
    EXPECT_EQ(
        hr.post(desk + "/wynik", {{"wybrany", "1"}, {"uzasadnienie", "Najlepszy wynik"}}).status,
        303);
    EXPECT_TRUE(running->client().get("/nabory").contains("Ewa Kozłowska-Lis, Skawina"));
    EXPECT_TRUE(candidate.get("/konto/sprawy/" + name).contains("rozstrzygnięty"));
    EXPECT_EQ(value("select (closed_at is not null)::text from cases.cases where number = '" +
                    name + "'"),
              "true");
}

TEST_F(RecruitmentJourney, AnApplicationIsWithdrawnUntilTheDeadline) {
    HttpClient hr = signed_in("kadrowa@okienko.example");
    const std::string number = publish(hr, 60);
    HttpClient candidate = signed_in("mieszkanka@okienko.example");
    ASSERT_EQ(apply(candidate, number, "Wierzbicka").status, 303);
    const std::string name =
        value("select number from cases.cases where subject like 'Nabór " + number + ":%'");
    const std::string withdrawal = "/konto/sprawy/" + name + "/wycofanie";
    EXPECT_TRUE(candidate.get("/nabory/" + number).contains(withdrawal));
    EXPECT_TRUE(candidate.get(withdrawal).contains("Wycofaj zgłoszenie"));
    ASSERT_EQ(candidate.post(withdrawal, {{"powod", "Zmieniłam plany"}}).status, 303);
    EXPECT_TRUE(candidate.get("/konto/sprawy/" + name).contains("Zmieniłam plany"));
    EXPECT_FALSE(candidate.get("/nabory/" + number).contains(withdrawal));
    EXPECT_EQ(value("select state from recruitment.applications where case_id = (select id from "
                    "cases.cases where number = '" +
                    name + "')"),
              "withdrawn");
    EXPECT_EQ(hr.get("/kadry/nabory/" + number + "/zgloszenia/1").status, 403)
        << "sealed as it was";
    EXPECT_EQ(apply(candidate, number, "Wierzbicka").status, 303) << "a new one may be sent";
}

}  // namespace okienko::recruitment
