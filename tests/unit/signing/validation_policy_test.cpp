// Policies as files: what is read, what each level does, and what is refused.

#include "signing/validation_policy.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "schemas/schema.h"
#include "signing/read_validation_policy.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Level = ValidationPolicy::Level;

ValidationPolicy policy_of(const std::string& contents) {
    const auto read = read_validation_policy("<validation-policy name=\"x\">" + contents +
                                             "</validation-policy>");
    if (const auto* fault = std::get_if<PolicyFault>(&read)) ADD_FAILURE() << fault->reason;
    return std::holds_alternative<ValidationPolicy>(read) ? std::get<ValidationPolicy>(read)
                                                          : ValidationPolicy();
}

std::string check(const std::string& name, const std::string& level) {
    return "<check name=\"" + name + "\" level=\"" + level + "\"/>";
}

class ValidationPolicyTest : public VerdictTest {
protected:
    SignatureReport judged(const std::string& contents, const TrustAnchors& anchors = {}) const {
        return only(Verifier(anchors, limits)
                        .verify(document.enveloped(),
                                {.name = "plik", .at = at, .policy = policy_of(contents)}));
    }
    static bool warned(const SignatureReport& report, const std::string& code) {
        return std::count(report.warnings.begin(), report.warnings.end(), code) == 1;
    }
    static bool told(const SignatureReport& report, const std::string& name) {
        return std::any_of(report.checks.begin(), report.checks.end(), [&](const Check& one) {
            return one.name == name;
        });
    }
};

TEST_F(ValidationPolicyTest, PresetsAreWhatTheirNamesSay) {
    EXPECT_EQ(ValidationPolicy::integrity().path, Level::inform);
    EXPECT_EQ(ValidationPolicy::advanced().path, Level::fail);
    EXPECT_EQ(ValidationPolicy::advanced().revocation, Level::warn);
    EXPECT_EQ(ValidationPolicy::qualified().revocation, Level::fail);
    EXPECT_EQ(ValidationPolicy::qualified().qualification, Level::fail);
    for (const char* name : {"integrity", "advanced", "qualified"}) {
        ASSERT_TRUE(ValidationPolicy::named(name)) << name;
        EXPECT_EQ(ValidationPolicy::named(name)->name, name);
        EXPECT_EQ(ValidationPolicy::named(name)->suite.digest_expiry("SHA1"),
                  std::chrono::sys_days(std::chrono::year(2012) / 8 / 1));
    }
    EXPECT_FALSE(ValidationPolicy::named("inna"));
    EXPECT_EQ(ValidationPolicy::advanced().level_of("revocation-answer"), Level::warn);
    EXPECT_EQ(ValidationPolicy::qualified().level_of("revocation-answer"), Level::fail);
}

TEST_F(ValidationPolicyTest, TimestampsAndAnswersAreAsTheSignatureUnlessASectionNamesThem) {
    const auto plain = policy_of(check("certificate-chain", "INFORM") +
                                 check("revocation", "FAIL") + check("algorithms", "WARN"));
    EXPECT_EQ(plain.for_timestamps().path, Level::fail) << "a proof is worth what its authority is";
    EXPECT_EQ(plain.for_timestamps().algorithms, Level::fail);
    EXPECT_EQ(plain.for_timestamps().revocation, Level::fail);
    EXPECT_EQ(plain.level_of("revocation-answer"), Level::warn);
    const auto own =
        policy_of("<suite><digest name=\"SHA-256\" until=\"2030-01-01\"/></suite><timestamps>" +
                  check("certificate-chain", "WARN") +
                  "<check name=\"revocation\" level=\"IGNORE\" fresh-hours=\"24\"/>"
                  "<suite><digest name=\"SHA-256\" until=\"2020-01-01\"/></suite></timestamps>"
                  "<revocation-answers>" +
                  check("algorithms", "INFORM") + "</revocation-answers>");
    EXPECT_EQ(own.for_timestamps().path, Level::warn);
    EXPECT_EQ(own.for_timestamps().revocation, Level::ignore);
    EXPECT_EQ(own.for_timestamps().freshness, std::chrono::hours(24));
    EXPECT_EQ(own.for_timestamps().suite.digest_expiry("SHA2-256"),
              std::chrono::sys_days(std::chrono::year(2020) / 1 / 1));
    EXPECT_EQ(own.path, Level::fail);
    EXPECT_FALSE(own.freshness);
    EXPECT_EQ(own.level_of("revocation-answer"), Level::inform);
    EXPECT_EQ(own.answer_suite().digest_expiry("SHA2-256"),
              std::chrono::sys_days(std::chrono::year(2030) / 1 / 1));
}

