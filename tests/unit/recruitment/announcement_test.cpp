#include "server/services/recruitment/announcement.h"

#include <optional>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/calendar/local_time.h"
#include "server/services/recruitment/application.h"

namespace okienko::recruitment {

namespace {

class Libraries : public testing::Environment {
public:
    void SetUp() override { xml_.emplace(); }
    void TearDown() override { xml_.reset(); }

private:
    std::optional<schemas::XmlLibrary> xml_;
};
const auto* const kLibraries = testing::AddGlobalTestEnvironment(new Libraries);

const BannedRequirements& banned() {
    static const auto kRules = BannedRequirements::read(std::string(OKIENKO_SOURCE_DIR) +
                                                        "/server/services/recruitment/banned.xml");
    return kRules;
}

Texts complete() {
    return {{"jednostka", "Urząd Miasta Przykładowa, ul. Główna 1"},
            {"stanowisko", "Podinspektor ds. zieleni"},
            {"wymiar", "pełny etat"},
            {"placa-od", "5 800"},
            {"placa-do", "7200"},
            {"kierownicze", "nie"},
            {"cudzoziemcy", "nie"},
            {"niezbedne", "wykształcenie średnie\n2 lata stażu pracy"},
            {"dodatkowe", "prawo jazdy kat. B"},
            {"zadania", "prowadzenie rejestru drzew"},
            {"warunki", "budynek z windą"},
            {"wskaznik", "nie"},
            {"dokumenty", "CV"},
            {"termin", "2026-11-20"},
            {"miejsce", "przez Okienko"}};
}

std::chrono::sys_days day(const char* text) {
    return *calendar::parse_date(text);
}

std::vector<std::string> faults(const Texts& texts,
                                std::optional<std::chrono::sys_days> before = {}) {
    std::vector<std::string> found;
    for (const auto& fault : publication_faults(texts, banned(), day("2026-11-06"), before)) {
        found.push_back(fault.field + " " + fault.id);
    }
    return found;
}

std::vector<std::string> faults_with(const std::string& field, const std::string& value) {
    Texts texts = complete();
    texts[field] = value;
    return faults(texts);
}

using Faults = std::vector<std::string>;

}  // namespace

TEST(Announcement, ACompleteOneMayBePublished) {
    EXPECT_EQ(faults(complete()), Faults{});
}

TEST(Announcement, EveryFieldOfTheActIsNeeded) {
    for (const FieldRule& rule : announcement_fields()) {
        EXPECT_EQ(faults_with(rule.id, " \n- "), Faults{std::string(rule.id) + " empty"})
            << rule.id;
    }
}

TEST(Announcement, LeavesTenFullDays) {
    // 6 November is not counted; 16 November is the tenth day.
    EXPECT_EQ(faults_with("termin", "2026-11-15"), Faults{"termin too-soon"});
    EXPECT_EQ(faults_with("termin", "2026-11-16"), Faults{});
    EXPECT_EQ(faults_with("termin", "16.11.2026"), Faults{"termin date"});
    EXPECT_EQ(faults_with("termin", "2027-11-16"), Faults{"termin too-late"});
    EXPECT_EQ(calendar::format_date(earliest_deadline(day("2026-11-04"))), "2026-11-16")
        << "14 November is a Saturday";
}

TEST(Announcement, ADeadlineIsNeverShortened) {
    EXPECT_EQ(faults(complete(), day("2026-11-21")), Faults{"termin shortened"});
    EXPECT_EQ(faults(complete(), day("2026-11-20")), Faults{});
}

TEST(Announcement, PayIsARange) {
    EXPECT_EQ(faults_with("placa-do", "5000"), Faults{"placa-do range"});
    EXPECT_EQ(faults_with("placa-od", "do uzgodnienia"), Faults{"placa-od amount"});
}

TEST(Announcement, SomeThingsMayNotBeAsked) {
    const std::vector<std::pair<std::string, std::string>> wrong = {
        {"CV ze zdjęciem", "photo"},
        {"Zdjęcie legitymacyjne", "photo"},
        {"informacja o stanie cywilnym", "family"},
        {"osoba bezdzietna", "family"},
        {"wiek do 35 lat", "age"},
        {"mile widziana młoda osoba", "age"},
        {"mężczyzna o silnej budowie", "sex"},
        {"numer PESEL", "pesel"},
        {"kopia dowodu osobistego", "pesel"},
        {"wyznanie rzymskokatolickie", "belief"},
        {"dobry stan zdrowia", "health"},
        {"zaświadczenie o niekaralności", "record"},
        {"oczekiwania finansowe", "pay"}};
    for (const auto& [words, rule] : wrong) {
        EXPECT_EQ(faults_with("dokumenty", "CV\n" + words), Faults{"dokumenty banned." + rule})
            << words;
    }
    for (const char* words : {"CV bez zdjęcia",
                              "doświadczenie w urzędzie stanu cywilnego lub akt stanu cywilnego",
                              "znajomość przepisów o świadczeniach rodzinnych",
                              "3 lata stażu pracy",
                              "list motywacyjny",
                              "znajomość zasad równości płci"}) {
        EXPECT_EQ(faults_with("niezbedne", words), Faults{}) << words;
    }
}

TEST(Announcement, RequirementsAreLines) {
    EXPECT_EQ(lines_of("- średnie\r\n\n  • prawo jazdy \n– „język” \n"),
              (Faults{"średnie", "prawo jazdy", "„język”"}));
}

TEST(Application, TheFormalResultNeedsEveryCriterion) {
    EXPECT_EQ(formal_result(2, {}), "open");
    EXPECT_EQ(formal_result(2, {{1, true, ""}}), "open");
    EXPECT_EQ(formal_result(2, {{1, true, ""}, {2, true, ""}}), "met");
    EXPECT_EQ(formal_result(2, {{1, false, "brak dyplomu"}}), "unmet");
}

}  // namespace okienko::recruitment
