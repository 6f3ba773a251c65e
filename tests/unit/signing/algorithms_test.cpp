#include "signing/algorithms.h"

#include <gtest/gtest.h>
#include <openssl/rsa.h>

#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;

const std::string more = "http://www.w3.org/2001/04/xmldsig-more#";
const std::string newer = "http://www.w3.org/2007/05/xmldsig-more#";

std::string method(const std::string& uri, const std::string& inside = {}) {
    return "<ds:SignatureMethod Algorithm=\"" + uri + "\">" + inside + "</ds:SignatureMethod>";
}

class AlgorithmsTest : public VerdictTest {
protected:
    static std::string outcome(SignedDocument& made) {
        const auto report = Verifier{TrustAnchors()}.verify(
            made.enveloped(), {"x", {}, std::chrono::sys_days(std::chrono::year(2026) / 3 / 13)});
        return report.intact() ? only(report).algorithm : failure(report).code;
    }
};

struct RsaCase {
    std::string uri, digest, readable;
};

TEST_F(AlgorithmsTest, RsaWithEveryDigest) {
    for (const auto& [uri, digest, readable] :
         {RsaCase{more + "rsa-sha256", "SHA256", "RSA with SHA-256"},
          RsaCase{more + "rsa-sha384", "SHA384", "RSA with SHA-384"},
          RsaCase{more + "rsa-sha512", "SHA512", "RSA with SHA-512"},
          RsaCase{"http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1", "RSA with SHA-1"}}) {
        document.method = method(uri);
        document.value_digest = digest;
        EXPECT_EQ(outcome(document), readable);
    }
}

TEST_F(AlgorithmsTest, RsaPssWithAndWithoutParameters) {
    const auto pss = [](int salt, const EVP_MD* mask) {
        return [salt, mask](EVP_PKEY_CTX* context) {
            EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING);
            EVP_PKEY_CTX_set_rsa_pss_saltlen(context, salt);
            EVP_PKEY_CTX_set_rsa_mgf1_md(context, mask);
        };
    };
    document.padding = pss(RSA_PSS_SALTLEN_DIGEST, EVP_sha256());
    document.method = method(newer + "sha256-rsa-MGF1");
    EXPECT_EQ(outcome(document), "RSA-PSS with SHA-256");
    document.method = method(newer + "rsa-pss");
    EXPECT_EQ(outcome(document), "RSA-PSS with SHA-256");
    document.padding = pss(20, EVP_sha512());
    document.value_digest = "SHA384";
    document.method = method(
        newer + "rsa-pss",
        "<p:RSAPSSParams xmlns:p=\"http://www.w3.org/2007/05/xmldsig-more#\"><ds:DigestMethod "
        "Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#sha384\"></ds:DigestMethod>"
        "<p:MaskGenerationFunction Algorithm=\"http://www.w3.org/2007/05/xmldsig-more#MGF1\">"
        "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha512\"></ds:DigestMethod>"
        "</p:MaskGenerationFunction><p:SaltLength>20</p:SaltLength></p:RSAPSSParams>");
    EXPECT_EQ(outcome(document), "RSA-PSS with SHA-384");
    document.padding = pss(21, EVP_sha512());
    EXPECT_EQ(outcome(document), "value-differs");
    document.method = replaced(document.method, ">20<", ">-1<");
    EXPECT_EQ(outcome(document), "algorithm");
}

TEST_F(AlgorithmsTest, EllipticCurvesWithValuesOfTwoHalves) {
    struct Case {
        std::string curve, uri, digest;
    };
    const std::string newest = "http://www.w3.org/2021/04/xmldsig-more#";
    for (const auto& [curve, uri, digest] :
         {Case{"P-256", more + "ecdsa-sha256", "SHA256"},
          Case{"P-384", more + "ecdsa-sha384", "SHA384"},
          Case{"P-521", more + "ecdsa-sha512", "SHA512"},
          Case{"brainpoolP256r1", more + "ecdsa-sha256", "SHA256"},
          Case{"brainpoolP384r1", more + "ecdsa-sha384", "SHA384"},
          Case{"brainpoolP512r1", more + "ecdsa-sha512", "SHA512"},
          Case{"P-256", newest + "ecdsa-sha3-256", "SHA3-256"}}) {
        const auto key = ec_key(curve);
        SignedDocument made(key, testing::certificate(key));
        made.method = method(uri);
        made.value_digest = digest;
        EXPECT_TRUE(outcome(made).starts_with("ECDSA with SHA")) << curve << outcome(made);
        made.content = "<text>inna</text>";
        const auto changed = replaced(made.enveloped(), "inna", "innax");
        EXPECT_FALSE(verify(changed).intact());
    }
}

TEST_F(AlgorithmsTest, DigestsOfReferences) {
    struct Case {
        std::string uri, digest;
    };
    for (const auto& [uri, digest] : {Case{"http://www.w3.org/2001/04/xmlenc#sha512", "SHA512"},
                                      Case{more + "sha384", "SHA384"},
                                      Case{newer + "sha3-256", "SHA3-256"},
                                      Case{newer + "sha3-512", "SHA3-512"}}) {
        document.digest_uri = uri;
        document.digest = digest;
        EXPECT_EQ(outcome(document), "RSA with SHA-256") << uri;
    }
}

TEST_F(AlgorithmsTest, Sha1IsVerifiedAndFlagged) {
    document.digest_uri = "http://www.w3.org/2000/09/xmldsig#sha1";
    document.digest = "SHA1";
    const auto report = verify(document.enveloped(), anchored());
    EXPECT_TRUE(report.intact());
    EXPECT_EQ(report.sub_indication, SubIndication::crypto_constraints_failure_no_poe);
    const auto warnings = only(report).warnings;
    EXPECT_EQ(std::count(warnings.begin(), warnings.end(), "sha1"), 1);
}

TEST_F(AlgorithmsTest, HmacMd5AndUnknownOnesAreRefused) {
    for (const auto& uri : {std::string("http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
                            more + "hmac-sha256",
                            more + "rsa-md5",
                            std::string("http://www.w3.org/2000/09/xmldsig#dsa-sha1"),
                            std::string("1.2.3")}) {
        document.method = method(uri);
        EXPECT_EQ(outcome(document), "algorithm") << uri;
    }
    SignedDocument with_md5(shared_key(), shared_certificate());
    with_md5.digest_uri = more + "md5";
    with_md5.digest = "MD5";
    EXPECT_EQ(outcome(with_md5), "algorithm");
}

TEST_F(AlgorithmsTest, AKeyOfAnotherKindThanTheMethodIsRefused) {
    document.method = method(more + "ecdsa-sha256");
    EXPECT_EQ(outcome(document), "algorithm");
}

}  // namespace
}  // namespace okienko::signing
