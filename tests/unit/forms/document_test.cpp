#include "forms/document_builder.h"
#include "forms/validate.h"
#include "forms/visualise.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

Values filled() {
    Values values;
    values.set("przedmiot", std::string("Umowy <b>& aneksy</b>\ndruga linia"));
    values.set("od-dzien", std::string("1"));
    values.set("od-miesiac", std::string("marzec"));
    values.set("od-rok", std::string("2025"));
    values.set("komorka", std::string("ZZM"));
    values.set("forma", std::vector<std::string>{"kopia", "dane"});
    values.set("sposob", std::string("poczta"));
    values.set("email", std::string("zostaje@szkicu.example"));
    values.set("dom", std::string("7"));
    values.set("kod", std::string("31 004"));
    values.set("miejscowosc", std::string("Kraków"));
    return values;
}

const std::vector<Attachment> kFiles = {
    {"zalacznik", "mapa.pdf", 421888, "application/pdf", std::string(64, 'c'), "u1"}};

TEST(Document, IsBuiltInSchemaOrderAndIsValid) {
    const Service& service = information_request();
    const Answers answers(service, filled(), kFiles, moment());
    ASSERT_EQ(told(answers.check_all()), "");
    const auto document = build_document(answers);
    for (const auto& fault : service.schema().validate(document))
        ADD_FAILURE() << fault.path << " " << fault.detail;
    std::vector<std::string> names;
    for (const auto node : document.root().children()) names.emplace_back(node.name());
    EXPECT_EQ(names,
              (std::vector<std::string>{"OpisDokumentu", "Tresc", "Odpowiedz", "Zalaczniki"}));
}

TEST(Document, SaysWhichPackageWroteItAndIsTheSameEachTime) {
    const Service& service = information_request();
    const Answers answers(service, filled(), kFiles, moment());
    const std::string bytes = document_bytes(answers);
    EXPECT_EQ(bytes, document_bytes(Answers(service, filled(), kFiles, moment())));
    EXPECT_EQ(bytes.find("zostaje@szkicu"), std::string::npos);
    const auto document = std::get<schemas::Document>(schemas::parse(bytes));
    const auto origin = origin_of(document);
    ASSERT_TRUE(origin);
    EXPECT_EQ(origin->service, "public-information-request");
    EXPECT_EQ(origin->sha256, service.sha256());
    EXPECT_EQ(origin->created, "2026-11-06");
    EXPECT_EQ(told(validate_document(service, document, moment(), &kFiles)), "");
}

TEST(Document, ComesBackAsTyped) {
    const Service& service = information_request();
    const Answers answers(service, filled(), kFiles, moment());
    const auto read = read_document(service, build_document(answers));
    EXPECT_EQ(read.values.get("od-miesiac"), "3");
    EXPECT_EQ(read.values.all("forma"), (std::vector<std::string>{"kopia", "dane"}));
    EXPECT_EQ(read.attachments.size(), 1U);
    EXPECT_EQ(document_bytes(Answers(service, read.values, read.attachments, moment())),
              document_bytes(answers));
}

TEST(Document, WithoutADescriptionCarriesAnInstruction) {
    Sketch sketch;
    sketch.schema = sequence(
        "<xs:element name=\"B\" type=\"xs:string\" minOccurs=\"0\"/><xs:element name=\"A\" "
        "type=\"xs:string\"/>");
    sketch.pages =
        "<page id=\"p\"><section id=\"s\"><field id=\"a\" path=\"A\" required=\"false()\"/><field "
        "id=\"b\" path=\"B\"/></section></page>";
    sketch.texts = text("a.label", "A") + text("b.label", "B");
    const auto service = sketch_service(sketch);
    const Answers answers(*service, {}, {}, moment());
    EXPECT_EQ(told(answers.check_all()), "");
    const auto document = build_document(answers);
    EXPECT_EQ(document.serialize(),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Wniosek xmlns=\"urn:test\"><?okienko "
              "service=\"sketch\" version=\"1\" sha256=\"" +
                  service->sha256() +
                  "\" created=\"2026-11-06\" language=\"pl\"?><A/></Wniosek>\n");
    ASSERT_TRUE(origin_of(document));
    EXPECT_EQ(origin_of(document)->sha256, service->sha256());
}

