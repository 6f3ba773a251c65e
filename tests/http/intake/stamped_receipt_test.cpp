// A receipt gets its time-stamp after the submission was accepted, from the authority of the
// openssl program on loopback.

#include <fstream>
#include <thread>

#include <pqxx/pqxx>

#include "schemas/xml_library.h"
#include "signing/verifier.h"
#include "tests/harness/test_cluster.h"
#include "tests/http/intake/journey.h"
#include "tests/unit/trust/loopback_authority.h"

namespace okienko::intake {

namespace {

using namespace std::chrono_literals;

class StampedReceiptTest : public JourneyTest {
protected:
    static void SetUpTestSuite() {}  // a server of its own

    void begin_server(const std::string& authority_path) {
        std::ofstream(anchors_.path() / "ca.pem") << authority_.pem("ca");
        harness::RunningServer::Options options;
        options.database = database_.uri();
        const auto settings = configuration_.path() / "okienko.conf";
        std::ofstream(settings) << "timestamp-url = " << authority_.url(authority_path)
                                << "\nanchors = " << anchors_.path().string() << "\n";
        options.words = {"--config", settings.string()};
        server_ = std::make_unique<harness::RunningServer>(options);
    }
    std::string first_number() {
        pqxx::connection connection(database_.uri());
        pqxx::work work(connection);
        return work.exec1("select number from cases.cases order by received_at desc limit 1")[0]
            .as<std::string>();
    }
    /// The receipt once it holds what is waited for, or as it is after some time.
    static std::string receipt(harness::HttpClient& client,
                               const std::string& number,
                               const std::string& awaited) {
        std::string body;
        for (int i = 0; i < 100; ++i) {
            body = client.get("/konto/sprawy/" + number + "/upp.xml").body;
            if (body.find(awaited) != std::string::npos) break;
            std::this_thread::sleep_for(200ms);
        }
        return body;
    }
    signing::VerificationReport verified(const std::string& bytes) const {
        signing::TrustAnchors anchors;
        anchors.add(authority_.pem("ca"));
        anchors.add(
            schemas::read_file((server_->data() / "keys" / "office" / "certificate.pem").string()));
        return signing::Verifier(anchors).verify(
            bytes,
            {"upp.xml",
             {},
             std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + 1s});
    }

    schemas::XmlLibrary library_;
    trust::testing::LoopbackAuthority authority_;
    harness::TemporaryFolder anchors_;
    harness::TemporaryFolder configuration_;
    harness::TestDatabase database_{"none"};
    std::unique_ptr<harness::RunningServer> server_;
};

}  // namespace

TEST_F(StampedReceiptTest, ComesAfterTheAcceptanceAndTheFirstStaysGood) {
    if (!authority_.made()) GTEST_SKIP() << "no openssl program";
    begin_server("/tsa");
    auto client = server_->client();
    harness::sign_in(client, kResident, "na-pokaz-okienko");
    const std::string draft = begin(client);
    fill(client, draft);
    ASSERT_EQ(send(client, draft).status, 303);
    const std::string number = first_number();
    const std::string stamped = receipt(client, number, "TimeStampValidationData");
    const auto report = verified(stamped);
    ASSERT_EQ(report.signatures.size(), 1U) << server_->log();
    EXPECT_EQ(report.indication, signing::Indication::total_passed) << to_json(report);
    EXPECT_EQ(report.signatures.front().format, "XAdES-B-LT") << server_->log();
    EXPECT_EQ(report.signatures.front().timestamps.front().authority, "tsa");
}

TEST_F(StampedReceiptTest, TheSubmissionDoesNotWaitForTheAuthority) {
    if (!authority_.made()) GTEST_SKIP() << "no openssl program";
    begin_server("/500");
    auto client = server_->client();
    harness::sign_in(client, kResident, "na-pokaz-okienko");
    const std::string draft = begin(client);
    fill(client, draft);
    ASSERT_EQ(send(client, draft).status, 303);
    const auto report = verified(receipt(client, first_number(), "Signature"));
    ASSERT_EQ(report.signatures.size(), 1U);
    EXPECT_EQ(report.signatures.front().format, "XAdES-B-B");
    EXPECT_EQ(report.indication, signing::Indication::total_passed);
}

}  // namespace okienko::intake