TEST_F(ValidationPolicyTest, EachLevelOfACheck) {
    const auto failing = judged(check("certificate-chain", "FAIL"));
    EXPECT_EQ(failing.sub_indication, SubIndication::no_certificate_chain_found);
    const auto warning = judged(check("certificate-chain", "WARN"));
    EXPECT_EQ(warning.indication, Indication::total_passed);
    EXPECT_TRUE(warned(warning, "certificate-chain"));
    EXPECT_TRUE(told(warning, "certificate-chain"));
    const auto informing = judged(check("certificate-chain", "INFORM"));
    EXPECT_EQ(informing.indication, Indication::total_passed);
    EXPECT_FALSE(warned(informing, "certificate-chain"));
    EXPECT_TRUE(told(informing, "certificate-chain"));
    const auto ignoring = judged(check("certificate-chain", "IGNORE"));
    EXPECT_EQ(ignoring.indication, Indication::total_passed);
    EXPECT_FALSE(told(ignoring, "certificate-chain"));
}

TEST_F(ValidationPolicyTest, ChainAndValidityAreMindedApart) {
    at = std::chrono::sys_days(std::chrono::year(2040) / 1 / 1);
    EXPECT_EQ(judged("", anchored()).sub_indication, SubIndication::out_of_bounds_no_poe);
    EXPECT_EQ(judged(check("certificate-validity", "WARN"), anchored()).indication,
              Indication::total_passed);
    EXPECT_EQ(judged(check("certificate-validity", "WARN")).sub_indication,
              SubIndication::no_certificate_chain_found);
}

TEST_F(ValidationPolicyTest, EachLevelOfAConstraint) {
    document.digest_uri = "http://www.w3.org/2000/09/xmldsig#sha1";
    document.digest = "SHA1";
    const auto by_default = judged("", anchored());
    EXPECT_TRUE(warned(by_default, "sha1"));
    EXPECT_EQ(by_default.indication, Indication::total_passed) << "the policy names no suite";
    EXPECT_EQ(judged(check("sha1", "FAIL"), anchored()).sub_indication,
              SubIndication::sig_constraints_failure);
    const auto informing = judged(check("sha1", "INFORM"), anchored());
    EXPECT_FALSE(warned(informing, "sha1"));
    EXPECT_TRUE(told(informing, "constraint"));
    const auto ignoring = judged(check("sha1", "IGNORE"), anchored());
    EXPECT_FALSE(warned(ignoring, "sha1"));
    EXPECT_FALSE(told(ignoring, "constraint"));
}

TEST_F(ValidationPolicyTest, TheSuiteIsThatOfTheFile) {
    const std::string suite = "<suite><digest name=\"SHA-256\" until=\"2026-01-01\"/></suite>";
    EXPECT_EQ(judged(suite, anchored()).sub_indication,
              SubIndication::crypto_constraints_failure_no_poe);
    EXPECT_EQ(judged(check("algorithms", "WARN") + suite, anchored()).indication,
              Indication::total_passed);
    const auto keys = [](int below) {
        return "<suite><keys type=\"RSA\" below=\"" + std::to_string(below) +
               "\" until=\"2020-01-01\"/></suite>";
    };
    EXPECT_EQ(judged(keys(2049), anchored()).sub_indication,
              SubIndication::crypto_constraints_failure_no_poe);
    EXPECT_EQ(judged(keys(2048), anchored()).indication, Indication::total_passed);
}

TEST_F(ValidationPolicyTest, NoPolicySwitchesTheCryptographyOff) {
    for (const char* name : {"reference", "signature-value", "structure", "signed-data"}) {
        const auto read = read_validation_policy("<validation-policy name=\"x\">" +
                                                 check(name, "IGNORE") + "</validation-policy>");
        EXPECT_TRUE(std::holds_alternative<PolicyFault>(read)) << name;
    }
}

