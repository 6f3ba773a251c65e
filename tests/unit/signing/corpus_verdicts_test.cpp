// The verdicts other validators assert of third-party signed files, and the reasons their notes
// give.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/check_guide.h"
#include "tests/unit/signing/corpus.h"

namespace okienko::signing {
namespace {

using namespace testing;

VerificationReport verified(const Row& row,
                            const TrustAnchors& anchors,
                            std::chrono::sys_seconds at) {
    const Contents contents(row.detached);
    return Verifier(anchors).verify(read_file(corpus() / "signatures" / row.file),
                                    {row.file, contents.views(), at});
}

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// The trust a verdict TOTAL_PASSED presumes: the signer's own certificate, when it was signed.
VerificationReport verified_with_its_trust(const Row& row) {
    const auto plain = verified(row, {}, now());
    if (plain.signatures.empty() || !plain.signatures.front().certificate) return plain;
    TrustAnchors anchors;
    anchors.add(plain.signatures.front().certificate->der);
    return verified(
        row, anchors, plain.signatures.front().signed_at.value_or(now()) + std::chrono::days(1));
}

std::string underscored(std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '-', '_');
    return result;
}

/// "TOTAL_FAILED/HASH_FAILURE", either side of which may be absent, and a remark in brackets.
std::string difference(const Row& row) {
    const std::string asserted = row.indication.substr(0, row.indication.find_first_of("( "));
    if (asserted == "exception") return verified(row, {}, now()).malformed() ? "" : "not malformed";
    if (asserted == "TOTAL_PASSED") {
        const auto report = verified_with_its_trust(row);
        return report.indication == Indication::total_passed ? "" : to_json(report);
    }
    const auto slash = std::min(asserted.find('/'), asserted.size());
    const std::string indication = asserted.substr(0, slash);
    const std::string sub = slash < asserted.size() ? asserted.substr(slash + 1) : "";
    const auto report = verified(row, {}, now());
    const bool fits =
        (indication.empty() || underscored(to_string(report.indication)) == indication) &&
        (sub.empty() || to_string(report.sub_indication) == sub);
    return fits ? ""
                : fmt::format(
                      "{} {}", to_string(report.indication), to_string(report.sub_indication));
}

TEST(SignatureCorpus, AssertedIndicationsAreFound) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    std::size_t compared = 0;
    for (const Row& row : rows) {
        // "ER:" speaks of evidence records: see below.
        if (row.indication.empty() || row.indication.starts_with("ER:")) continue;
        EXPECT_EQ(difference(row), "") << row.file << ": " << row.indication;
        ++compared;
    }
    EXPECT_GE(compared, 15U);
}

/// The evidence records of the corpus whose hashes do not lead to their time-stamps, and why; every
/// other one is intact.
TEST(SignatureCorpus, EvidenceRecordsAreOverWhatTheySeal) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    const std::map<std::string, SubIndication> broken = {
        {"52", SubIndication::hash_failure},            // the tree of one of two was changed
        {"62", SubIndication::hash_failure},            // the renewed tree leaves out the signature
        {"71", SubIndication::hash_failure},            // renewed over no canonical form
        {"87", SubIndication::signed_data_not_found},   // files of the manifest are missing
        {"92", SubIndication::hash_failure},            // the manifest states another digest
        {"115", SubIndication::signed_data_not_found},  // the file is missing
    };
    std::size_t records = 0;
    std::set<std::string> found;
    for (const Row& row : rows) {
        const auto told = broken.find(row.number());
        for (const auto& signature : verified(row, {}, now()).signatures) {
            for (const EvidenceRecordReport& record : signature.records) {
                ++records;
                if (record.integrity == Integrity::intact) continue;
                ASSERT_NE(told, broken.end()) << row.file;
                EXPECT_EQ(record.sub_indication, told->second) << row.file;
                found.insert(row.number());
            }
        }
    }
    EXPECT_EQ(records, 18U);
    EXPECT_EQ(found.size(), broken.size());
}

bool tells(const VerificationReport& report, const std::string& code) {
    const auto has = [&](const std::vector<Check>& checks) {
        return std::any_of(checks.begin(), checks.end(), [&](const Check& check) {
            return !check.ok && check.code == code;
        });
    };
    if (has(report.checks)) return true;
    return std::any_of(
        report.signatures.begin(), report.signatures.end(), [&](const SignatureReport& signature) {
            return has(signature.checks) ||
                   std::any_of(signature.timestamps.begin(),
                               signature.timestamps.end(),
                               [&](const TimestampReport& one) { return has(one.checks); });
        });
}

