// The clients of time-stamping authorities, OCSP responders and CRLs, against those of the openssl
// program on loopback.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/trust/revocation_client.h"
#include "server/trust/timestamp_client.h"
#include "signing/augmentation.h"
#include "signing/key_pair.h"
#include "signing/prepared_signature.h"
#include "signing/revocation_evidence.h"
#include "signing/timestamp_token.h"
#include "tests/unit/trust/loopback_authority.h"

namespace okienko::trust {
namespace {

using signing::RevocationValue;
using signing::SourceFault;
using ::testing::HasSubstr;
using testing::LoopbackAuthority;
using namespace std::chrono_literals;

class ProofClients : public ::testing::Test {
protected:
    static LoopbackAuthority& authority() {
        static LoopbackAuthority made;
        return made;
    }
    void SetUp() override {
        if (!authority().made()) GTEST_SKIP() << "no openssl program";
        authority().stale_nonce = false;
    }

    static TimestampClient client(TimestampClient::Settings settings) {
        return TimestampClient(std::move(settings));
    }
    static SourceFault fault_of(const TimestampClient::Settings& settings) {
        const auto outcome = client(settings).stamp(signing::sha256("dane"));
        const auto* fault = std::get_if<SourceFault>(&outcome);
        EXPECT_NE(fault, nullptr);
        return fault == nullptr ? SourceFault{} : *fault;
    }
    /// Another answer, or why there is none.
    static std::variant<RevocationValue, SourceFault> told(const RevocationClient& asked,
                                                           const std::string& name) {
        return asked.about(authority().der(name), authority().der("ca"));
    }

