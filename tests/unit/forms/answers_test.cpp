#include "forms/answers.h"

#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

Values filled() {
    Values values;
    values.set("przedmiot", std::string("Umowy na pielęgnację drzew"));
    values.set("forma", std::vector<std::string>{"kopia"});
    values.set("sposob", std::string("email"));
    values.set("email", std::string("a.wojcik.poczta.pl"));
    return values;
}

Violations page_check(const Values& values, const std::string& language = "pl") {
    const Service& service = information_request();
    return Answers(service, values, {}, moment(language)).check_page(service.form().pages.front());
}

TEST(Answers, TellTheThreeErrorsOfTheLook) {
    Values values = filled();
    values.erase("przedmiot");
    values.set("od-dzien", std::string("1"));
    values.set("od-rok", std::string("2025"));
    const auto found = page_check(values);
    ASSERT_EQ(found.items.size(), 3U) << told(found);
    EXPECT_EQ(found.items[0].message, "Napisz, o jaką informację prosisz");
    EXPECT_EQ(found.items[0].control, "przedmiot");
    EXPECT_EQ(found.items[1].message, "W dacie „od” podaj miesiąc, na przykład 3 albo marzec");
    EXPECT_EQ(found.items[1].control, "od-miesiac");
    EXPECT_EQ(found.items[2].message,
              "W adresie e-mail brakuje znaku @, na przykład anna.nowak@poczta.pl");
    EXPECT_EQ(found.items[2].page, "wniosek");
    EXPECT_EQ(page_check(values, "en").items[0].message, "Say what information you ask for");
}

TEST(Answers, WhatIsNotRelevantIsNotAskedAndNotLost) {
    Values values = filled();
    values.set("sposob", std::string("konto"));
    const Answers answers(information_request(), values, {}, moment());
    EXPECT_TRUE(answers.check_all().items.empty()) << told(answers.check_all());
    EXPECT_FALSE(answers.find("email")->relevant);
    EXPECT_EQ(answers.values().get("email"), "a.wojcik.poczta.pl");
}

TEST(Answers, WhatAChoiceAsksForIsRequiredThen) {
    Values values = filled();
    values.set("sposob", std::string("poczta"));
    EXPECT_EQ(told(page_check(values)),
              "/Wniosek/Odpowiedz/AdresPocztowy/NumerDomu "
              "required\n/Wniosek/Odpowiedz/AdresPocztowy/KodPocztowy required\n"
              "/Wniosek/Odpowiedz/AdresPocztowy/Miejscowosc required\n");
    values.set("dom", std::string("7"));
    values.set("kod", std::string("31004"));
    values.set("miejscowosc", std::string("Kraków"));
    EXPECT_EQ(told(page_check(values)), "");
    values.set("dom", std::string("7 przez dziesięć"));
    const auto found = page_check(values);
    ASSERT_EQ(found.items.size(), 1U);
    EXPECT_EQ(found.items[0].message,
              "Skróć odpowiedź w polu „Numer domu”: może mieć najwyżej 9 znaków");
}

TEST(Answers, ConstraintsComeLastAndWarningsStopNothing) {
    Values values = filled();
    values.set("sposob", std::string("ade"));
    values.set("ade", std::string("AE:PL-55004-94640-IGCES-27"));
    for (const char* field : {"od", "do"}) {
        values.set(std::string(field) + "-dzien",
                   std::string(field == std::string("od") ? "2" : "1"));
        values.set(std::string(field) + "-miesiac", std::string("marca"));
        values.set(std::string(field) + "-rok", std::string("2025"));
    }
    auto found = page_check(values);
    EXPECT_EQ(
        told(found),
        "/Wniosek/Tresc/Do kolejnosc\n/Wniosek/Odpowiedz/AdresDoDoreczen check-digit (warning)\n");
    values.set("od-dzien", std::string("1"));
    found = page_check(values);
    EXPECT_TRUE(found.ok());
    EXPECT_EQ(found.items.size(), 1U);
}

TEST(Answers, ForgedChoicesAreRefused) {
    Values values = filled();
    values.set("forma", std::vector<std::string>{"kopia", "<script>"});
    values.set("komorka", std::string("NIE-MA"));
    EXPECT_EQ(told(page_check(values)),
              "/Wniosek/Tresc/Komorka choice\n/Wniosek/Odpowiedz/Forma "
              "choice\n/Wniosek/Odpowiedz/Email no-at\n");
}

TEST(Answers, AttachmentsCountAndWeigh) {
    Values values = filled();
    values.set("email", std::string("a@poczta.example"));
    std::vector<Attachment> files(
        6, {"zalacznik", "mapa.pdf", 10, "application/pdf", std::string(64, 'a'), "1"});
    const Service& service = information_request();
    EXPECT_EQ(told(Answers(service, values, files, moment()).check_all()),
              "/Wniosek/Zalaczniki/Zalacznik too-many-files\n");
    files.resize(1);
    EXPECT_EQ(told(Answers(service, values, files, moment()).check_all()), "");
    files[0].size = 11U * 1024U * 1024U;
    EXPECT_EQ(told(Answers(service, values, files, moment()).check_all()),
              "/Wniosek/Zalaczniki/Zalacznik too-large\n");
}

