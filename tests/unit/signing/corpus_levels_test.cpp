// The forms, numbers and time-stamps of the third-party signed files.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "tests/unit/signing/corpus.h"

namespace okienko::signing {
namespace {

using namespace testing;

using Forms = std::set<std::string>;

/// The forms a word of the manifest's column `level` allows. "(struct)": told from which properties
/// there are, so it does not tell a baseline from the extended form of the same properties.
const std::map<std::string, Forms>& forms_of_levels() {
    static const std::map<std::string, Forms> known = {
        {"B(struct)", {"XAdES-B-B", "XAdES-BES", "XAdES-EPES"}},
        {"B(EPES)(struct)", {"XAdES-B-B", "XAdES-EPES"}},
        {"B+values(struct)", {"XAdES-B-B", "XAdES-EPES"}},
        {"T(struct)", {"XAdES-B-T", "XAdES-T"}},
        {"X(struct)", {"XAdES-X"}},
        {"LT/XL(struct)", {"XAdES-B-LT", "XAdES-LT", "XAdES-X-L"}},
        {"LTA/A(struct)", {"XAdES-B-LTA", "XAdES-LTA", "XAdES-A"}},
        {"ERS(struct)", {"XAdES-ERS"}},
        {"XAdES_BASELINE_B", {"XAdES-B-B"}},
        {"XAdES_BASELINE_T", {"XAdES-B-T"}},
        {"XAdES_BASELINE_LT", {"XAdES-B-LT"}},
        {"XAdES_BASELINE_LT,XAdES_ERS", {"XAdES-B-LT", "XAdES-ERS"}},
        {"XAdES_BASELINE_LTA", {"XAdES-B-LTA"}},
        {"XAdES_BES", {"XAdES-BES"}},
        {"XAdES_EPES", {"XAdES-EPES"}},
        {"XAdES_T", {"XAdES-T"}},
        {"XAdES_LT", {"XAdES-LT"}},
        {"XAdES_XL", {"XAdES-X-L"}},
        {"XAdES_ERS", {"XAdES-ERS"}},
        {"XML_NOT_ETSI", {"XMLDSig"}},
    };
    return known;
}

/// Where the manifest and we differ, and why.
const std::map<std::string, std::string>& known_differences() {
    static const std::map<std::string, std::string> known = {
        {"1",
         "its DataObjectFormat calls text/plain what its ds:Object calls text/xml, as that of 58 "
         "does, which the manifest calls no XAdES"},
        {"31", "the properties put in the place of the signed ones describe no reference of it"},
    };
    return known;
}

std::string difference(const Row& row, const VerificationReport& report) {
    std::string told;
    if (row.expected == "MALFORMED" && report.malformed()) return told;
    std::size_t timestamps = 0;
    const auto allowed = forms_of_levels().find(row.level);
    for (const auto& signature : report.signatures) {
        timestamps += signature.timestamps.size();
        if (allowed == forms_of_levels().end() || allowed->second.count(signature.format) == 0) {
            told += fmt::format(" {} for {};", signature.format, row.level);
        }
    }
    if (report.signatures.size() != row.signatures) {
        told += fmt::format(" {} signatures for {};", report.signatures.size(), row.signatures);
    }
    if (timestamps != row.timestamps) {
        told += fmt::format(" {} time-stamps for {};", timestamps, row.timestamps);
    }
    return told;
}

TEST(SignatureCorpus, FormsAndNumbersAreThoseOfTheManifest) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    const Verifier verifier{TrustAnchors()};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::vector<std::string> differing;
    for (const Row& row : rows) {
        const Contents contents(row.detached);
        const auto report = verifier.verify(read_file(corpus() / "signatures" / row.file),
                                            {row.file, contents.views(), now});
        const std::string told = difference(row, report);
        const bool known = known_differences().count(row.number()) != 0;
        if (!told.empty() && !known) differing.push_back(row.file + ":" + told);
        if (told.empty() && known) differing.push_back(row.file + ": differs no more");
    }
    EXPECT_EQ(differing, std::vector<std::string>())
        << fmt::format("{}", fmt::join(differing, "\n"));
}

}  // namespace
}  // namespace okienko::signing
