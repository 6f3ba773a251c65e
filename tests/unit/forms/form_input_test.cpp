#include "forms/form_input.h"

#include "forms/document_builder.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

const Page& page() {
    return information_request().form().pages.front();
}

/// A page of a service posted over a draft as it was shown.
Posted take_page(const Service& service,
                 const Page& page,
                 const Values& draft,
                 const PostedFields& fields) {
    return forms::take_page(Answers(service, draft, {}, moment()), page, fields);
}

TEST(FormInput, TakesWhatThePageAsksAndNothingElse) {
    Values draft;
    draft.set("inna", std::string("z innej strony"));
    draft.set("forma", std::vector<std::string>{"kopia"});
    const auto posted = take_page(information_request(),
                                  page(),
                                  draft,
                                  {{"przedmiot", "  jak wpisane \r\n"},
                                   {"_csrf", "x"},
                                   {"nieznane", "y"},
                                   {"od-miesiac", "mar."}});
    EXPECT_EQ(posted.values.get("przedmiot"), "  jak wpisane \r\n");
    EXPECT_EQ(posted.values.get("inna"), "z innej strony");
    EXPECT_EQ(posted.values.get("od-miesiac"), "mar.");
    EXPECT_FALSE(posted.values.has("forma"));
    EXPECT_FALSE(posted.values.has("nieznane"));
    EXPECT_FALSE(posted.values.has("_csrf"));
    EXPECT_EQ(posted.act, Posted::Act::save);
}

TEST(FormInput, KeepsSeveralAndReplacesWhatXmlCannotHold) {
    const auto posted =
        take_page(information_request(),
                  page(),
                  {},
                  {{"forma", "kopia"}, {"forma", "dane"}, {"przedmiot", std::string("a\0b", 3)}});
    EXPECT_EQ(posted.values.all("forma").size(), 2U);
    EXPECT_EQ(posted.values.get("przedmiot"), "a\uFFFDb");
}

TEST(FormInput, RowsAreAddedAndRemovedWithoutScript) {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"R\" minOccurs=\"0\" "
        "maxOccurs=\"9\"><xs:complexType><xs:sequence><xs:element name=\"I\" type=\"xs:string\"/>"
        "</xs:sequence></xs:complexType></xs:element>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><repeat id=\"r\" path=\"R\" min=\"1\" max=\"3\"><field "
        "id=\"i\" path=\"I\"/></repeat></section></page>";
    sketch.texts = text("r.label", "R") + text("r.row", "R {n}") + text("i.label", "I");
    const auto service = sketch_service(sketch);
    const Page& only = service->form().pages.front();
    auto posted = take_page(*service, only, {}, {{"r-rows", "1"}, {"r-1-i", "a"}, {"r-add", "1"}});
    EXPECT_EQ(posted.act, Posted::Act::add_row);
    EXPECT_EQ(posted.focus, "r-2");
    EXPECT_EQ(posted.values.get("r-rows"), "2");
    posted = take_page(*service,
                       only,
                       posted.values,
                       {{"r-rows", "2"}, {"r-1-i", "a"}, {"r-2-i", "b"}, {"r-add", "1"}});
    posted = take_page(
        *service,
        only,
        posted.values,
        {{"r-rows", "3"}, {"r-1-i", "a"}, {"r-2-i", "b"}, {"r-3-i", "c"}, {"r-add", "1"}});
    EXPECT_EQ(posted.values.get("r-rows"), "3");
    EXPECT_EQ(posted.act, Posted::Act::save);
    posted = take_page(
        *service,
        only,
        posted.values,
        {{"r-rows", "3"}, {"r-1-i", "a"}, {"r-2-i", "b"}, {"r-3-i", "c"}, {"r-2-remove", "1"}});
    EXPECT_EQ(posted.act, Posted::Act::remove_row);
    EXPECT_EQ(posted.values.get("r-rows"), "2");
    EXPECT_EQ(posted.values.get("r-2-i"), "c");
    EXPECT_FALSE(posted.values.has("r-3-i"));
    posted = take_page(*service,
                       only,
                       posted.values,
                       {{"r-rows", "2"}, {"r-1-remove", "1"}, {"r-1-i", "a"}, {"r-2-i", "c"}});
    posted = take_page(
        *service, only, posted.values, {{"r-rows", "1"}, {"r-1-remove", "1"}, {"r-1-i", "c"}});
    EXPECT_EQ(posted.values.get("r-rows"), "1");
    EXPECT_EQ(posted.values.get("r-1-i"), "c");
    EXPECT_EQ(take_page(*service, only, {}, {{"r-rows", "99999999"}}).values.get("r-rows"), "3");
}