/// Rows, groups, calculations and rules across them.
Sketch household() {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"Ile\" type=\"xs:int\" minOccurs=\"0\"/>"
        "<xs:element name=\"Osoby\" minOccurs=\"0\"><xs:complexType><xs:sequence>"
        "<xs:element name=\"Osoba\" maxOccurs=\"4\"><xs:complexType><xs:sequence>"
        "<xs:element name=\"Imie\" type=\"id:Linia\"/><xs:element name=\"Kwota\" "
        "type=\"xs:decimal\" minOccurs=\"0\"/>"
        "<xs:element name=\"Pesel\" type=\"id:Pesel\" minOccurs=\"0\"/>"
        "</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>"
        "<xs:element name=\"Razem\" type=\"xs:decimal\" minOccurs=\"0\"/>"
        "<xs:element name=\"Uwaga\" type=\"xs:string\" minOccurs=\"0\"/>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><field id=\"ile\" path=\"Ile\"/>"
        "<repeat id=\"osoby\" path=\"Osoby/Osoba\" max=\"3\"><field id=\"imie\" path=\"Imie\"/>"
        "<field id=\"kwota\" path=\"Kwota\" relevant=\"string($imie) != 'Nikt'\">"
        "<constraint id=\"mniej\" test=\". &lt; 1000 or $ile &gt; 5\"/></field><field id=\"pesel\" "
        "path=\"Pesel\"/></repeat>"
        "<field id=\"razem\" path=\"Razem\" calculate=\"okn:sum($kwota)\"/>"
        "<field id=\"uwaga\" path=\"Uwaga\" required=\"count($osoby) &gt; 1\"/></section></page>";
    sketch.texts = text("ile.label", "Ile osób") + text("osoby.label", "Osoby") +
                   text("osoby.row", "Osoba {n}") + text("imie.label", "Imię") +
                   text("kwota.label", "Kwota") + text("kwota.error.mniej", "Za dużo") +
                   text("pesel.label", "PESEL") + text("razem.label", "Razem") +
                   text("uwaga.label", "Uwaga");
    return sketch;
}

TEST(Answers, RowsHaveTheirOwnRules) {
    const auto service = sketch_service(household());
    Values values;
    values.set("osoby-rows", std::string("3"));
    values.set("osoby-1-imie", std::string("Ala"));
    values.set("osoby-1-kwota", std::string("0,10"));
    values.set("osoby-2-imie", std::string("Nikt"));
    values.set("osoby-2-kwota", std::string("500"));
    values.set("osoby-3-kwota", std::string("1000,20"));
    values.set("osoby-3-pesel", std::string("44051401358"));
    const Answers answers(*service, values, {}, moment());
    EXPECT_EQ(told(answers.check_all()),
              "/Wniosek/Osoby/Osoba[3]/Imie required\n/Wniosek/Osoby/Osoba[3]/Kwota "
              "mniej\n/Wniosek/Osoby/Osoba[3]/Pesel check-digit\n"
              "/Wniosek/Uwaga required\n");
    EXPECT_EQ(answers.check_all().items[0].message, "Osoba 3: Wypełnij pole „Imię”");
    EXPECT_EQ(answers.check_all().items[0].control, "osoby-3-imie");
    EXPECT_FALSE(answers.find("osoby-2-kwota")->relevant);
    EXPECT_EQ(answers.find("razem")->values.front(), "1000.3");
    values.set("osoby-3-imie", std::string("Ola"));
    values.set("osoby-3-pesel", std::string("44051401359"));
    values.set("ile", std::string("6"));
    values.set("uwaga", std::string("x"));
    EXPECT_EQ(told(Answers(*service, values, {}, moment()).check_all()), "");
}

TEST(Answers, TooManyRowsAreNotRead) {
    const auto service = sketch_service(household());
    Values values;
    values.set("osoby-rows", std::string("4000000000"));
    EXPECT_LE(Answers(*service, values, {}, moment()).rows().size(), 3U);
    values.set("osoby-rows", std::string("-1"));
    EXPECT_EQ(Answers(*service, values, {}, moment()).rows().size(), 0U);
}

TEST(Answers, PagesThatAskNothingAreLeftOut) {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"A\" type=\"xs:boolean\"/><xs:element name=\"B\" type=\"id:Linia\" "
        "minOccurs=\"0\"/>"
        "<xs:element name=\"C\" type=\"id:Linia\" minOccurs=\"0\"/>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><field id=\"a\" path=\"A\"/></section></page>"
        "<page id=\"q\" relevant=\"$a = 'true'\"><section id=\"t\"><field id=\"b\" path=\"B\" "
        "required=\"true()\"/></section></page>"
        "<page id=\"r\"><section id=\"u\"><field id=\"c\" path=\"C\"/></section></page>";
    for (const char* id : {"q", "r"})
        sketch.texts += text(std::string("page.") + id + ".title", id);
    for (const char* id : {"t", "u"})
        sketch.texts += text(std::string("section.") + id + ".title", id);
    for (const char* id : {"a", "b", "c"}) sketch.texts += text(std::string(id) + ".label", id);
    const auto service = sketch_service(sketch);
    const auto& pages = service->form().pages;
    Values values;
    values.set("a", std::string("false"));
    const Answers no(*service, values, {}, moment());
    EXPECT_EQ(no.next_page(pages[0]), &pages[2]);
    EXPECT_EQ(no.previous_page(pages[2]), &pages[0]);
    EXPECT_EQ(told(no.check_all()), "");
    values.set("a", std::string("true"));
    const Answers yes(*service, values, {}, moment());
    EXPECT_EQ(yes.next_page(pages[0]), &pages[1]);
    EXPECT_EQ(yes.next_page(pages[2]), nullptr);
    EXPECT_EQ(told(yes.check_all()), "/Wniosek/B required\n");
}

TEST(Answers, SubjectIsOneLine) {
    Values values = filled();
    values.set("przedmiot", std::string("pierwsza\ndruga"));
    EXPECT_EQ(Answers(information_request(), values, {}, moment()).subject(), "pierwsza druga");
    values.set("przedmiot", std::string(300, 'x'));
    EXPECT_EQ(Answers(information_request(), values, {}, moment()).subject(),
              std::string(119, 'x') + "…");
}

}  // namespace
}  // namespace okienko::forms::testing
