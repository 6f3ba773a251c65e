#include "forms/form_input.h"

#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

const Page& page() {
    return information_request().form().pages.front();
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

TEST(FormInput, ANewDraftBeginsWithWhatIsKnown) {
    const auto values = initial_values(information_request(),
                                       {{"account.email", "a@b.example"}, {"account.name", ""}});
    EXPECT_EQ(values.get("email"), "a@b.example");
    EXPECT_FALSE(values.has("nazwa"));
}

}  // namespace
}  // namespace okienko::forms::testing
