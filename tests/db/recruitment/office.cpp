#include "tests/db/recruitment/office.h"

#include <optional>

#include <pqxx/pqxx>

#include "forms/schema_compiler.h"
#include "schemas/xml_library.h"
#include "server/calendar/local_time.h"
#include "server/storage/migrations.h"

namespace okienko::recruitment {

namespace {

const std::string kRoot = OKIENKO_SOURCE_DIR;

class Libraries : public testing::Environment {
public:
    void SetUp() override { xml_.emplace(); }
    void TearDown() override { xml_.reset(); }

private:
    std::optional<schemas::XmlLibrary> xml_;
};
const auto* const kLibraries = testing::AddGlobalTestEnvironment(new Libraries);

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

RecruitmentTest::RecruitmentTest()
    : seal_(trust::OfficeKey::open_or_create(folder_.path() / "office",
                                             "Urząd Miasta Przykładowa",
                                             std::chrono::floor<std::chrono::seconds>(clock_.at))),
      compiler_(kRoot, std::make_shared<forms::LocalSchemaCompiler>()),
      services_(database_, compiler_, config::Log::silent()),
      pages_({.root = kRoot, .office = kRoot + "/schemas/codelists/office.xml", .assets = "/z"}),
      banned_(BannedRequirements::read(kRoot + "/server/services/recruitment/banned.xml")),
      submission_(database_,
                  commits_,
                  documents_,
                  attachments_,
                  master_,
                  seal_,
                  {"Urząd Miasta Przykładowa", "AE:PL-00000-00000-XXXXX-00", "ADE"},
                  "http://127.0.0.1",
                  [this](std::string_view language) -> const schemas::Texts& {
                      return pages_.texts(language);
                  },
                  clock_,
                  config::Log::silent(),
                  {.companions = intake::Companions({&applying_})}) {
    storage::migrate(database_, kRoot);
    services_.publish(forms::Package::read_folder(kRoot + "/forms/catalog/job-application"));
    hr_.account = "0193bbbb-0000-7000-8000-000000000001";
    hr_.roles = {"resident", "hr"};
}

Texts RecruitmentTest::complete(const std::string& deadline) {
    return {{"jednostka", "Urząd Miasta Przykładowa, ul. Główna 1"},
            {"stanowisko", "Podinspektor ds. zieleni"},
            {"wymiar", "pełny etat"},
            {"placa-od", "5800"},
            {"placa-do", "7200"},
            {"kierownicze", "nie"},
            {"cudzoziemcy", "nie"},
            {"niezbedne", "wykształcenie średnie\n2 lata stażu pracy"},
            {"dodatkowe", "prawo jazdy kat. B"},
            {"zadania", "prowadzenie rejestru drzew"},
            {"warunki", "budynek z windą"},
            {"wskaznik", "nie"},
            {"dokumenty", "CV"},
            {"termin", deadline},
            {"miejsce", "przez Okienko"}};
}

Vacancy RecruitmentTest::published(const std::string& deadline) {
    const Vacancy vacancy = database_.run([&](storage::Transaction& transaction) {
        return VacancyStore{}.create(transaction, "OR", "Podinspektor ds. zieleni", clock_.at);
    });
    EXPECT_EQ(publish(vacancy, complete(deadline)).kind, VacancyOutcome::Kind::done);
    return reread(vacancy);
}

Vacancy RecruitmentTest::reread(const Vacancy& vacancy) {
    return database_.read([&](storage::Transaction& transaction) {
        return VacancyStore{}.find(transaction, vacancy.number).value();
    });
}

VacancyOutcome RecruitmentTest::publish(const Vacancy& vacancy,
                                        const Texts& texts,
                                        const std::string& note) {
    const auto saved = save_vacancy(database_, order(vacancy), texts);
    if (saved.kind != VacancyOutcome::Kind::done) return saved;
    return publish_vacancy(database_, documents_.keys(), banned_, order(vacancy), note);
}

std::string RecruitmentTest::account(int candidate) {
    return "0193aaaa-0000-7000-8000-00000000000" + std::to_string(candidate);
}

intake::Filed RecruitmentTest::apply(const Vacancy& vacancy,
                                     int candidate,
                                     const std::string& surname) {
    std::string bytes =
        schemas::read_file(kRoot + "/forms/catalog/job-application/examples/valid-least.xml");
    bytes = replaced(bytes, "14-OR-2026", vacancy.number);
    bytes = replaced(bytes, "Jędrzejczyk", surname);
    intake::Filing filing;
    filing.service = services_.current("job-application");
    filing.document = bytes;
    filing.digest = signing::sha256(bytes);
    filing.subject = "Nabór " + vacancy.number;
    filing.language = "pl";
    filing.account = account(candidate);
    filing.scope = "account:" + *filing.account;
    return submission_.submit(filing);
}

void RecruitmentTest::go_to(const std::string& local_instant) {
    clock_.at = calendar::parse_instant(local_instant).value();
}

long RecruitmentTest::count(const std::string& from_where) {
    return database_.read([&](storage::Transaction& transaction) {
        return transaction.sql().exec("select count(*) from " + from_where)[0][0].as<long>();
    });
}

long RecruitmentTest::audited(const std::string& action) {
    return count("audit.entries where action = '" + action + "'");
}

void RecruitmentTest::run(const std::string& sql) {
    database_.run([&](storage::Transaction& transaction) { transaction.sql().exec(sql); });
}

}  // namespace okienko::recruitment
