// Every letter of every service is valid against its schema and says what the law wants in it.
#include <filesystem>

#include <gtest/gtest.h>

#include "forms/schema_compiler.h"
#include "forms/service.h"
#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "server/letters/write_letter.h"

namespace okienko::letters {

namespace {

const std::string kRoot = OKIENKO_SOURCE_DIR;
const schemas::XmlLibrary kXml;

schemas::Texts polish() {
    schemas::Texts texts("pl");
    texts.add_file(kRoot + "/server/letters/views/text.pl.xml");
    texts.add_file(kRoot + "/server/calendar/views/text.pl.xml");
    return texts;
}

schemas::Schema schema_of(const std::string& name) {
    schemas::SchemaCatalog catalog;
    catalog.add_folder(kRoot + "/schemas/xsd");
    return schemas::Schema::compile(catalog, name);
}

class LetterDocument : public testing::Test {
protected:
    static std::shared_ptr<const forms::Service> service(const std::string& id) {
        const forms::ServiceCompiler compiler(kRoot,
                                              std::make_shared<forms::LocalSchemaCompiler>());
        return compiler.compile(forms::Package::read_folder(kRoot + "/forms/catalog/" + id));
    }
    LetterDocument() {
        about_.number = "OKN-2026-7K3M-9QXW";
        about_.sign = "OR.1431.15.2026";
        about_.subject = "Umowy na pielęgnację drzew";
        about_.unit = "OR";
        about_.received = config::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6}};
        for (const char* field : {"tresc",
                                  "powod",
                                  "rozstrzygniecie",
                                  "fakty",
                                  "prawo",
                                  "adresat",
                                  "podpis",
                                  "stanowisko"}) {
            fields_.set(field, "Zażółć gęślą jaźń");
        }
        fields_.set("termin-dzien", "15");
        fields_.set("termin-miesiac", "grudnia");
        fields_.set("termin-rok", "2026");
    }
    LetterSource source(const forms::Service& service, const forms::Transition& transition) {
        return {about_,
                service,
                transition,
                *templates_.find(transition.letter),
                fields_,
                {},
                "Wydział Organizacji i Nadzoru",
                "OKN-2026-7K3M-9QXW-P1",
                now_};
    }

    schemas::Texts words_ = polish();
    LetterTemplates templates_ = LetterTemplates::read(kRoot + "/server/letters/templates");
    cases::Case about_;
    forms::Values fields_;
    config::Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 9} +
                         std::chrono::hours{10}};
    Letterhead head_{"Urząd Miasta Przykładowa", "Prezydent Miasta", "Przykładów", "Rynek 1"};
};

TEST_F(LetterDocument, EveryLetterOfEveryServiceIsValid) {
    const auto schema = schema_of("letter.xsd");
    int written = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/forms/catalog")) {
        if (!std::filesystem::exists(entry.path() / "workflow.xml")) continue;
        const auto known = service(entry.path().filename().string());
        ASSERT_TRUE(known) << entry.path();
        for (const forms::Transition& transition : known->workflow().transitions) {
            if (transition.letter.empty()) continue;
            const LetterSource letter = source(*known, transition);
            EXPECT_TRUE(judge_letter(letter, words_).empty()) << transition.id;
            const auto document = write_letter(letter, head_, words_);
            for (const auto& fault : schema.validate(document)) {
                ADD_FAILURE() << transition.id << " " << fault.path << " " << fault.detail;
            }
            const std::string text = document.serialize();
            EXPECT_EQ(text.find('{'), std::string::npos) << "an unfilled place: " << text;
            EXPECT_NE(text.find("Zażółć"), std::string::npos) << transition.id;
            ++written;
        }
    }
    EXPECT_GE(written, 15);
}

TEST_F(LetterDocument, TheKindsOfTheWorkflowAreTheTemplates) {
    const auto document =
        schemas::parse_own(schemas::read_file(kRoot + "/schemas/xsd/workflow.xsd"), "workflow");
    const std::string text = document.serialize();
    for (const auto& [kind, one] : templates_.all()) {
        EXPECT_NE(text.find("enumeration value=\"" + kind + "\""), std::string::npos) << kind;
    }
    EXPECT_EQ(templates_.all().size(), 5U);
    EXPECT_TRUE(templates_.find("completion")->confirm);
    EXPECT_FALSE(templates_.find("answer")->confirm);
}

TEST_F(LetterDocument, TheNewDayIsWithinTheLaw) {
    const auto known = service("public-information-request");
    const auto& extension = *known->workflow().transition("przedluzenie");
    EXPECT_EQ(latest_day(source(*known, extension)),
              std::chrono::sys_days{std::chrono::year{2027} / 1 / 7});  // 6 January is a holiday
    const auto judged = [&](const char* day, const char* month, const char* year) {
        fields_.set("termin-dzien", day);
        fields_.set("termin-miesiac", month);
        fields_.set("termin-rok", year);
        const auto faults = judge_letter(source(*known, extension), words_);
        return faults.empty() ? std::string{} : faults.front().text;
    };
    EXPECT_EQ(judged("7", "1", "2027"), "");
    EXPECT_EQ(judged("8", "1", "2027"), "letters.error.day-late");
    EXPECT_EQ(judged("9", "11", "2026"), "letters.error.day-past");
    EXPECT_EQ(judged("31", "11", "2026"), "letters.error.day");
    EXPECT_EQ(judged("", "", ""), "letters.error.day");
    const auto general = service("general-letter");
    EXPECT_FALSE(latest_day(source(*general, *general->workflow().transition("przedluzenie"))));
}

TEST_F(LetterDocument, ADecisionNamesItsReaderAndWhoSigns) {
    const auto known = service("public-information-request");
    const auto& refusal = *known->workflow().transition("decyzja-odmowna");
    for (const char* field : {"adresat", "podpis", "stanowisko", "fakty", "prawo"}) {
        const std::string kept = fields_.get(field);
        fields_.set(field, " \n ");
        const auto faults = judge_letter(source(*known, refusal), words_);
        ASSERT_EQ(faults.size(), 1U) << field;
        EXPECT_EQ(faults.front().field, field);
        fields_.set(field, kept);
    }
    fields_.set("podpis", "Dwa\nwiersze");
    EXPECT_EQ(judge_letter(source(*known, refusal), words_).front().text, "letters.error.line");
}

}  // namespace

}  // namespace okienko::letters
