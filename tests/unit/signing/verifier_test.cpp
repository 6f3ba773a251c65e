#include "signing/verifier.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/digest.h"
#include "signing/key_pair.h"
#include "signing/seal.h"
#include "tests/unit/signing/signed_document.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace std::chrono_literals;
using namespace testing;

class VerifierTest : public VerdictTest {};

TEST_F(VerifierTest, WhatIsTrustedAndWholePasses) {
    document.signed_data_properties = data_description;
    const auto report = verify(document.enveloped(), anchored());
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    ASSERT_EQ(report.signatures.size(), 1U);
    const auto& signature = report.signatures.front();
    EXPECT_EQ(signature.integrity, Integrity::intact);
    EXPECT_EQ(signature.format, "XAdES-B-B");
    EXPECT_EQ(signature.algorithm, "RSA with SHA-256");
    EXPECT_TRUE(signature.covers_document());
    ASSERT_TRUE(signature.certificate);
    EXPECT_EQ(signature.certificate->name, "Janina Próbna");
    EXPECT_EQ(signature.signed_at, std::chrono::sys_days(2026y / 3 / 12) + 12h);
    EXPECT_TRUE(report.intact());
}

TEST_F(VerifierTest, AChangedLetterIsAHashFailure) {
    const auto report = verify(replaced(document.enveloped(), "zażółć", "zażółx"), anchored());
    EXPECT_EQ(report.indication, Indication::total_failed);
    EXPECT_EQ(report.sub_indication, SubIndication::hash_failure);
    EXPECT_EQ(only(report).integrity, Integrity::broken);
    EXPECT_EQ(failure(report).code, "digest-differs");
}

TEST_F(VerifierTest, AChangedSigningTimeIsFound) {
    const auto report = verify(replaced(document.enveloped(), "2026-03-12T12", "2026-03-11T12"));
    EXPECT_EQ(only(report).integrity, Integrity::broken);
    EXPECT_FALSE(only(report).signed_at);  // nothing signed says so
}

TEST_F(VerifierTest, AChangedSignedInfoIsACryptoFailure) {
    const auto report = verify(replaced(document.enveloped(), " Id=\"data\"", " Id=\"dato\""));
    EXPECT_EQ(report.sub_indication, SubIndication::sig_crypto_failure);
    EXPECT_EQ(only(report).integrity, Integrity::broken);
}

TEST_F(VerifierTest, NoAnchorsAndAnotherAnchorAreToldApart) {
    const auto none = verify(document.enveloped());
    EXPECT_EQ(none.indication, Indication::indeterminate);
    EXPECT_EQ(none.sub_indication, SubIndication::no_certificate_chain_found);
    EXPECT_EQ(failure(none).code, "no-anchors");
    TrustAnchors other;
    other.add(testing::certificate(rsa_key(), {.name = "Obcy urząd"}).pem());
    const auto foreign = verify(document.enveloped(), other);
    EXPECT_EQ(foreign.sub_indication, SubIndication::no_certificate_chain_found);
    EXPECT_EQ(failure(foreign).code, "no-path");
    EXPECT_EQ(only(foreign).integrity, Integrity::intact);
}

TEST_F(VerifierTest, AnExpiredCertificateHidesNothing) {
    at = std::chrono::sys_days(2040y / 1 / 1);
    const auto report = verify(replaced(document.enveloped(), "zażółć", "x"), anchored());
    EXPECT_TRUE(failed(report, "certificate-validity"));
    EXPECT_TRUE(failed(report, "reference"));
    const auto whole = verify(document.enveloped(), anchored());
    EXPECT_EQ(whole.sub_indication, SubIndication::out_of_bounds_no_poe);
    EXPECT_EQ(only(whole).integrity, Integrity::intact);
    chain_time = ChainTime::signing;
    EXPECT_FALSE(failed(verify(document.enveloped(), anchored()), "certificate-validity"));
}

