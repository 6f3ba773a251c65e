// A letter that comes back from signing as other programs write it: the same document, or not.
#include <regex>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "signing/canonical.h"
#include "tests/http/intake/journey.h"
#include "tests/http/intake/signers.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::intake {
namespace {

using signing::SignatureForm;
using signing::testing::replaced;

/// A signature as the government's signer makes it: over the exclusive canonical form without any
/// signature, by a seal, with the person in a claimed role.
std::string sign_by_trusted_profile(const std::string& document) {
    const auto parsed = schemas::parse(document);
    const auto key = signing::testing::rsa_key();
    signing::testing::CertificateWish seal;
    seal.name = "Minister do spraw Przykładów";
    signing::testing::SignedDocument made(key, signing::testing::certificate(key, seal));
    made.whole = signing::canonical(std::get<schemas::Document>(parsed).root());
    made.transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>"
        "not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform><ds:Transform "
        "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
    made.role =
        "<pz:EPSignature xmlns:pz=\"http://crd.gov.pl/xml/schematy/podpis_zaufany/\">"
        "<pz:NaturalPerson><pz:CurrentFamilyName>Zmyślona</pz:CurrentFamilyName>"
        "<pz:FirstName>Janina</pz:FirstName><pz:DateOfBirth>1944-05-14</pz:DateOfBirth>"
        "<pz:PersonalIdentifier>44051401359</pz:PersonalIdentifier></pz:NaturalPerson>"
        "<pz:SignatureData><pz:IdentityIssuer>bank</pz:IdentityIssuer></pz:SignatureData>"
        "</pz:EPSignature>";
    const std::size_t end = document.rfind("</");
    return document.substr(0, end) + made.signature() + document.substr(end);
}

class ReturnedLetterTest : public JourneyTest {
protected:
    void SetUp() override {
        client_.get("/uslugi/general-letter");
        auto answer = client_.post("/wnioski", {{"service", "general-letter"}});
        draft_ = answer.header("Location");
        const auto page = client_.get(draft_ + "/pismo");
        client_.post(draft_ + "/pismo",
                     {{"_revision", page.input_value("_revision")},
                      {"temat", "Ławka & „śmietnik” < kosz"},
                      {"opis", "Wiersz pierwszy.\r\nWiersz drugi."},
                      {"nazwa", "Anna Przykład"},
                      {"dom", "1"},
                      {"kod", "31-001"},
                      {"miejscowosc", "Kraków"}});
        client_.get(draft_ + "/podpis");
        document_ = client_.get(draft_ + "/do-podpisu.xml").body;
        ASSERT_NE(document_.find("Wiersz"), std::string::npos) << document_;
    }
    harness::Answer upload(const std::string& bytes) {
        client_.get(draft_ + "/podpis");
        return client_.post_files(
            draft_ + "/podpis", {}, {{"plik", "plik", "application/octet-stream", bytes}});
    }
    void expect_same(const std::string& file, const char* what) {
        SCOPED_TRACE(what);
        const auto answer = upload(file);
        EXPECT_EQ(answer.status, 303) << file << answer.body;
    }
    void expect_other(const std::string& file, const char* what) {
        SCOPED_TRACE(what);
        const auto answer = upload(file);
        EXPECT_EQ(answer.status, 422) << file;
        EXPECT_NE(plain(answer.body).find("Pobierz go jeszcze raz, podpisz bez zmian"),
                  std::string::npos);
    }
    std::string without_declaration() const { return document_.substr(document_.find("?>") + 3); }

