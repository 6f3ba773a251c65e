#include "signing/seal.h"
#include "tests/db/intake/desk.h"

namespace okienko::intake {

namespace {

class DocumentFilingTest : public DeskTest {
protected:
    DocumentFilingTest() {
        sender_.account = account_;
        sender_.email = "program@firma.example";
    }

    FiledDocument file(std::string_view bytes, const std::string& key = {}) {
        return document_filing_.file({bytes, {}, {}, key, sender_, "pl"});
    }
    /// The rule of the only violation; what else was found otherwise.
    std::string rule_of(std::string_view bytes) {
        const FiledDocument filed = file(bytes);
        EXPECT_EQ(count("cases.cases"), 0);
        std::string rules;
        for (const auto& violation : filed.violations.items) {
            EXPECT_FALSE(violation.message.empty());
            rules += (rules.empty() ? "" : " ") + violation.rule;
        }
        return rules;
    }

    web::Identity sender_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

TEST_F(DocumentFilingTest, FilesAValidDocumentOnce) {
    const std::string bytes = document_of(filled());
    const FiledDocument first = file(bytes, "k");
    ASSERT_TRUE(first.violations.ok()) << first.violations.items.front().message;
    EXPECT_EQ(first.outcome, Filed::Outcome::accepted);
    EXPECT_EQ(first.filed.subject, "Umowy na pielęgnację drzew");
    const FiledDocument second = file(bytes, "k");
    EXPECT_EQ(second.outcome, Filed::Outcome::repeated);
    EXPECT_EQ(second.filed.id, first.filed.id);
    EXPECT_EQ(file(bytes).outcome, Filed::Outcome::accepted) << "without a key each is new";
    EXPECT_EQ(count("cases.cases"), 2);
}

TEST_F(DocumentFilingTest, TellsWhatIsWrongWithTheBytes) {
    const std::string bytes = document_of(filled());
    EXPECT_EQ(rule_of(""), "xml.malformed");
    EXPECT_EQ(rule_of("{\"a\":1}"), "xml.malformed");
    EXPECT_EQ(rule_of(bytes.substr(0, bytes.size() / 2)), "xml.malformed");
    EXPECT_EQ(rule_of("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "xml.doctype");
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'k'; ++c) {
        const std::string inner = std::string("&") + static_cast<char>(c - 1) + ";";
        bomb +=
            std::string("<!ENTITY ") + c + " \"" + inner + inner + inner + inner + inner + "\">";
    }
    EXPECT_EQ(rule_of(bomb + "]><l>&j;</l>"), "xml.doctype");
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<a>";
    EXPECT_EQ(rule_of(deep), "xml.too-deep");
}

TEST_F(DocumentFilingTest, TellsAWrongVersion) {
    const std::string bytes = document_of(filled());
    EXPECT_EQ(rule_of("<Wniosek/>"), "namespace");
    const std::string root =
        services_.current("public-information-request")->model().root.namespace_uri;
    EXPECT_EQ(rule_of("<Wniosek xmlns=\"" + root + "\"/>"), "version");
    const std::string hash = services_.current("public-information-request")->sha256();
    EXPECT_EQ(rule_of(replaced(bytes, hash, std::string(64, '0'))), "version");
}

TEST_F(DocumentFilingTest, KeepsTheReportOfASignedDocumentWithIt) {
    const auto unsigned_one = schemas::parse(document_of(filled()));
    const std::string bytes =
        signing::seal_enveloped(std::get<schemas::Document>(unsigned_one), seal_, clock_.at);
    const FiledDocument filed = file(bytes, "signed");
    ASSERT_TRUE(filed.violations.ok()) << filed.violations.items.front().message;
    EXPECT_EQ(count("verification.reports where n = 1 and signatures = 1 and made_by = 'filing' "
                    "and indication = 'INDETERMINATE'"),
              1)
        << "nobody's anchor: accepted, for the office to judge";
    const verification::ReportStore reports(documents_);
    database_.read([&](storage::Transaction& transaction) {
        EXPECT_EQ(documents_.get(transaction, filed.filed.document), bytes) << "byte for byte";
        const auto kept = reports.list(transaction, filed.filed.document);
        ASSERT_EQ(kept.size(), 1U);
        EXPECT_NE(reports.json(transaction, kept[0]).find("\"integrity\":\"intact\""),
                  std::string::npos);
    });
    file(document_of(filled()), "plain");
    EXPECT_EQ(count("verification.reports"), 1) << "no report about a document without signature";
}

TEST_F(DocumentFilingTest, RefusesABrokenSignature) {
    const auto unsigned_one = schemas::parse(document_of(filled()));
    const std::string bytes =
        signing::seal_enveloped(std::get<schemas::Document>(unsigned_one), seal_, clock_.at);
    EXPECT_EQ(rule_of(replaced(bytes, "Umowy na pielęgnację", "Umowy na wycinkę")),
              "signature.digest-differs");
    EXPECT_EQ(count("verification.reports"), 0);
}

TEST_F(DocumentFilingTest, TellsASchemaInvalidDocument) {
    const std::string bytes = document_of(filled());
    EXPECT_NE(rule_of(replaced(bytes, ">email<", ">golebiem<")), "");
    EXPECT_NE(rule_of(replaced(bytes, "anna@poczta.example", "anna.poczta.example")), "");
    EXPECT_NE(rule_of(replaced(bytes, "Umowy na pielęgnację drzew", "")), "");
}

}  // namespace okienko::intake
