// A server with a trusted list of the test's own making: what its page says of a qualified
// signature, and what its operator is told of the list.

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "tests/http/intake/journey.h"
#include "tests/http/verification/listed_server.h"

namespace okienko::verification {

namespace {

using namespace signing::testing;
using harness::HttpClient;

class TrustedListsTest : public ::testing::Test {
protected:
    /// What /health/ready tells an operator.
    std::string ready(int status = 200) {
        const auto answer = listed_.running().client().get("/health/ready");
        EXPECT_EQ(answer.status, status) << answer.body;
        return answer.body;
    }
    std::string metrics() { return listed_.running().client().get("/metrics").body; }
    std::string page_on(const std::string& file) {
        HttpClient client = listed_.running().client();
        client.get("/weryfikacja");
        return intake::plain(
            client.post_files("/weryfikacja", {}, {{"plik", "pismo.xml", "application/xml", file}})
                .body);
    }
    static bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

    schemas::XmlLibrary library_;
    ProofAuthority authority_;
    ListedServer listed_{authority_};
};

}  // namespace

TEST_F(TrustedListsTest, ThePageTellsTheQualifiedStatus) {
    listed_.start();
    const Key key = rsa_key();
    const auto signed_with = [&](const std::vector<std::string>& statements) {
        CertificateWish wish;
        if (!statements.empty()) {
            wish.extensions.emplace_back("1.3.6.1.5.5.7.1.3", qc_statements(statements));
        }
        return SignedDocument(key, authority_.issue(key, wish)).enveloped();
    };
    const auto whole = page_on(signed_with({"compliance", "device", "signature"}));
    EXPECT_TRUE(has(whole, "Podpis kwalifikowany, równy własnoręcznemu")) << whole;
    EXPECT_TRUE(has(page_on(signed_with({"compliance", "signature"})),
                    "Podpis z certyfikatem kwalifikowanym, ale nie kwalifikowany"));
    EXPECT_TRUE(has(page_on(signed_with({})), "Podpis lub pieczęć bez certyfikatu"));
    const auto health = ready();
    EXPECT_TRUE(has(health, "\"name\":\"trusted-lists\",\"ok\":true")) << health;
    EXPECT_TRUE(has(health, "\"territory\":\"PL\",\"inUse\":true,\"kept\":false")) << health;
    EXPECT_FALSE(has(health, "\"fault\"")) << health;
    const auto measured = metrics();
    EXPECT_TRUE(has(measured, "okienko_trusted_list_in_use{list=")) << measured;
    EXPECT_TRUE(has(measured, "pl.xml\"} 1\n")) << measured;
    EXPECT_TRUE(has(measured, "okienko_trusted_list_age_seconds{list=")) << measured;
}

TEST_F(TrustedListsTest, AnOutdatedListThatIsKeptIsToldInASentence) {
    listed_.replace_list(listed_.list("2026-06-01T00:00:00Z"));
    listed_.start();
    EXPECT_TRUE(has(ready(), "\"outdated\":true"));
    listed_.stop();
    listed_.replace_list("<TrustServiceStatusList");
    listed_.start();
    const auto health = ready();
    EXPECT_TRUE(
        has(health,
            "\"fault\":\"The list is not well-formed XML (line 1). The last good one counts "
            "instead, issued on 2026-01-01; it is outdated: the next one was due on "
            "2026-06-01.\""))
        << health;
    EXPECT_TRUE(has(metrics(), "okienko_trusted_list_failed{list="));
}

TEST_F(TrustedListsTest, WithoutAListInUseTheServerIsNotReady) {
    listed_.replace_list("<list");
    listed_.start(503);
    const auto health = ready(503);
    EXPECT_TRUE(has(health, "\"status\":\"not ready\"")) << health;
    EXPECT_TRUE(has(health, "no trusted list is in use")) << health;
    EXPECT_TRUE(has(health, "No earlier one is at hand, so nothing of it counts.")) << health;
    const auto measured = metrics();
    EXPECT_TRUE(has(measured, "okienko_trusted_list_in_use{list=")) << measured;
    EXPECT_TRUE(has(measured, "pl.xml\"} 0\n")) << measured;
}

}  // namespace okienko::verification
