// The report of TS 119 102-2: of every file of the corpus it is well-formed, its ids resolve, and
// it says what the JSON says.

#include "signing/report_etsi.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "tests/unit/signing/corpus.h"

namespace okienko::signing {
namespace {

using namespace testing;
using schemas::Node;

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

VerificationReport verified(const Row& row) {
    const Contents contents(row.detached);
    return Verifier({}).verify(read_file(corpus() / "signatures" / row.file),
                               {row.file, contents.views(), now()});
}

void walk(Node node, const std::function<void(Node)>& visit) {
    visit(node);
    for (const Node child : node.children()) walk(child, visit);
}

std::set<std::string> words_of(const std::string& text) {
    std::istringstream words(text);
    std::set<std::string> found;
    for (std::string word; words >> word;) found.insert(word);
    return found;
}

std::string tail_of(const std::string& uri) {
    return uri.substr(uri.rfind(':') + 1);
}

void expect_ids_resolve(Node root, const std::string& file) {
    std::set<std::string> ids, wanted;
    walk(root, [&](Node node) {
        if (const auto id = node.attribute("id")) {
            EXPECT_TRUE(ids.insert(*id).second) << file << ": " << *id << " stands twice";
        }
        if (const auto refers = node.attribute("VOReference")) wanted.merge(words_of(*refers));
    });
    for (const auto& id : wanted) EXPECT_EQ(ids.count(id), 1U) << file << ": " << id;
}

/// "TOTAL-PASSED" of "urn:etsi:019102:mainindication:total-passed".
std::string indication_in(Node status) {
    std::string word = tail_of(status.child_text("MainIndication"));
    for (char& c : word) c = c == '-' ? c : static_cast<char>(std::toupper(c));
    return word;
}

void expect_same(const SignatureReport& signature, Node told, const std::string& where) {
    const Node status = *told.child("SignatureValidationStatus");
    EXPECT_EQ(indication_in(status), to_string(signature.indication)) << where;
    EXPECT_EQ(tail_of(status.child_text("SubIndication")), to_string(signature.sub_indication))
        << where;
    EXPECT_TRUE(told.child("SignatureIdentifier")->child("DAIdentifier")) << where;
    EXPECT_EQ(told.child("SignatureIdentifier")->child("SignatureValue").has_value(),
              !signature.value.empty())
        << where;
    const auto constraints =
        told.child("ValidationConstraintsEvaluationReport")->children("ValidationConstraint");
    const auto failed = std::count_if(constraints.begin(), constraints.end(), [](Node one) {
        const auto result = one.child("ValidationStatus");
        return result && result->child_text("MainIndication").ends_with(":failed");
    });
    const auto faulty = std::count_if(signature.checks.begin(),
                                      signature.checks.end(),
                                      [](const Check& check) { return !check.ok; });
    EXPECT_GE(failed, faulty) << where;
}

TEST(EtsiReport, OfEveryFileItIsWellFormedAndSaysWhatTheJsonSays) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    for (const Row& row : rows) {
        const auto report = verified(row);
        const auto outcome = schemas::parse(to_etsi(report), {});
        const auto* document = std::get_if<schemas::Document>(&outcome);
        ASSERT_NE(document, nullptr) << row.file;
        const Node root = document->root();
        EXPECT_EQ(root.namespace_uri(), "http://uri.etsi.org/19102/v1.4.1#");
        expect_ids_resolve(root, row.file);
        const auto told = root.children("SignatureValidationReport");
        ASSERT_EQ(told.size(), std::max<std::size_t>(report.signatures.size(), 1)) << row.file;
        std::size_t timestamps = 0;
        for (std::size_t i = 0; i < report.signatures.size(); ++i) {
            expect_same(report.signatures[i], told[i], row.file);
            timestamps += report.signatures[i].timestamps.size();
            for (const auto& record : report.signatures[i].records) {
                timestamps += record.timestamps.size();
            }
        }
        std::size_t named = 0;
        walk(root, [&](Node node) {
            if (node.is("ObjectType") && node.text().ends_with(":timestamp")) ++named;
        });
        EXPECT_EQ(named, timestamps) << row.file;
    }
}

/// The schema itself, where somebody put it beside those of XAdES.
std::filesystem::path schema_file() {
    const auto folder = corpus() / "schemas" / "etsi-w3c-oasis";
    if (!std::filesystem::is_directory(folder)) return {};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool ours = name.starts_with("TS119102-2") || name.starts_with("1910202");
        if (ours && name.ends_with(".xsd")) return entry.path();
    }
    return {};
}

TEST(EtsiReport, OfEverySignedFileItIsValidAgainstItsSchema) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    const auto file = schema_file();
    if (rows.empty() || file.empty()) {
        GTEST_SKIP() << "the schema of TS 119 102-2 is not in the corpus";
    }
    schemas::SchemaCatalog catalog;
    catalog.add_folder(file.parent_path().string());
    const auto schema = schemas::Schema::compile(catalog, file.filename().string());
    for (const Row& row : rows) {
        const std::string told = to_etsi(verified(row));
        const auto faults = schema.validate(std::get<schemas::Document>(schemas::parse(told, {})));
        EXPECT_TRUE(faults.empty())
            << row.file << ": " << faults.front().path << " " << faults.front().detail;
    }
}

TEST(EtsiReport, AReasonComesWithItsClauseAndRemedy) {
    VerificationReport report;
    report.policy = "advanced";
    report.ignored_checks = {"revocation"};
    report.signatures.emplace_back();
    report.signatures[0].id = "S-1 <&>";
    report.signatures[0].checks = {{"signature-value", false, "value-differs", "a & b <c>"}};
    const std::string told = to_etsi(report);
    for (const char* word : {"urn:okienko:check:signature-value",
                             "urn:etsi:019102:constraintStatus:disabled",
                             "a &amp; b &lt;c&gt;",
                             "EN 319 102-1, 5.2.7.4, step 3",
                             "get the file again",
                             "S-1 &lt;&amp;&gt;"}) {
        EXPECT_NE(told.find(word), std::string::npos) << word;
    }
}

TEST(EtsiReport, WhatDoesNotCountIsNoFailureOfTheValidation) {
    VerificationReport report;
    report.warnings = {"manifest-absent"};
    report.signatures.emplace_back();
    report.signatures[0].checks = {
        {"certificate-chain", false, "no-path", "unknown", Check::Weight::warned},
        {"algorithms", false, "weak", "old", Check::Weight::told}};
    report.signatures[0].warnings = {"sha1", "certificate-chain"};
    const auto parsed = schemas::parse(to_etsi(report));
    const Node root = std::get<schemas::Document>(parsed).root();
    const auto constraints = root.child("SignatureValidationReport")
                                 ->child("ValidationConstraintsEvaluationReport")
                                 ->children("ValidationConstraint");
    std::vector<std::string> told;
    for (const Node one : constraints) {
        EXPECT_FALSE(one.child("ValidationStatus"));
        EXPECT_TRUE(one.child("ConstraintStatus")->child_text("Status").ends_with(":applied"));
        const Node level = *one.child("Indications")->child("ReportData");
        told.push_back(tail_of(one.child_text("ValidationConstraintIdentifier")) + " " +
                       level.child_text("Value"));
    }
    EXPECT_EQ(
        told,
        (std::vector<std::string>{
            "certificate-chain WARN", "algorithms INFORM", "manifest-absent WARN", "sha1 WARN"}));
}

}  // namespace
}  // namespace okienko::signing
