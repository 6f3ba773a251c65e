#include "tests/http/letters/letters_fixture.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include "schemas/document.h"
#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "server/calendar/local_time.h"

namespace okienko::letters {

namespace {

using harness::Answer;
using harness::HttpClient;
using intake::between;

const schemas::XmlLibrary kXml;

/// How far the clock was moved. Only ever forward: whoever acted in the future stays there.
int moved = 0;

}  // namespace

void LettersJourney::SetUp() {
    first_day_ = moved;
    sign_in(clerk_, kClerk);
    sign_in(resident_, kResident);
}

void LettersJourney::move_clock(int days) {
    moved = first_day_ + days;
    // Put in place whole: the server may read it at any moment.
    std::ofstream(server().data() / "clock.new") << moved * 24LL * 3600;
    std::filesystem::rename(server().data() / "clock.new", server().data() / "clock");
    clerk_ = browser();
    resident_ = browser();
    sign_in(clerk_, kClerk);
    sign_in(resident_, kResident);
}

std::chrono::sys_days LettersJourney::today(int later) const {
    return calendar::local_date(config::SystemClock().now()) + std::chrono::days{moved + later};
}

std::string LettersJourney::registered_case(const std::string& subject, bool with_account) {
    HttpClient passer_by = browser();
    HttpClient& sender = with_account ? resident_ : passer_by;
    const std::string draft = begin(sender);
    fill(sender, draft, {{"przedmiot", subject}});
    const Answer sent = JourneyTest::send(sender, draft);
    EXPECT_EQ(sent.status, 303) << sent.body;
    const Answer done = sender.follow(sent);
    const std::string found = "OKN-" + between(done.body, "OKN-", "<").substr(0, 14);
    secret_ = between(done.body, "id=\"klucz\">", "<");
    act(found, "rejestracja");
    act(found, "przejecie");
    return found;
}

Answer LettersJourney::act(const std::string& number, const std::string& act, Pairs fields) {
    const Answer page = clerk_.get(office(number));
    fields.emplace_back("wersja", page.input_value("wersja"));
    return clerk_.post(office(number) + "/" + act, std::move(fields));
}

Answer LettersJourney::write(const std::string& number,
                             const std::string& transition,
                             const Pairs& fields) {
    clerk_.get(office(number) + "/pismo?przejscie=" + transition);
    Pairs all = {{"przejscie", transition},
                 {"krok", "podglad"},
                 {"podpis", "Jan Przykładowy"},
                 {"stanowisko", "inspektor"}};
    for (const auto& field : fields) all.push_back(field);
    const Answer saved = clerk_.post(office(number) + "/pismo", all);
    return saved.status == 303 ? clerk_.follow(saved) : saved;
}

Answer LettersJourney::send(const std::string& number,
                            const std::string& transition,
                            const Answer& preview) {
    return clerk_.post(office(number) + "/pismo/wyslij",
                       {{"przejscie", transition},
                        {"wersja", preview.input_value("wersja")},
                        {"szkic", preview.input_value("szkic")}});
}

void LettersJourney::send_letter(const std::string& number,
                                 const std::string& transition,
                                 const Pairs& fields) {
    const Answer preview = write(number, transition, fields);
    ASSERT_EQ(preview.status, 200) << preview.body;
    const Answer sent = send(number, transition, preview);
    ASSERT_EQ(sent.status, 303) << sent.body;
    ASSERT_EQ(sent.header("Location"), office(number) + "?gotowe=pismo");
}

bool LettersJourney::comes_to_say(const std::string& page, const std::string& words) {
    for (int attempt = 0; attempt < 150; ++attempt) {
        if (says(resident_.get(page), words)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return false;
}

bool LettersJourney::says(const Answer& page, const std::string& words) {
    std::string text = page.body;
    for (std::size_t at = 0; (at = text.find("\u00a0", at)) != std::string::npos;) {
        text.replace(at, 2, " ");
    }
    return text.find(words) != std::string::npos;
}

bool LettersJourney::is_sealed(const std::string& xml, const std::string& schema) {
    const auto parsed = schemas::parse(xml);
    const auto* document = std::get_if<schemas::Document>(&parsed);
    if (document == nullptr) return false;
    schemas::SchemaCatalog catalog;
    catalog.add_folder(std::string(OKIENKO_SOURCE_DIR) + "/schemas/xsd");
    const auto faults = schemas::Schema::compile(catalog, schema).validate(*document);
    for (const auto& fault : faults) ADD_FAILURE() << fault.path << " " << fault.detail;
    return faults.empty() && xml.find("SignatureValue") != std::string::npos;
}

}  // namespace okienko::letters
