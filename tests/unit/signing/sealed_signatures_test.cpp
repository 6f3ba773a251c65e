// Evidence records in signatures and in containers, through the whole verifier.

#include <gtest/gtest.h>

#include "signing/algorithms.h"
#include "signing/canonical.h"
#include "signing/digest.h"
#include "signing/report_etsi.h"
#include "tests/unit/signing/evidence_record_text.h"
#include "tests/unit/signing/process_evidence.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/verdict.h"
#include "tests/unit/signing/zip_archive.h"

namespace okienko::signing {
namespace {

using namespace testing;

std::string hash(const std::string& octets) {
    return std::string(sha256(octets).raw());
}

const ProofAuthority& authority() {
    static const ProofAuthority made;
    return made;
}

/// Of 13 March 2026.
std::string token_over(const HashTree& tree) {
    const DigestAlgorithms digests;
    return authority().stamp_digest(root_hash(tree, digests.by_name("SHA2-256")), on(2026, 3, 13));
}

/// Records in signed documents and in containers, through the whole verifier.
class SealedSignature : public VerdictTest {
protected:
    SealedSignature() { at = on(2026, 11, 23); }

    static TrustAnchors all_anchors() {
        TrustAnchors anchors = authority().anchors();
        anchors.add(shared_certificate().der);
        return anchors;
    }

    /// TS 119 132-3, for a signature with one reference over data.
    std::string sealed_hash(const std::string& more = {}) const {
        const auto parsed = schemas::parse_own(document.enveloped(), "test");
        const auto signature = parsed.root().child("Signature");
        std::vector<std::string> hashes = {hash(document.root()),
                                           hash(document.signed_properties())};
        for (const char* part : {"SignedInfo", "SignatureValue", "KeyInfo"}) {
            hashes.push_back(hash(canonical(*signature->child(part))));
        }
        if (!more.empty()) hashes.push_back(hash(more));
        std::sort(hashes.begin(), hashes.end());
        std::string joined;
        for (const auto& one : hashes) joined += one;
        return hash(joined);
    }

