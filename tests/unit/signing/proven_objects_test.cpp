// What a time-stamp or an evidence record proves to have existed (EN 319 102-1, 5.6.2.3).

#include "signing/proven_objects.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "signing/digest.h"
#include "signing/validation_policy.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Purpose = TimestampFacts::Purpose;
using Ids = std::vector<std::string>;

/// A signature with a time-stamp at 1, references at 2 and values at 5; what is asked about comes
/// between or after.
class ProvenObjectsTest : public ::testing::Test {
protected:
    ProvenObjectsTest() {
        const Key key = ec_key("P-256");
        signer = cache.get(certificate(key).der);
        CertificateWish wish;
        wish.serial = 8;
        issuer = cache.get(certificate(key, wish).der);
        facts.certificate = signer;
        facts.offered = {signer, issuer};
        facts.offered_at = {0, 5};
        facts.xades.revocation = {{RevocationValue::Kind::crl, "lista", 5}};
        facts.xades.value_references = {refer("SHA2-256", sha256(issuer->der)),
                                        refer("SHA2-256", sha256("lista"))};
        add("SignatureTimeStamp", Purpose::signature, 1);
    }

    static ValueReference refer(const std::string& digest, const Sha256& value) {
        return {digest, std::string(value.raw()), 2};
    }
    std::size_t add(const std::string& kind, Purpose purpose, std::size_t position) {
        TimestampFacts made;
        made.kind = kind;
        made.purpose = purpose;
        made.position = position;
        facts.xades.timestamps.push_back(made);
        return facts.xades.timestamps.size() - 1;
    }
    ProvenObjects objects() const { return {facts, ValidationPolicy::advanced().suite, supplied}; }
    static bool has(const Ids& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }
    static std::string id_of(const std::string& answer) {
        return std::string(sha256(answer).raw());
    }

    CertificateCache cache;
    CertificatePointer signer;
    CertificatePointer issuer;
    SignatureFacts facts;
    std::vector<RevocationValue> supplied;
};

TEST_F(ProvenObjectsTest, ByATimestampOfTheData) {
    EXPECT_EQ(objects().by_timestamp(add("AllDataObjectsTimeStamp", Purpose::content, 0)), Ids());
}

TEST_F(ProvenObjectsTest, ByATimestampOfTheSignature) {
    EXPECT_EQ(objects().by_timestamp(0), (Ids{ProvenObjects::signature(), signer->sha256}));
}

TEST_F(ProvenObjectsTest, ByOneOfSignatureAndReferences) {
    const auto n = add("SigAndRefsTimeStamp", Purpose::references, 3);
    const Ids ids = objects().by_timestamp(n);
    EXPECT_TRUE(has(ids, ProvenObjects::signature()));
    EXPECT_TRUE(has(ids, ProvenObjects::token(0)));
    EXPECT_TRUE(has(ids, issuer->sha256));  // by their references alone
    EXPECT_TRUE(has(ids, id_of("lista")));
    EXPECT_FALSE(has(ids, ProvenObjects::token(n)));
}

TEST_F(ProvenObjectsTest, ByOneOfReferencesOnly) {
    const Ids ids = objects().by_timestamp(add("RefsOnlyTimeStamp", Purpose::references, 3));
    EXPECT_EQ(ids.size(), 2U);
    EXPECT_TRUE(has(ids, issuer->sha256));
    EXPECT_TRUE(has(ids, id_of("lista")));
}

TEST_F(ProvenObjectsTest, ByOneFromBeforeTheReferences) {
    EXPECT_EQ(objects().by_timestamp(add("RefsOnlyTimeStamp", Purpose::references, 2)), Ids());
}

TEST_F(ProvenObjectsTest, ByAnArchiveTimestampWhatStandsBeforeIt) {
    const Ids before = objects().by_timestamp(add("ArchiveTimeStamp", Purpose::archive, 5));
    EXPECT_TRUE(has(before, id_of("lista")));  // named before, though it stands at the same place
    facts.xades.value_references.clear();
    const Ids unnamed = objects().by_timestamp(1);
    EXPECT_FALSE(has(unnamed, id_of("lista")));
    EXPECT_FALSE(has(unnamed, issuer->sha256));
    const Ids after = objects().by_timestamp(add("ArchiveTimeStamp", Purpose::archive, 6));
    EXPECT_TRUE(has(after, id_of("lista")));
    EXPECT_TRUE(has(after, issuer->sha256));
    EXPECT_TRUE(has(after, ProvenObjects::token(1)));
}

TEST_F(ProvenObjectsTest, ReferencesNameWhatTheCallerHas) {
    facts.xades.revocation.clear();
    const auto n = add("RefsOnlyTimeStamp", Purpose::references, 3);
    EXPECT_FALSE(has(objects().by_timestamp(n), id_of("lista")));
    supplied = {{RevocationValue::Kind::crl, "lista"}};
    EXPECT_TRUE(has(objects().by_timestamp(n), id_of("lista")));
}

TEST_F(ProvenObjectsTest, AnotherValueOrADigestThatDoesNotLastIsNotNamed) {
    facts.xades.value_references = {refer("SHA2-256", sha256("inna lista"))};
    const auto n = add("RefsOnlyTimeStamp", Purpose::references, 3);
    EXPECT_EQ(objects().by_timestamp(n), Ids());
    facts.xades.value_references = {{"SHA1", digest_base64("SHA1", "lista"), 2}};
    facts.xades.value_references.front().value =
        *from_base64(facts.xades.value_references.front().value);
    EXPECT_EQ(objects().by_timestamp(n), Ids());
}

TEST_F(ProvenObjectsTest, ByAnEvidenceRecordWhatItSealsAndItsRenewals) {
    EvidenceRecordFacts record;
    record.position = 3;
    record.timestamps.resize(2);
    facts.records = {record};
    EXPECT_EQ(objects().by_record(0, 0), Ids());  // files beside the signature
    facts.records[0].seals_signature = true;
    const Ids sealed = objects().by_record(0, 0);
    EXPECT_TRUE(has(sealed, ProvenObjects::signature()));
    EXPECT_TRUE(has(sealed, ProvenObjects::token(0)));
    EXPECT_FALSE(has(sealed, ProvenObjects::token(0, 0)));
    EXPECT_EQ(objects().by_record(0, 1), Ids{ProvenObjects::token(0, 0)});
    const Ids archived = objects().by_timestamp(add("ArchiveTimeStamp", Purpose::archive, 6));
    EXPECT_TRUE(has(archived, ProvenObjects::token(0, 1)));
}

}  // namespace
}  // namespace okienko::signing