std::string broken(const std::string& from, const std::string& to) {
    const Service& service = information_request();
    std::string bytes = document_bytes(Answers(service, filled(), kFiles, moment()));
    const auto at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    const auto document = std::get<schemas::Document>(schemas::parse(bytes));
    return told(validate_document(service, document, moment(), &kFiles));
}

TEST(Document, ThatDidNotComeFromTheFormIsJudgedTheSame) {
    EXPECT_EQ(broken("<Sposob>poczta", "<Sposob>golab"),
              "/Wniosek/Odpowiedz/Sposob choice\n/Wniosek/Odpowiedz/AdresPocztowy/NumerDomu "
              "not-relevant\n"
              "/Wniosek/Odpowiedz/AdresPocztowy/KodPocztowy not-relevant\n"
              "/Wniosek/Odpowiedz/AdresPocztowy/Miejscowosc not-relevant\n");
    EXPECT_EQ(broken("31-004", "31004X"), "/Wniosek/Odpowiedz/AdresPocztowy/KodPocztowy form\n");
    EXPECT_EQ(broken("421888", "421889"),
              "/Wniosek/Zalaczniki/Zalacznik attachment-not-sent\n/Wniosek attachment-not-named\n");
    EXPECT_EQ(broken("421888", "-1"),
              "/Wniosek/Zalaczniki/Zalacznik/Rozmiar type\n/Wniosek/Zalaczniki/Zalacznik "
              "attachment-not-sent\n"
              "/Wniosek attachment-not-named\n");
    EXPECT_EQ(broken(information_request().sha256(), std::string(64, '0')),
              "/Wniosek/OpisDokumentu/SkrotPakietu package\n");
    EXPECT_EQ(broken("</Tresc>", "<Powod>x</Powod></Tresc>"), "/Wniosek/Tresc/Powod unexpected\n");
    EXPECT_EQ(broken("<Od>2025-03-01</Od>", "<Od>2025-02-30</Od>"),
              "/Wniosek/Tresc/Od date-impossible\n");
}

TEST(Visualisation, IsALetterInBothLanguages) {
    const Service& service = information_request();
    const auto document = build_document(Answers(service, filled(), kFiles, moment()));
    const std::string polish = visualise(service, document, "pl").serialize();
    EXPECT_NE(polish.find("Wniosek o\u00a0udostępnienie informacji publicznej"), std::string::npos);
    EXPECT_NE(polish.find("Umowy &lt;b&gt;&amp; aneksy&lt;/b&gt;<br/>druga linia"),
              std::string::npos)
        << polish;
    EXPECT_NE(polish.find("Zarząd Zieleni Miejskiej"), std::string::npos);
    EXPECT_NE(polish.find("od 1"), std::string::npos);
    const std::string english = visualise(service, document, "en").serialize();
    EXPECT_NE(english.find("Request for public information"), std::string::npos);
}

TEST(Visualisation, IsMadeOfTheFormWhereThereIsNoSheet) {
    auto files = information_request_package().files();
    files.erase("view.xsl");
    for (const char* name : {"text.pl.xml", "text.en.xml"}) ASSERT_TRUE(files.count(name));
    const auto service = compiler().compile(Package::from_files(files));
    const auto document = build_document(Answers(*service, filled(), kFiles, moment()));
    const std::string letter = visualise(*service, document, "pl").serialize();
    for (const char* words :
         {"<dt>O co prosisz</dt><dd>Umowy &lt;b&gt;&amp; aneksy&lt;/b&gt;<br/>druga linia</dd>",
          "<dd>1\u00a0marca 2025\u00a0r.</dd>",
          "<dd>Kopia dokumentu (PDF)</dd>",
          "mapa.pdf"}) {
        EXPECT_NE(letter.find(words), std::string::npos) << words << "\n" << letter;
    }
}

}  // namespace
}  // namespace okienko::forms::testing