TEST_F(VerifierTest, AChainLeadsUpToAnAnchor) {
    const auto root_key = ec_key("P-256");
    const auto root =
        testing::certificate(root_key, {.name = "Korzeń", .authority = true, .serial = 1});
    const auto middle_key = rsa_key();
    const auto middle =
        issued(middle_key, {.name = "Pośredni", .authority = true, .serial = 2}, root_key, root);
    const auto leaf_key = rsa_key();
    const auto leaf = issued(leaf_key, {.name = "Podpis", .serial = 3}, middle_key, middle);
    SignedDocument made(leaf_key, leaf);
    made.key_info = "<ds:X509Data><ds:X509Certificate>" + leaf.base64() +
                    "</ds:X509Certificate><ds:X509Certificate>" + middle.base64() +
                    "</ds:X509Certificate></ds:X509Data>";
    TrustAnchors anchors;
    anchors.add(root.pem());
    EXPECT_EQ(verify(made.enveloped(), anchors).indication, Indication::total_passed);
    TrustAnchors direct;  // as a trusted list names an issuer without its root
    direct.add(middle.der);
    EXPECT_EQ(verify(made.enveloped(), direct).indication, Indication::total_passed);
    // An issuer that is no authority.
    const auto false_issuer = issued(middle_key, {.name = "Pośredni", .serial = 2}, root_key, root);
    made.key_info = replaced(made.key_info, middle.base64(), false_issuer.base64());
    EXPECT_EQ(verify(made.enveloped(), anchors).sub_indication,
              SubIndication::chain_constraints_failure);
}

TEST_F(VerifierTest, ACriticalExtensionNobodyReadsEndsThePath) {
    const auto root_key = ec_key("P-256");
    const auto root =
        testing::certificate(root_key, {.name = "Korzeń", .authority = true, .serial = 1});
    TrustAnchors anchors;
    anchors.add(root.pem());
    const auto verdict = [&](const std::string& oid) {
        const auto key = ec_key("P-256");
        const auto leaf =
            issued(key, {.name = "Podpis", .serial = 3, .critical_extension = oid}, root_key, root);
        SignedDocument made(key, leaf);
        made.method = replaced(made.method, "rsa-sha256", "ecdsa-sha256");
        return verify(made.enveloped(), anchors);
    };
    // QCStatements are read here, though not by OpenSSL.
    EXPECT_EQ(verdict("1.3.6.1.5.5.7.1.3").indication, Indication::total_passed);
    EXPECT_EQ(verdict("1.3.6.1.4.1.99999.1").sub_indication,
              SubIndication::chain_constraints_failure);
}

TEST_F(VerifierTest, OurOwnSealVerifies) {
    const auto key = KeyPair::make_self_signed(
        "Urząd Miasta Modrzewie", std::chrono::sys_days(2026y / 1 / 1), 20);
    const auto receipt = schemas::parse_own(
        "<?xml-stylesheet type=\"text/xsl\" href=\"upp.xsl\"?><pos:Dokument "
        "xmlns:pos=\"urn:test:upo\"><pos:UPP a='1&#10;2'>tekst &amp; "
        "więcej</pos:UPP></pos:Dokument>",
        "receipt");
    const std::string sealed = seal_enveloped(receipt, key, std::chrono::sys_days(2026y / 3 / 12));
    TrustAnchors anchors;
    anchors.add(key.certificates_pem());
    const auto report = verify(sealed, anchors);
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_TRUE(only(report).covers_document());
}

TEST_F(VerifierTest, ADocumentAlreadyReadIsVerifiedAsItIs) {
    const auto read = schemas::parse(document.enveloped());
    const Verifier verifier(anchored());
    const auto report = verifier.verify(std::get<schemas::Document>(read), {"a.xml", {}, at});
    EXPECT_EQ(report.indication, Indication::total_passed);
    EXPECT_EQ(report.file, "a.xml");
}

TEST_F(VerifierTest, DetachedContentsAreFoundByNameOrBeingTheOnlyOne) {
    const std::string octets = "zwykły plik\n";
    document.more_references =
        document.reference(" URI=\"za%C5%82%C4%85cznik%201.txt\"", "", octets);
    const auto signed_file = document.enveloped();
    const auto missing = verify(signed_file);
    EXPECT_EQ(missing.sub_indication, SubIndication::signed_data_not_found);
    EXPECT_EQ(failure(missing).code, "not-found");
    EXPECT_TRUE(verify(signed_file, {}, {{"załącznik 1.txt", octets}, {"inny", "x"}}).intact());
    EXPECT_TRUE(verify(signed_file, {}, {{"pobrany(1).txt", octets}}).intact());
    EXPECT_FALSE(verify(signed_file, {}, {{"b", octets}, {"c", octets}}).intact());
    const auto other = verify(signed_file, {}, {{"co innego.txt", "co innego"}});
    EXPECT_EQ(other.sub_indication, SubIndication::signed_data_not_found);
    const auto changed = verify(signed_file, {}, {{"załącznik 1.txt", "zwykły plik"}});
    EXPECT_EQ(changed.sub_indication, SubIndication::hash_failure);
}