    schemas::XmlLibrary library_;
    config::SystemClock clock_;
};

TEST_F(ProofClients, ATimestampOverTheImprint) {
    const signing::Sha256 imprint = signing::sha256("dane");
    const auto outcome = client({.url = authority().url("/tsa")}).stamp(imprint);
    ASSERT_TRUE(std::holds_alternative<std::string>(outcome))
        << std::get<SourceFault>(outcome).detail;
    signing::CertificateCache certificates;
    const auto facts = signing::read_token(std::get<std::string>(outcome), certificates, {});
    EXPECT_TRUE(facts.value_holds);
    EXPECT_EQ(facts.imprint, imprint.raw());
    EXPECT_EQ(facts.certificate->der, authority().der("tsa"));
}

TEST_F(ProofClients, PolicyAndAuthentication) {
    EXPECT_TRUE(std::holds_alternative<std::string>(
        client({.url = authority().url("/tsa"), .policy = "1.2.3.4.5"})
            .stamp(signing::sha256("dane"))));
    const auto refused = fault_of({.url = authority().url("/tsa"), .policy = "1.2.3.4.9"});
    EXPECT_EQ(refused.kind, SourceFault::Kind::refused) << refused.detail;
    EXPECT_TRUE(std::holds_alternative<std::string>(
        client({.url = authority().url("/tsa-closed"), .user = "urzad", .password = "tajne"})
            .stamp(signing::sha256("dane"))));
    const auto closed =
        fault_of({.url = authority().url("/tsa-closed"), .user = "urzad", .password = "inne"});
    EXPECT_EQ(closed.kind, SourceFault::Kind::refused);
    EXPECT_THAT(closed.detail, HasSubstr("401"));
    EXPECT_THROW(client({.url = "ftp://127.0.0.1/"}), std::invalid_argument);
    EXPECT_THROW(client({.url = "file:///etc/passwd"}), std::invalid_argument);
    EXPECT_THROW(client({.url = "http://x/", .policy = "no such"}), std::invalid_argument);
}

TEST_F(ProofClients, AnOldAnswerOfTheAuthorityIsRefused) {
    client({.url = authority().url("/tsa")}).stamp(signing::sha256("dane"));
    authority().stale_nonce = true;
    const auto fault = fault_of({.url = authority().url("/tsa")});
    EXPECT_EQ(fault.kind, SourceFault::Kind::unusable);
    EXPECT_THAT(fault.detail, HasSubstr("another request"));
}

TEST_F(ProofClients, WhoIsAwaySlowOrTooLongIsTold) {
    using Kind = SourceFault::Kind;
    EXPECT_EQ(fault_of({.url = authority().url("/500")}).kind, Kind::unavailable);
    EXPECT_EQ(fault_of({.url = authority().url("/none")}).kind, Kind::refused);
    EXPECT_EQ(fault_of({.url = "http://127.0.0.1:1/"}).kind, Kind::unavailable);
    EXPECT_EQ(fault_of({.url = authority().url("/ca.crl")}).kind, Kind::unusable);
    const auto lengthy =
        fault_of({.url = authority().url("/long"), .limits = {.time = 5s, .bytes = 100'000}});
    EXPECT_EQ(lengthy.kind, Kind::unusable);
    const auto before = std::chrono::steady_clock::now();
    fault_of({.url = authority().url("/drip"), .limits = {.time = 1s, .bytes = 100'000}});
    EXPECT_LT(std::chrono::steady_clock::now() - before, 6s) << "however it drips";
}

TEST_F(ProofClients, OcspTellsGoodAndRevoked) {
    const RevocationClient asked(clock_);
    for (const char* name : {"osoba", "odwolana"}) {
        const auto outcome = told(asked, name);
        ASSERT_TRUE(std::holds_alternative<RevocationValue>(outcome))
            << std::get<SourceFault>(outcome).detail;
        const auto& value = std::get<RevocationValue>(outcome);
        EXPECT_EQ(value.kind, RevocationValue::Kind::ocsp);
        signing::RevocationCollection collection;
        collection.add(value);
        const auto evidence = collection.about(signing::ParsedCertificate(authority().der(name)),
                                               signing::ParsedCertificate(authority().der("ca")),
                                               {});
        ASSERT_EQ(evidence.size(), 1U);
        using Status = signing::RevocationEvidence::Status;
        EXPECT_EQ(evidence.front().status,
                  std::string(name) == "osoba" ? Status::good : Status::revoked);
    }
}

TEST_F(ProofClients, AListIsKeptUntilItsNextUpdate) {
    class Moved : public config::Clock {
    public:
        config::Instant now() const override { return config::SystemClock().now() + shift; }
        std::chrono::hours shift{0};
    } clock;
    const RevocationClient asked(clock);
    const int before = authority().crl_requests;
    for (int i = 0; i < 3; ++i) {
        const auto outcome = told(asked, "lista");
        ASSERT_TRUE(std::holds_alternative<RevocationValue>(outcome));
        EXPECT_EQ(std::get<RevocationValue>(outcome).kind, RevocationValue::Kind::crl);
    }
    EXPECT_EQ(authority().crl_requests - before, 1);
    clock.shift = std::chrono::hours(8 * 24);
    told(asked, "lista");
    EXPECT_EQ(authority().crl_requests - before, 2);
}

TEST_F(ProofClients, NobodyToAskAndNobodyThereDiffer) {
    const RevocationClient asked(clock_, {.time = 2s});
    EXPECT_EQ(std::get<SourceFault>(told(asked, "nikt")).kind, SourceFault::Kind::nobody);
    EXPECT_EQ(std::get<SourceFault>(told(asked, "away")).kind, SourceFault::Kind::unavailable);
    EXPECT_EQ(std::get<SourceFault>(asked.about("no certificate", "")).kind,
              SourceFault::Kind::nobody);
}

TEST_F(ProofClients, ASignatureIsRaisedByThemToTheArchive) {
    signing::TrustAnchors anchors;
    anchors.add(authority().pem("ca"));
    const signing::Verifier verifier(anchors);
    const auto key = signing::KeyPair::from_pem(authority().key("osoba"), authority().pem("osoba"));
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());
    signing::SigningRequest request;
    request.files = {{"pismo.xml", "<pismo>treść</pismo>", "text/xml"}};
    request.signing_time = now;
    const auto signed_file = signing::sign(request, key, verifier);
    const std::string bytes = std::get<signing::SignedFile>(signed_file).bytes;
    const TimestampClient timestamps({.url = authority().url("/tsa")});
    const RevocationClient revocation(clock_);
    const auto outcome = signing::augment(
        {"pismo.xml", bytes, signing::ProofLevel::lta, now}, verifier, {timestamps, revocation});
    const auto* fault = std::get_if<signing::AugmentationFault>(&outcome);
    ASSERT_EQ(fault, nullptr) << fault->code << ": " << fault->detail;
    const auto& made = std::get<signing::AugmentedFile>(outcome);
    EXPECT_EQ(made.report.signatures.front().format, "XAdES-B-LTA");
    EXPECT_EQ(made.report.indication, signing::Indication::total_passed);
}

}  // namespace
}  // namespace okienko::trust