/// Fields, boxes, rows and a whole group that may be readonly.
std::shared_ptr<const Service> locked() {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"Stan\" type=\"xs:string\"/>"
        "<xs:element name=\"Kwota\" type=\"xs:decimal\" minOccurs=\"0\"/>"
        "<xs:element name=\"Raz\" type=\"xs:string\" minOccurs=\"0\"/>"
        "<xs:element name=\"Razem\" type=\"xs:decimal\" minOccurs=\"0\"/>"
        "<xs:element name=\"Zgoda\" type=\"xs:boolean\" minOccurs=\"0\"/>"
        "<xs:element name=\"R\" minOccurs=\"0\" maxOccurs=\"9\"><xs:complexType><xs:sequence>"
        "<xs:element name=\"I\" type=\"xs:string\" minOccurs=\"0\"/></xs:sequence>"
        "</xs:complexType></xs:element>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><field id=\"stan\" path=\"Stan\"/>"
        "<field id=\"kwota\" path=\"Kwota\" readonly=\"$stan = 'zamknięty'\"/>"
        "<field id=\"raz\" path=\"Raz\" readonly=\"string(.) != ''\"/>"
        "<field id=\"razem\" path=\"Razem\" calculate=\"2 * $kwota\"/>"
        "<field id=\"zgoda\" path=\"Zgoda\" widget=\"confirm\" readonly=\"$stan = 'zamknięty'\"/>"
        "<repeat id=\"r\" path=\"R\" max=\"4\" readonly=\"$stan = 'zamknięty'\">"
        "<field id=\"i\" path=\"I\"/></repeat></section></page>";
    sketch.texts = text("stan.label", "Stan") + text("kwota.label", "Kwota") +
                   text("raz.label", "Raz") + text("razem.label", "Razem") +
                   text("zgoda.label", "Zgoda") + text("r.label", "R") + text("r.row", "R {n}") +
                   text("i.label", "I");
    return sketch_service(sketch);
}

TEST(FormInput, WhatIsReadonlyKeepsItsValueWhateverIsPosted) {
    const auto service = locked();
    const Page& only = service->form().pages.front();
    Values draft;
    draft.set("stan", std::string("zamknięty"));
    draft.set("kwota", std::string("10"));
    draft.set("zgoda", std::string("true"));
    draft.set("r-rows", std::string("1"));
    draft.set("r-1-i", std::string("a"));
    const PostedFields forged = {{"stan", "otwarty"},
                                 {"kwota", "99"},
                                 {"raz", "teraz"},
                                 {"razem", "1"},
                                 {"r-rows", "3"},
                                 {"r-1-i", "b"},
                                 {"r-2-i", "c"},
                                 {"r-add", "1"}};
    auto posted = take_page(*service, only, draft, forged);
    EXPECT_EQ(posted.values.get("kwota"), "10") << "as the page showed it";
    EXPECT_EQ(posted.values.get("stan"), "otwarty") << "this one was asked for";
    EXPECT_EQ(posted.values.get("raz"), "teraz");
    EXPECT_EQ(posted.values.get("zgoda"), "true") << "no box was shown, so none was unticked";
    EXPECT_EQ(posted.values.get("r-rows"), "1");
    EXPECT_EQ(posted.values.get("r-1-i"), "a");
    EXPECT_FALSE(posted.values.has("r-2-i"));
    EXPECT_EQ(posted.act, Posted::Act::save);
    const auto removing = take_page(*service, only, draft, {{"r-1-remove", "1"}});
    EXPECT_EQ(removing.values.get("r-1-i"), "a");
    const Answers answers(*service, posted.values, {}, moment());
    EXPECT_EQ(answers.find("razem")->values, std::vector<std::string>{"20"});

    // Now it is open, except for what was written once.
    posted = take_page(*service, only, posted.values, forged);
    EXPECT_EQ(posted.values.get("kwota"), "99");
    EXPECT_FALSE(posted.values.has("zgoda"));
    EXPECT_EQ(posted.values.get("r-2-i"), "c");
    posted = take_page(*service, only, posted.values, {{"raz", "drugi raz"}});
    EXPECT_EQ(posted.values.get("raz"), "teraz");
}

TEST(FormInput, WhatIsNotAskedNeverGetsIntoTheDocument) {
    const auto posted = take_page(information_request(),
                                  page(),
                                  {},
                                  {{"przedmiot", "Umowy"},
                                   {"forma", "kopia"},
                                   {"sposob", "konto"},
                                   {"email", "podrzucony@poczta.example"},
                                   {"miejscowosc", "Podrzucona"},
                                   {"ade", "AE:PL-55004-94640-IGCES-27"}});
    const Answers answers(information_request(), posted.values, {}, moment());
    EXPECT_TRUE(answers.check_all().ok()) << told(answers.check_all());
    const std::string document = build_document(answers).serialize(true);
    EXPECT_NE(document.find("<Przedmiot>Umowy"), std::string::npos) << document;
    for (const char* part : {"odrzucon", "AE:PL", "Email", "AdresPocztowy"})
        EXPECT_EQ(document.find(part), std::string::npos) << document;
}

TEST(FormInput, ANewDraftBeginsWithWhatIsKnown) {
    const auto values = initial_values(information_request(),
                                       {{"account.email", "a@b.example"}, {"account.name", ""}});
    EXPECT_EQ(values.get("email"), "a@b.example");
    EXPECT_FALSE(values.has("nazwa"));
}

}  // namespace
}  // namespace okienko::forms::testing