TEST_F(VerifierTest, ADigestStandsForAFileThatIsElsewhere) {
    const auto digest_of = [](const std::string& name, const std::string& octets) {
        return DigestValue{name == "SHA256" ? "SHA2-256" : "SHA2-512",
                           *from_base64(digest_base64(name, octets))};
    };
    const auto content = [](std::vector<DigestValue> digests) {
        return std::vector<DetachedContent>{{"plik.txt", {}, std::move(digests)}};
    };
    document.more_references = document.reference(" URI=\"plik.txt\"", "", "treść");
    const auto plain = document.enveloped();
    EXPECT_TRUE(
        verify(plain, {}, content({digest_of("SHA512", "treść"), digest_of("SHA256", "treść")}))
            .intact());
    const auto other = verify(plain, {}, content({digest_of("SHA256", "inna")}));
    EXPECT_EQ(other.sub_indication, SubIndication::hash_failure);
    const auto of_another_function = verify(plain, {}, content({digest_of("SHA512", "treść")}));
    EXPECT_EQ(of_another_function.sub_indication, SubIndication::signed_data_not_found);
    EXPECT_EQ(failure(of_another_function).code, "digest-alone");
    // What is transformed is not what was digested, even where it comes out the same.
    document.more_references = document.reference(
        " URI=\"plik.txt\"",
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>",
        "<a></a>");
    const auto transformed =
        verify(document.enveloped(), {}, content({digest_of("SHA256", "<a></a>")}));
    EXPECT_EQ(failure(transformed).code, "digest-alone");
    EXPECT_FALSE(transformed.intact());
}

TEST_F(VerifierTest, AReferenceWithoutUriMeansTheOnlyContent) {
    document.more_references = document.reference("", "", "treść");
    EXPECT_TRUE(verify(document.enveloped(), {}, {{"x", "treść"}}).intact());
    EXPECT_FALSE(verify(document.enveloped(), {}, {{"x", "treść"}, {"y", "treść"}}).intact());
    EXPECT_FALSE(verify(document.enveloped()).intact());
}

TEST_F(VerifierTest, CoverageTellsWhatWasTakenOut) {
    document.content = "<text>a</text><uwaga>b</uwaga>";
    const std::string filter =
        "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><f:XPath "
        "xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"subtract\">"
        "/*/*[local-name()='uwaga']</f:XPath></ds:Transform>";
    document.more_references =
        document.reference(" URI=\"\"",
                           document.transforms + filter +
                               "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/"
                               "xml-exc-c14n#\"></ds:Transform>",
                           "<pismo xmlns=\"urn:test\"><text>a</text></pismo>");
    // The filter has to read what the canonicalisation before it wrote, without the signature.
    const auto report = verify(document.enveloped());
    EXPECT_TRUE(report.intact()) << to_json(report);
    document.more_references = document.reference(
        " URI=\"\"",
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\">"
        "</ds:Transform>" +
            filter,
        "<pismo xmlns=\"urn:test\"><text>a</text></pismo>");
    const auto part = only(verify(document.enveloped()));
    ASSERT_EQ(part.coverage.size(), 3U);
    EXPECT_EQ(part.coverage[2].without, std::vector<std::string>{"/pismo/uwaga"});
}

TEST_F(VerifierTest, SeveralThreadsShareOne) {
    const Verifier verifier(anchored());
    const std::string good = document.enveloped();
    const std::string bad = replaced(good, "zażółć", "x");
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 25; ++round) {
                const auto report = verifier.verify(i % 2 == 0 ? good : bad, {"x", {}, at});
                if (report.intact() != (i % 2 == 0)) ++wrong;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST_F(VerifierTest, JsonHasTheWordsOfTheCommand) {
    document.signed_data_properties = data_description;
    const std::string json = to_json(verify(document.enveloped(), anchored()));
    for (const char* part : {"\"indication\":\"TOTAL-PASSED\"",
                             "\"integrity\":\"intact\"",
                             "\"format\":\"XAdES-B-B\"",
                             "\"signer\":\"Janina Próbna\"",
                             "\"signedAt\":\"2026-03-12T12:00:00Z\"",
                             "\"coverage\":[",
                             "\"timestamps\":[]",
                             "\"checks\":["}) {
        EXPECT_NE(json.find(part), std::string::npos) << part << "\n" << json;
    }
}

}  // namespace
}  // namespace okienko::signing