    schemas::XmlLibrary library_;
    harness::HttpClient client_ = browser();
    std::string draft_;
    std::string document_;
};

TEST_F(ReturnedLetterTest, WrittenAnewItIsTheSame) {
    const auto signs = [](const std::string& text) { return sign(text, SignatureForm::enveloped); };
    expect_same(signs(document_), "as it was given out");
    expect_same(signs(without_declaration()), "no declaration");
    expect_same(signs("\xEF\xBB\xBF" + document_), "a byte order mark");
    expect_same(
        signs("<?xml version='1.0' encoding='utf-8' standalone='no'?>" + without_declaration()),
        "another declaration (Java)");
    expect_same(signs(std::regex_replace(document_, std::regex("\n"), "\r\n")),
                "ends of lines of another system");
    const auto parsed = schemas::parse(document_);
    const auto& tree = std::get<schemas::Document>(parsed);
    expect_same(signs(tree.serialize()), "libxml2");
    expect_same(signs(replaced(document_, "Kraków", "Krak&#xF3;w")), "a character by its number");
    expect_same(signs(replaced(document_, "Kraków", "<![CDATA[Kraków]]>")), "a CDATA section");
    expect_same(
        signs(replaced(document_,
                       "<Nadawca",
                       "<Nadawca xmlns=\"" + std::string(tree.root().namespace_uri()) + "\"")),
        "a namespace declared once more");
    expect_same(signs("<!-- podpisano -->\n" + without_declaration() + "\n\n"),
                "a comment and lines around the root");
}

TEST_F(ReturnedLetterTest, ChangedItIsAnother) {
    const auto signs = [](const std::string& text) { return sign(text, SignatureForm::enveloped); };
    const auto parsed = schemas::parse(document_);
    const auto& tree = std::get<schemas::Document>(parsed);
    const std::string pretty =
        std::regex_replace(without_declaration(), std::regex("><"), ">\n  <");
    const std::string flat = std::regex_replace(without_declaration(), std::regex(">\\s+<"), "><");
    EXPECT_TRUE(pretty != without_declaration() || flat != without_declaration());
    expect_other(signs(pretty == without_declaration() ? flat : pretty), "pretty-printed");
    expect_other(signs(replaced(document_, "Wiersz drugi.", "Wiersz drugi")), "a full stop less");
    expect_other(signs(replaced(document_, "Wiersz drugi.", "Wiersz  drugi.")), "a space more");
    expect_other(signs(replaced(document_, "<Nadawca", "<Nadawca xml:lang=\"pl\"")),
                 "an attribute more");
    expect_other(signs("<x>" + without_declaration() + "</x>"), "inside another root");
    expect_other(signs(replaced(document_, "<Nadawca", "<Nowy/><Nadawca")), "an element more");
    expect_other(signs(replaced(document_, "</Pismo>", "\n</Pismo>")), "a line more at the end");
    expect_other(signs(signing::canonical(tree.root())),
                 "namespaces declared elsewhere: another Canonical XML");
}

TEST_F(ReturnedLetterTest, ATrustedProfileKeepsItAndNamesThePerson) {
    const std::string file = sign_by_trusted_profile(document_);
    expect_other(replaced(file, "Wiersz drugi.", "Wiersz trzeci."), "changed after signing");
    expect_same(file, "as the government's signer writes it");
    const auto page = client_.get(draft_ + "/podpis");
    const std::string told = plain(page.body);
    EXPECT_NE(told.find("Janina Zmyślona"), std::string::npos) << told;
    EXPECT_NE(told.find("(podpis zaufany, potwierdzony pieczęcią: Minister do spraw Przykładów)"),
              std::string::npos)
        << told;

    // A second person adds theirs to what the signer gave back.
    const std::string both = sign(file, SignatureForm::enveloped, stranger("Tomasz Współautor"));
    expect_same(both, "with a second signature");
    const auto sent =
        client_.post(draft_ + "/wyslij",
                     {{"_document", client_.get(draft_ + "/podpis").input_value("_document")}});
    ASSERT_EQ(sent.header("Location"), draft_ + "/wyslano") << sent.body;
    const std::string number =
        between(client_.follow(sent).body, "<strong class=\"okn-nowrap\">", "</strong>");
    EXPECT_EQ(client_.get("/sprawa/" + number + "/wniosek.xml").body, both);
    auto clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    auto anybody = browser();
    anybody.get("/weryfikacja");
    const auto desk =
        anybody.post_files("/weryfikacja", {}, {{"plik", "pismo.xml", "application/xml", both}});
    for (const auto& shown :
         {client_.get("/sprawa/" + number), clerk.get("/urzad/sprawy/" + number), desk}) {
        const std::string words = plain(shown.body);
        EXPECT_NE(words.find("Janina Zmyślona"), std::string::npos) << words;
        EXPECT_NE(words.find("potwierdzony pieczęcią: Minister do spraw Przykładów"),
                  std::string::npos);
        EXPECT_NE(words.find("Tomasz Współautor"), std::string::npos);
        EXPECT_NE(words.find("2 podpisy"), std::string::npos) << words;
        EXPECT_NE(words.find("nie znamy wystawcy"), std::string::npos);
    }
}

TEST_F(ReturnedLetterTest, ADetachedSignatureSaysWhatItCovers) {
    const std::string signature = sign(document_, SignatureForm::detached);
    auto anybody = browser();
    anybody.get("/weryfikacja");
    const auto with =
        anybody.post_files("/weryfikacja",
                           {},
                           {{"plik", "pismo.xades", "application/xml", signature},
                            {"pliki", "pismo (1).xml", "application/xml", document_}});
    EXPECT_NE(plain(with.body).find("Treść jest nienaruszona"), std::string::npos) << with.body;
    EXPECT_NE(plain(with.body).find("pismo (1).xml"), std::string::npos);
    anybody.get("/weryfikacja");
    const auto alone = anybody.post_files(
        "/weryfikacja", {}, {{"plik", "pismo.xades", "application/xml", signature}});
    EXPECT_EQ(plain(alone.body).find("Treść jest nienaruszona"), std::string::npos);
    expect_same(signature, "in the portal");
    EXPECT_NE(plain(client_.get(draft_ + "/podpis").body).find("Treść jest nienaruszona"),
              std::string::npos);
}

}  // namespace
}  // namespace okienko::intake
