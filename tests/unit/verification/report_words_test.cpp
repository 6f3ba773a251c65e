#include "server/verification/report_words.h"

#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/texts.h"
#include "schemas/xml_library.h"

namespace okienko::verification {

namespace {

schemas::Texts words(const std::string& language) {
    schemas::Texts texts(language);
    texts.add_file(std::string(OKIENKO_SOURCE_DIR) + "/server/verification/views/text." + language +
                   ".xml");
    return texts;
}

/// (check, code) as the library's table "Words of a report" tells them.
std::vector<std::pair<std::string, std::string>> promised() {
    std::istringstream lines(
        schemas::read_file(std::string(OKIENKO_SOURCE_DIR) + "/signing/README.md"));
    static const std::regex kRow(R"(^\| `([a-z-]+)`[^|]*\|(.*)\|\s*$)");
    static const std::regex kWord(R"(`([a-z0-9-]+)`)");
    std::vector<std::pair<std::string, std::string>> found;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("| Check | Codes |") == 0) inside = true;
        if (line.empty()) inside = false;
        std::smatch row;
        if (!inside || !std::regex_match(line, row, kRow)) continue;
        const std::string codes = row[2];
        for (std::sregex_iterator at(codes.begin(), codes.end(), kWord), none; at != none; ++at) {
            found.emplace_back(row[1], (*at)[1]);
        }
    }
    return found;
}

}  // namespace

TEST(ReportWords, EveryFailedCheckHasItsOwnWords) {
    const schemas::XmlLibrary library;
    const auto pairs = promised();
    ASSERT_GT(pairs.size(), 40U) << "the table of signing/README.md";
    for (const std::string language : {"pl", "en"}) {
        const schemas::Texts texts = words(language);
        for (const auto& [check, code] : pairs) {
            // Codes of the file's own XML come from schemas::ParseFault.
            EXPECT_NE(words_of_check(texts, check, code), texts.get("verification.failed"))
                << language << ": " << check << " " << code;
        }
    }
}

TEST(ReportWords, NoJargonOnPolishPages) {
    const schemas::XmlLibrary library;
    const schemas::Texts texts = words("pl");
    static const std::regex kJargon(
        R"([A-Z]+_[A-Z]+|TOTAL-|INDETERMINATE|digest|reference|hash|integrity|transform)");
    for (const auto& [id, text] : texts.all()) {
        EXPECT_FALSE(std::regex_search(text, kJargon)) << id << ": " << text;
    }
}

TEST(ReportWords, EveryVerdictHasASentenceAndAdvice) {
    const schemas::XmlLibrary library;
    const std::vector<VerdictFacts> all = {
        {"TOTAL-PASSED", "", "", ""},
        {"TOTAL-FAILED", "HASH_FAILURE", "reference", "digest-differs"},
        {"TOTAL-FAILED", "SIG_CRYPTO_FAILURE", "signature-value", "value-differs"},
        {"TOTAL-FAILED", "FORMAT_FAILURE", "structure", "structure"},
        {"INDETERMINATE", "SIGNED_DATA_NOT_FOUND", "reference", "not-found"},
        {"INDETERMINATE", "SIGNED_DATA_NOT_FOUND", "reference", "object-elsewhere"},
        {"INDETERMINATE", "SIGNED_DATA_NOT_FOUND", "reference", "xpath"},
        {"INDETERMINATE", "SIGNED_DATA_NOT_FOUND", "signed-data", "no-data"},
        {"INDETERMINATE", "NO_SIGNING_CERTIFICATE_FOUND", "signing-certificate", "absent"},
        {"INDETERMINATE", "SIG_CONSTRAINTS_FAILURE", "signing-certificate", "not-bound"},
        {"INDETERMINATE", "SIG_CONSTRAINTS_FAILURE", "qualification", "not-qualified"},
        {"INDETERMINATE", "CERTIFICATE_CHAIN_GENERAL_FAILURE", "certificates", "certificate"},
        {"INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE", "certificate-chain", "constraints"},
        {"INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND", "certificate-chain", "no-anchors"},
        {"INDETERMINATE", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "algorithms", "weak"},
        {"INDETERMINATE", "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "reference", "algorithm"},
        {"INDETERMINATE", "OUT_OF_BOUNDS_NO_POE", "certificate-validity", "expired"},
        {"INDETERMINATE", "OUT_OF_BOUNDS_NO_POE", "certificate-validity", "not-yet-valid"}};
    for (const std::string language : {"pl", "en"}) {
        const schemas::Texts texts = words(language);
        for (const VerdictFacts& facts : all) {
            const Verdict verdict = verdict_on(facts);
            EXPECT_TRUE(texts.has("verification.verdict." + verdict.id)) << verdict.id;
            EXPECT_TRUE(texts.has("verification.advice." + verdict.id)) << verdict.id;
            const Colour expected = facts.indication == "TOTAL-PASSED"    ? Colour::green
                                    : facts.indication == "INDETERMINATE" ? Colour::amber
                                                                          : Colour::red;
            EXPECT_EQ(verdict.colour, expected) << verdict.id;
        }
    }
}

}  // namespace okienko::verification