TEST_F(ValidationPolicyTest, FaultsNameTheLineAndWhatMayStandThere) {
    const auto fault = [](const std::string& contents) {
        const auto read = read_validation_policy("<validation-policy name=\"x\">\n" + contents +
                                                 "</validation-policy>");
        const auto* found = std::get_if<PolicyFault>(&read);
        return found == nullptr ? "" : std::to_string(found->line) + ": " + found->reason;
    };
    EXPECT_EQ(fault(check("sha1", "MAYBE")),
              "2: level is IGNORE, INFORM, WARN or FAIL, not 'MAYBE'");
    EXPECT_EQ(fault(check("sha1", "FAIL") + "\n" + check("sha1", "WARN")),
              "3: the check 'sha1' stands twice");
    EXPECT_NE(fault(check("inny", "FAIL")).find("there are certificate-chain"), std::string::npos);
    EXPECT_EQ(fault("<check level=\"FAIL\"/>"), "2: the attribute name is missing");
    EXPECT_EQ(fault("<suite><digest name=\"SHA-1\" until=\"2012-13-01\"/></suite>"),
              "2: until is a day as 2029-01-01, not '2012-13-01'");
    EXPECT_EQ(fault("<suite><keys type=\"DSA\" below=\"1\" until=\"2012-01-01\"/></suite>"),
              "2: type is RSA or EC, not 'DSA'");
    EXPECT_EQ(fault("<check name=\"revocation\" level=\"FAIL\" fresh-hours=\"0\"/>"),
              "2: fresh-hours is a whole number from 1 to 8784");
    EXPECT_EQ(fault("<inny/>"), "2: check, suite, timestamps or revocation-answers may stand here");
    EXPECT_EQ(fault("<timestamps>\n" + check("qualification", "FAIL") + "</timestamps>"),
              "3: no check of timestamps: 'qualification'; there are certificate-chain, "
              "certificate-validity, revocation, algorithms");
    EXPECT_EQ(fault("<timestamps/>\n<timestamps/>"), "3: timestamps stands twice");
    EXPECT_EQ(fault("<revocation-answers><suite/>\n<suite/></revocation-answers>"),
              "3: suite of revocation-answers stands twice");
    EXPECT_EQ(fault("<revocation-answers>" + check("algorithms", "FAIL") + "\n" +
                    check("algorithms", "WARN") + "</revocation-answers>"),
              "3: the check 'algorithms' stands twice");
    EXPECT_EQ(fault("<"), fault("<")) << "never throws";
    EXPECT_EQ(policy_of("<check name=\"revocation\" level=\"FAIL\" fresh-hours=\"24\"/>").freshness,
              std::chrono::hours(24));
}

TEST_F(ValidationPolicyTest, TheSchemaSaysTheSame) {
    schemas::SchemaCatalog catalog;
    catalog.add_folder(std::string(OKIENKO_SOURCE_DIR) + "/schemas/xsd");
    const auto schema = schemas::Schema::compile(catalog, "validation-policy.xsd");
    for (const char* name : {"integrity", "advanced", "qualified"}) {
        const std::string xml = schemas::read_file(std::string(OKIENKO_SOURCE_DIR) +
                                                   "/signing/policies/" + name + ".xml");
        const auto parsed = schemas::parse(xml);
        EXPECT_TRUE(schema.validate(std::get<schemas::Document>(parsed)).empty()) << name;
    }
    for (const std::string& bad :
         {check("inny", "FAIL"),
          check("sha1", "MAYBE"),
          "<timestamps>" + check("sha1", "FAIL") + "</timestamps>",
          "<revocation-answers>" + check("revocation", "FAIL") + "</revocation-answers>",
          std::string("<timestamps/><timestamps/>"),
          std::string("<suite><digest name=\"SHA-1\" until=\"x\"/></suite>")}) {
        const std::string xml = "<validation-policy name=\"x\">" + bad + "</validation-policy>";
        EXPECT_TRUE(std::holds_alternative<PolicyFault>(read_validation_policy(xml))) << bad;
        EXPECT_FALSE(schema.validate(std::get<schemas::Document>(schemas::parse(xml))).empty())
            << bad;
    }
}

}  // namespace
}  // namespace okienko::signing