TEST(SignatureCorpus, TheReasonIsTheOneTheNoteGives) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    const std::multimap<std::string, std::string> reasons = {
        {"2", "doctype"},                       // an entity bomb
        {"19", "digest-differs"},               // SigningCertificate of another certificate
        {"28", "imprint-differs"},              // an archive time-stamp copied from elsewhere
        {"29", "imprint-differs"},              // a signature time-stamp copied from the other
        {"30", "several-data-files"},           // ASiC-S with two
        {"31", "signed-properties-elsewhere"},  // signature wrapping
        {"32", "manifest-elsewhere"},
        {"33", "counters-another"},
        {"34", "counters-another"},
        {"36", "absent"},  // the certificate offered is not the signing one
        {"37", "not-signed"},
        {"38", "absent"},
        {"41", "no-signature"},  // ASiC with CAdES
        {"46", "malformed"},
        {"47", "several-data-files"},
        {"54", "algorithm"},
        {"61", "not-found"},
        {"80", "malformed"},
        {"117", "object-elsewhere"},
        {"118", "digest-differs"},
    };
    for (const Row& row : rows) {
        const auto [begin, end] = reasons.equal_range(row.number());
        if (begin == end) continue;
        const auto report = verified(row, {}, now());
        for (auto at = begin; at != end; ++at) {
            EXPECT_TRUE(tells(report, at->second)) << row.file << ": " << at->second;
        }
    }
}

void expect_guides(const std::vector<Check>& checks, const std::string& file) {
    for (const Check& check : checks) {
        if (check.ok) continue;
        const CheckGuide guide = guide_to(check);
        EXPECT_FALSE(guide.clause.empty()) << file << ": " << check.name;
        EXPECT_FALSE(guide.advice.empty()) << file << ": " << check.name;
        EXPECT_FALSE(check.code.empty()) << file << ": " << check.name;
        EXPECT_FALSE(check.reason.empty()) << file << ": " << check.name;
    }
}

TEST(SignatureCorpus, EveryFailureNamesItsReasonClauseAndRemedy) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    for (const Row& row : rows) {
        const auto report = verified(row, {}, now());
        expect_guides(report.checks, row.file);
        for (const auto& signature : report.signatures) {
            expect_guides(signature.checks, row.file);
            for (const auto& one : signature.timestamps) expect_guides(one.checks, row.file);
        }
    }
}

TEST(SignatureCorpus, WarningsAreThoseTheNotesGive) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    const std::map<std::string, std::set<std::string>> files = {
        {"issuer-serial-differs", {"103", "63"}},  // 63 names the issuer backwards
        {"several-certificate-references", {"8"}},
    };
    std::map<std::string, std::set<std::string>> found;
    for (const Row& row : rows) {
        for (const auto& signature : verified(row, {}, now()).signatures) {
            for (const auto& code : signature.warnings) found[code].insert(row.number());
        }
    }
    for (const auto& [code, numbers] : files) {
        EXPECT_EQ(found[code], numbers) << code;
    }
}

/// Each time-stamp of the corpus whose imprint does not hold, and why.
TEST(SignatureCorpus, TimestampsAreOverWhatTheyStandFor) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    const std::map<std::string, const char*> broken = {
        {"28", "copied"},
        {"29", "copied"},
        {"39", "the file is not the one"},
        {"55", "no form of the data it names has the digest in its token"},
        {"67", "the file is missing"},
        {"91", "the file is not the one"},
        {"97", "the references before it were changed by hand for a test of theirs"},
        {"112", "the data were removed"},
        {"114", "the file is missing"},
    };
    std::size_t count = 0;
    for (const Row& row : rows) {
        const auto report = verified(row, {}, now());
        bool all_hold = true;
        for (const auto& signature : report.signatures) {
            count += signature.timestamps.size();
            for (const auto& one : signature.timestamps) {
                all_hold = all_hold && one.integrity == Integrity::intact;
            }
        }
        EXPECT_EQ(all_hold, broken.count(row.number()) == 0) << row.file;
    }
    EXPECT_GT(count, 90U);
}

}  // namespace
}  // namespace okienko::signing