    void add_unsigned(const std::string& property) {
        properties_ += property;
        document.unsigned_properties =
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>" + properties_ +
            "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }

    void seal(const std::string& hash, EvidenceRecord::Syntax syntax) {
        EvidenceRecordText record(syntax);
        const HashTree tree = {{hash}, {std::string(32, 'x')}};
        record.chain().timestamp(tree, token_over(tree));
        add_unsigned("<e:SealingEvidenceRecords xmlns:e=\"http://uri.etsi.org/19132/v1.1.1#\">" +
                     record.embedded() + "</e:SealingEvidenceRecords>");
    }

    std::string properties_;
};

TEST_F(SealedSignature, IsKnownSinceItsRecord) {
    for (const auto syntax : {EvidenceRecord::Syntax::xml, EvidenceRecord::Syntax::asn1}) {
        properties_.clear();
        document.unsigned_properties.clear();
        seal(sealed_hash(), syntax);
        const auto report = verify(document.enveloped(), all_anchors());
        const auto signature = only(report);
        ASSERT_EQ(signature.records.size(), 1U);
        EXPECT_EQ(signature.records[0].syntax, to_string(syntax));
        EXPECT_EQ(signature.records[0].indication, Indication::total_passed) << to_json(report);
        EXPECT_EQ(signature.existed_at, on(2026, 3, 13));
        EXPECT_NE(to_etsi(report).find("validationObject:evidencerecord"), std::string::npos);
    }
}

TEST_F(SealedSignature, ARecordOfAnotherSignatureProvesNothing) {
    seal(hash("inny podpis"), EvidenceRecord::Syntax::xml);
    const auto report = verify(document.enveloped(), all_anchors());
    const auto signature = only(report);
    ASSERT_EQ(signature.records.size(), 1U);
    EXPECT_EQ(signature.records[0].sub_indication, SubIndication::hash_failure);
    EXPECT_FALSE(signature.existed_at);
    EXPECT_EQ(signature.indication, Indication::total_passed);  // it takes nothing either
    EXPECT_EQ(signature.warnings.front(), "evidence-record-broken");
}

TEST_F(SealedSignature, WhatStoodBeforeTheRecordIsSealedWithIt) {
    const std::string before = "<u:Uwaga xmlns:u=\"urn:uwaga\">przed</u:Uwaga>";
    add_unsigned(before);
    seal(sealed_hash(before), EvidenceRecord::Syntax::xml);
    const std::string whole = document.enveloped();
    EXPECT_TRUE(only(verify(whole, all_anchors())).existed_at);
    EXPECT_FALSE(only(verify(replaced(whole, ">przed<", ">zmienione<"), all_anchors())).existed_at);
}

TEST_F(SealedSignature, UnreadableRecordsAreTold) {
    add_unsigned(
        "<e:SealingEvidenceRecords xmlns:e=\"http://uri.etsi.org/19132/v1.1.1#\">"
        "<e:ASN1EvidenceRecord>AAAA</e:ASN1EvidenceRecord></e:SealingEvidenceRecords>");
    const auto signature = only(verify(document.enveloped(), all_anchors()));
    ASSERT_EQ(signature.records.size(), 1U);
    EXPECT_EQ(signature.records[0].sub_indication, SubIndication::format_failure);
    EXPECT_EQ(signature.indication, Indication::total_passed);
}

/// EN 319 162-1, A.4: a record of a container and its manifest.
class SealedContainer : public SealedSignature {
protected:
    std::string container(const std::string& data, const std::string& stated) {
        document.more_references = document.reference(" URI=\"dane.txt\"", "", "treść");
        const std::string signatures = document.container_signatures();
        const auto reference = [](const std::string& uri, const std::string& digest) {
            return "<a:DataObjectReference URI=\"" + uri +
                   "\"><ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" "
                   "Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue "
                   "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" +
                   base64(digest) + "</ds:DigestValue></a:DataObjectReference>";
        };
        const std::string manifest =
            "<a:ASiCManifest xmlns:a=\"http://uri.etsi.org/02918/v1.2.1#\"><a:SigReference "
            "URI=\"META-INF/evidencerecord.ers\"/>" +
            reference("META-INF/signatures.xml", hash(signatures)) +
            reference("dane.txt", hash(stated)) + "</a:ASiCManifest>";
        EvidenceRecordText record(EvidenceRecord::Syntax::asn1);
        const HashTree tree = {{hash(signatures), hash(data)}};
        record.chain().timestamp(tree, token_over(tree));
        return zip({{"mimetype", "application/vnd.etsi.asic-e+zip"},
                    {"dane.txt", "treść"},
                    {"META-INF/signatures.xml", signatures},
                    {"META-INF/ASiCEvidenceRecordManifest001.xml", manifest},
                    {"META-INF/evidencerecord.ers", record.text()}});
    }
};

TEST_F(SealedContainer, ItsSignaturesAreKnownSinceItsRecord) {
    const auto signature = only(verify(container("treść", "treść"), all_anchors()));
    ASSERT_EQ(signature.records.size(), 1U);
    EXPECT_EQ(signature.records[0].file, "META-INF/evidencerecord.ers");
    EXPECT_TRUE(signature.records[0].seals_signature);
    EXPECT_EQ(signature.existed_at, on(2026, 3, 13));
}

TEST_F(SealedContainer, EveryFileOfTheManifestHasToBeSealed) {
    for (const auto& [data, stated] : {std::pair{"inna", "treść"}, {"treść", "inna"}}) {
        const auto signature = only(verify(container(data, stated), all_anchors()));
        ASSERT_EQ(signature.records.size(), 1U);
        EXPECT_EQ(signature.records[0].sub_indication, SubIndication::hash_failure);
        EXPECT_FALSE(signature.existed_at);
    }
}

}  // namespace
}  // namespace okienko::signing
