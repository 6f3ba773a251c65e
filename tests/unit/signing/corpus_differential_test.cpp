// The direct path and xmlsec over the same third-party files: one verdict on each, but for those
// where it is known what xmlsec leaves to its caller.

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "tests/unit/signing/corpus.h"

namespace okienko::signing {
namespace {

using namespace testing;

constexpr const char* foreign_id =
    "refers to an element of the document by an Id, which xmlsec knows only by a DTD";
constexpr const char* no_key_in_key_info = "the key is not in the X509Data of ds:KeyInfo";
constexpr const char* no_binding = "xmlsec does not ask whether a reference is what it claims";
constexpr const char* first_only = "xmlsec verifies the first signature alone";

const std::map<std::string, const char*>& known_differences() {
    static const std::map<std::string, const char*> known = {{"4", foreign_id},
                                                             {"5", foreign_id},
                                                             {"9", no_key_in_key_info},
                                                             {"20", no_key_in_key_info},
                                                             {"21", foreign_id},
                                                             {"26", foreign_id},
                                                             {"31", no_binding},
                                                             {"32", no_binding},
                                                             {"33", first_only},
                                                             {"34", first_only},
                                                             {"48", foreign_id},
                                                             {"51", foreign_id},
                                                             {"55", foreign_id}};
    return known;
}

/// Every one of the files, each quoted: one process for all of them.
bool all_accepted_by_xmlsec(const std::string& paths) {
    std::string command =
        "timeout 200 xmlsec1 --verify --insecure --ignore-manifests "
        "--enabled-key-data x509,rsa,ec,key-value";
    for (const char* version : {"1.1.1", "1.2.2", "1.3.2"}) {
        command +=
            fmt::format(" --id-attr:Id 'http://uri.etsi.org/01903/v{}#:SignedProperties'", version);
    }
    command += paths + " > /dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

TEST(SignatureCorpus, TheDirectPathAndXmlsecAgree) {
    const schemas::XmlLibrary library;
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    if (std::system("command -v xmlsec1 > /dev/null") != 0) GTEST_SKIP() << "no xmlsec1";
    const Verifier verifier{TrustAnchors()};
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::string intact;
    std::size_t compared = 0;
    for (const Row& row : rows) {
        const bool document = row.file.ends_with(".xml") || row.file.ends_with(".ddoc");
        if (!document || !row.detached.empty()) continue;
        ++compared;
        const auto path = corpus() / "signatures" / row.file;
        const bool ours = verifier.verify(read_file(path), {row.file, {}, now}).intact();
        const std::string quoted = " '" + path.string() + "'";
        const bool known = known_differences().count(row.number()) != 0;
        if (ours && !known) {
            intact += quoted;
        } else {
            EXPECT_EQ(all_accepted_by_xmlsec(quoted) != ours, known) << row.file;
        }
    }
    EXPECT_TRUE(all_accepted_by_xmlsec(intact)) << intact;
    EXPECT_GT(compared, 80U);
}

}  // namespace
}  // namespace okienko::signing
