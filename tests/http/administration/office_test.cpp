// Units, days off and roles, as an administrator keeps them.
#include <fstream>

#include <fmt/format.h>
#include <pqxx/pqxx>

#include "server/calendar/holidays.h"
#include "server/calendar/local_time.h"
#include "tests/http/intake/journey.h"

namespace okienko::administration {
namespace {

using harness::Answer;
using harness::HttpClient;
using intake::between;
using intake::plain;

class OfficeKept : public intake::JourneyTest {
protected:
    void SetUp() override { sign_in(administrator_, "administrator@okienko.example"); }

    static std::string one(const std::string& query) {
        pqxx::connection connection(database_uri());
        pqxx::work work(connection);
        return work.exec1(query)[0].as<std::string>("");
    }
    static bool says(const Answer& page, const std::string& words) {
        return plain(page.body).find(words) != std::string::npos;
    }
    /// A case of unit OR; its number.
    std::string filed() {
        HttpClient client = browser();
        const std::string draft = begin(client);
        fill(client, draft);
        return between(client.follow(send(client, draft)).body, "/sprawa/", "\"").substr(0, 18);
    }
    static std::string term_of(const std::string& number) {
        return one("select deadline::text from cases.cases where number = '" + number + "'");
    }

    HttpClient administrator_ = browser();
};

TEST_F(OfficeKept, AUnitIsAddedRenamedClosedAndOpenedAgain) {
    const std::string units = "/administracja/jednostki";
    EXPECT_TRUE(says(administrator_.get(units), "Wydział Organizacji i Nadzoru"));
    for (const char* code : {"", "or", "A", "ABCDEF", "OR-", "OR-123", "OR"}) {
        const auto refused = administrator_.post(units, {{"kod", code}, {"nazwa", "Biuro Próbne"}});
        EXPECT_EQ(refused.status, 422) << code;
        EXPECT_TRUE(refused.contains("href=\"#kod\"")) << code;
        EXPECT_TRUE(refused.contains("value=\"Biuro Próbne\"")) << "what was typed stays";
    }
    EXPECT_EQ(administrator_.post(units, {{"kod", "BPR"}, {"nazwa", " "}}).status, 422);
    ASSERT_EQ(administrator_
                  .post(units, {{"kod", "BPR"}, {"nazwa", "Biuro Próbne"}, {"nazwa-en", "Trial"}})
                  .status,
              303);
    const std::string unit = units + "/BPR";
    EXPECT_TRUE(says(administrator_.get(unit), "Nikt tu nie pracuje"));
    ASSERT_EQ(administrator_.post(unit, {{"nazwa", "Biuro \"Prób\" & Błędów"}}).status, 303);
    const auto renamed = administrator_.get(unit);
    EXPECT_TRUE(says(renamed, "Biuro \"Prób\" &amp; Błędów") ||
                says(renamed, "Biuro &quot;Prób&quot; &amp; Błędów"));
    EXPECT_TRUE(says(renamed, "Biuro Próbne")) << "its former name stays";
    EXPECT_EQ(one("select count(*) from audit.entries where object = 'unit:BPR'"), "2");

    // It takes cases at once.
    HttpClient clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    const std::string number = filed();
    const std::string address = "/urzad/sprawy/" + number;
    EXPECT_TRUE(clerk.get(address).contains("value=\"BPR\""));
    ASSERT_EQ(clerk
                  .post(address + "/przekazanie",
                        {{"wersja", clerk.get(address).input_value("wersja")},
                         {"jednostka", "BPR"},
                         {"powod", "Sprawa Biura Prób i Błędów"}})
                  .status,
              303);
    EXPECT_TRUE(says(administrator_.get(unit), "1 otwarta sprawa"));
    const auto kept = administrator_.post(unit + "/zamkniecie", {});
    EXPECT_EQ(kept.status, 422);
    EXPECT_TRUE(says(kept, "Ta jednostka ma otwarte sprawy"));
    const std::string to_or = administrator_.get(address).input_value("wersja");
    ASSERT_EQ(administrator_
                  .post(address + "/przekazanie",
                        {{"wersja", to_or}, {"jednostka", "OR"}, {"powod", "Wraca"}})
                  .status,
              303);
    ASSERT_EQ(administrator_.post(unit + "/zamkniecie", {}).status, 303);
    EXPECT_TRUE(says(administrator_.get(unit), "Nie przyjmuje spraw"));
    EXPECT_FALSE(clerk.get(address).contains("value=\"BPR\""));
    EXPECT_EQ(clerk
                  .post(address + "/przekazanie",
                        {{"wersja", clerk.get(address).input_value("wersja")},
                         {"jednostka", "BPR"},
                         {"powod", "Nie da się"}})
                  .status,
              422);
    ASSERT_EQ(administrator_.post(unit + "/otwarcie", {}).status, 303);
    EXPECT_TRUE(clerk.get(address).contains("value=\"BPR\""));
}

TEST_F(OfficeKept, AUnitThatAServiceNeedsStays) {
    const auto page = administrator_.get("/administracja/jednostki/KA");
    EXPECT_TRUE(says(page, "trafiają do niej sprawy usługi"));
    const auto refused = administrator_.post("/administracja/jednostki/KA/zamkniecie", {});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Do tej jednostki trafiają sprawy opublikowanej usługi"));
    EXPECT_EQ(administrator_.get("/administracja/jednostki/NIC").status, 404);
}

TEST_F(OfficeKept, AnAnnouncedDayOffMovesDeadlinesAndSaysSo) {
    const std::string days = "/administracja/dni-wolne";
    EXPECT_TRUE(says(administrator_.get(days + "?rok=2026"), "Boże Ciało"));
    const std::string number = filed();
    const std::string before = term_of(number);

    EXPECT_EQ(administrator_.post(days, {{"dzien", "kiedyś"}, {"powod", "x"}}).status, 422);
    EXPECT_EQ(administrator_.post(days, {{"dzien", "2020-01-02"}, {"powod", "x"}}).status, 422);
    EXPECT_EQ(administrator_.post(days, {{"dzien", before}, {"powod", ""}}).status, 422);
    const auto preview = administrator_.post(days, {{"dzien", before}, {"powod", "Dz.U. poz. 1"}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(preview.contains(number));
    EXPECT_TRUE(says(preview, "Dodaj dzień i przelicz terminy"));
    EXPECT_EQ(term_of(number), before) << "looking changes nothing";
    EXPECT_EQ(one("select count(*) from cases.announced_days"), "0");

    const auto saved = administrator_.post(
        days, {{"dzien", before}, {"powod", "Dz.U. poz. 1"}, {"krok", "zapisz"}});
    ASSERT_EQ(saved.status, 303);
    EXPECT_TRUE(says(administrator_.follow(saved), "Dzień wolny dodany"));
    EXPECT_TRUE(says(administrator_.follow(saved), "Przesun"));
    EXPECT_EQ(term_of(number),
              calendar::format_date(calendar::working_day_from(*calendar::parse_date(before) +
                                                               std::chrono::days{1})));
    EXPECT_TRUE(says(administrator_.get("/urzad/sprawy/" + number), "Przeliczono termin"));
    EXPECT_TRUE(
        says(administrator_.get("/urzad/sprawy/" + number), "dzień ustawowo wolny od pracy"))
        << "the derivation tells the day";
    EXPECT_EQ(one("select count(*) from audit.entries where action = 'cases.terms-recomputed' and "
                  "object = 'day:" +
                  before + "'"),
              "1");
    EXPECT_NE(term_of(filed()), before) << "new cases count with it at once";
    EXPECT_EQ(administrator_.post(days, {{"dzien", before}, {"powod", "Drugi raz"}}).status, 422);

    EXPECT_EQ(administrator_.post(days + "/usun", {{"dzien", before}}).status, 200);
    ASSERT_EQ(administrator_.post(days + "/usun", {{"dzien", before}, {"krok", "zapisz"}}).status,
              303);
    EXPECT_EQ(term_of(number), before);
}

TEST_F(OfficeKept, RolesShowWhoHasThem) {
    const auto page = administrator_.get("/administracja/role");
    EXPECT_EQ(page.status, 200);
    for (const char* email : {"urzednik@okienko.example",
                              "kadrowa@okienko.example",
                              "redaktorka@okienko.example",
                              "administrator@okienko.example"}) {
        EXPECT_TRUE(page.contains(email)) << email;
    }
    EXPECT_FALSE(page.contains(kResident));
}

}  // namespace
}  // namespace okienko::administration
