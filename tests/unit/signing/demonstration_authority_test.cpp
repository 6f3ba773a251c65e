#include "signing/demonstration_authority.h"

#include "signing/prepared_signature.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds noon = std::chrono::sys_days(2026y / 3 / 12) + 12h;

class Demonstration : public testing::VerdictTest {
protected:
    static std::string signed_letter(const KeyPair& key) {
        SigningRequest request;
        request.files = {{"pismo.xml", "<pismo>treść</pismo>", "text/xml"}};
        request.signing_time = noon;
        return std::get<SignedFile>(sign(request, key, Verifier(TrustAnchors()))).bytes;
    }
    static TrustAnchors anchors_of(const DemonstrationAuthority& authority) {
        TrustAnchors anchors;
        anchors.add(authority.anchor_pem());
        return anchors;
    }
};

TEST_F(Demonstration, SignsForAnInventedPersonAndSaysSo) {
    const auto authority = DemonstrationAuthority::make(noon - 24h);
    at = noon;
    const auto report = verify(signed_letter(authority.issue(noon)), anchors_of(authority));
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    const SignerCertificate signer = *only(report).certificate;
    EXPECT_EQ(signer.name, "Podpis testowy — Anna Przykład");
    EXPECT_NE(signer.subject.find("bez mocy prawnej"), std::string::npos);
    EXPECT_NE(signer.issuer.find("bez mocy prawnej"), std::string::npos);
    EXPECT_EQ(signer.not_after, noon + 1h);

    const auto other =
        verify(signed_letter(authority.issue(noon, {"Jan", "Wymyślony"})), anchors_of(authority));
    EXPECT_EQ(only(other).certificate->name, "Podpis testowy — Jan Wymyślony");
}

TEST_F(Demonstration, IsNothingToThoseWhoDoNotKnowTheAnchor) {
    const auto authority = DemonstrationAuthority::make(noon - 24h);
    const auto stranger = DemonstrationAuthority::make(noon - 24h);
    at = noon;
    const std::string letter = signed_letter(authority.issue(noon));
    EXPECT_EQ(verify(letter).indication, Indication::indeterminate);
    EXPECT_EQ(verify(letter, anchors_of(stranger)).indication, Indication::indeterminate);
    at = noon + 2h;
    EXPECT_NE(verify(letter, anchors_of(authority)).indication, Indication::total_passed);
}

TEST_F(Demonstration, ComesBackFromItsFile) {
    const auto authority = DemonstrationAuthority::make(noon - 24h);
    const auto again = DemonstrationAuthority::from_pem(authority.to_pem());
    at = noon;
    EXPECT_EQ(again.anchor_pem(), authority.anchor_pem());
    EXPECT_EQ(verify(signed_letter(again.issue(noon)), anchors_of(authority)).indication,
              Indication::total_passed);
}

}  // namespace
}  // namespace okienko::signing
