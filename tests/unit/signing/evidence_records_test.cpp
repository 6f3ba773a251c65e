// Evidence records (RFC 4998, RFC 6283): hash trees, renewals, what they seal, what they prove.

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/archive_timestamps.h"
#include "signing/canonical.h"
#include "signing/digest.h"
#include "signing/evidence_record_validation.h"
#include "signing/report_etsi.h"
#include "tests/unit/signing/evidence_record_text.h"
#include "tests/unit/signing/process_evidence.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/verdict.h"
#include "tests/unit/signing/zip_archive.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Imprint = TimestampFacts::Imprint;
using State = std::pair<Imprint, std::string>;

std::string hash(const std::string& octets) {
    return std::string(sha256(octets).raw());
}

const ProofAuthority& authority() {
    static const ProofAuthority made;
    return made;
}

TEST(HashTree, AGroupIsSortedByOctetsJoinedAndHashed) {
    const DigestAlgorithms digests;
    const EVP_MD* digest = digests.by_name("SHA2-256");
    const std::string low = "\x7f";
    const std::string high = "\x80";
    EXPECT_EQ(group_hash({high, low}, digest), hash(low + high));
    EXPECT_EQ(group_hash({high}, digest), high);
    // The next list is joined with what the one before came to.
    const std::string inner = hash(low + high);
    const std::string first(32, '\x00');  // sorts before any hash
    EXPECT_EQ(root_hash({{high, low}, {first}}, digest), hash(first + inner));
    EXPECT_EQ(root_hash({{high}, {low}}, digest), hash(low + high));
    EXPECT_EQ(root_hash({}, digest), "");
}

/// Records over one object, written in both syntaxes.
class RecordTest : public ::testing::TestWithParam<EvidenceRecord::Syntax> {
protected:
    EvidenceRecordText text() const { return EvidenceRecordText(GetParam()); }

    /// What a token over the root of that tree is.
    static std::string token(const HashTree& tree, int year = 2026) {
        const DigestAlgorithms digests;
        return authority().stamp_digest(root_hash(tree, digests.by_name("SHA2-256")),
                                        on(year, 3, 13));
    }

    EvidenceRecordFacts computed(const EvidenceRecordText& record,
                                 const std::vector<std::string>& objects) const {
        const SealedData data = [&](const EVP_MD*, const ArchiveTimestampChain&) {
            std::vector<SealedObject> sealed;
            for (const auto& one : objects) sealed.push_back({"", {hash(one)}, {}});
            return sealed;
        };
        return compute_record(record.read(), data, {digests_, certificates_, none_});
    }

    static std::vector<State> states(const EvidenceRecordFacts& facts) {
        std::vector<State> states;
        for (const TimestampFacts& one : facts.timestamps) {
            states.emplace_back(one.imprint, one.imprint_fault.code);
        }
        return states;
    }

    /// What the first list of a further chain holds of an object, after these octets.
    std::vector<std::string> renewed(const std::string& object, const std::string& before) const {
        if (GetParam() == EvidenceRecord::Syntax::asn1) return {hash(hash(object) + hash(before))};
        return {hash(object), hash(before)};
    }

    schemas::XmlLibrary library_;
    DigestAlgorithms digests_;
    mutable CertificateCache certificates_;
    std::vector<CertificatePointer> none_;
};

const State holds{Imprint::holds, ""};
const State uncovered{Imprint::differs, "not-covered"};
const State unrenewed{Imprint::differs, "renewal-differs"};

TEST_P(RecordTest, LeadsFromTheDataThroughTheTreeToTheTimestamp) {
    const HashTree tree = {{hash("dane"), hash("inne")}, {hash("obok")}, {hash("wyżej")}};
    EvidenceRecordText record = text();
    record.chain().timestamp(tree, token(tree));
    EXPECT_EQ(states(computed(record, {"dane"})), std::vector{holds});
    EXPECT_EQ(states(computed(record, {"dane", "inne"})), std::vector{holds});
    EXPECT_EQ(states(computed(record, {"zmienione"})), std::vector{uncovered});
    // Further up in the tree it is not the object's hash.
    EXPECT_EQ(states(computed(record, {"obok"})), std::vector{uncovered});
}

TEST_P(RecordTest, NeedsNoTreeForOneObject) {
    EvidenceRecordText record = text();
    record.chain().timestamp({}, authority().stamp_digest(hash("dane"), on(2026, 3, 13)));
    EXPECT_EQ(states(computed(record, {"dane"})), std::vector{holds});
    EXPECT_EQ(states(computed(record, {"zmienione"})), std::vector{uncovered});
    EXPECT_EQ(states(computed(record, {"dane", "inne"})),
              (std::vector{State{Imprint::refused, "not-covered"}}));
}

TEST_P(RecordTest, AnotherTreeIsNotTheOneThatWasStamped) {
    EvidenceRecordText record = text();
    record.chain().timestamp({{hash("dane")}, {hash("obok")}},
                             token({{hash("dane")}, {hash("nie to")}}));
    EXPECT_EQ(states(computed(record, {"dane"})),
              (std::vector{State{Imprint::differs, "imprint-differs"}}));
}

TEST_P(RecordTest, ARenewedTimestampHoldsTheHashOfTheOneBefore) {
    EvidenceRecordText record = text();
    record.chain().timestamp({{hash("dane")}}, token({{hash("dane")}}));
    const std::string before = hash(record.last_timestamp());
    const HashTree tree = {{before, hash("inny znacznik")}};
    EvidenceRecordText renewed = record;
    renewed.timestamp(tree, token(tree, 2027));
    EXPECT_EQ(states(computed(renewed, {"dane"})), (std::vector{holds, holds}));
    EvidenceRecordText bare = record;
    bare.timestamp({}, authority().stamp_digest(before, on(2027, 3, 13)));
    EXPECT_EQ(states(computed(bare, {"dane"})), (std::vector{holds, holds}));
    const HashTree other = {{hash("inny znacznik")}};
    EvidenceRecordText wrong = record;
    wrong.timestamp(other, token(other, 2027));
    EXPECT_EQ(states(computed(wrong, {"dane"})), (std::vector{holds, unrenewed}));
}

TEST_P(RecordTest, AFurtherChainHoldsTheDataAndAllChainsBefore) {
    EvidenceRecordText record = text();
    record.chain().timestamp({{hash("dane")}}, token({{hash("dane")}}));
    const std::string before = record.sequence();
    const HashTree tree = {renewed("dane", before)};
    EvidenceRecordText good = record;
    good.chain().timestamp(tree, token(tree, 2027));
    EXPECT_EQ(states(computed(good, {"dane"})), (std::vector{holds, holds}));

    const HashTree of_others = {renewed("zmienione", before)};
    EvidenceRecordText data = record;
    data.chain().timestamp(of_others, token(of_others, 2027));
    EXPECT_EQ(states(computed(data, {"dane"})), (std::vector{holds, uncovered}));

    const HashTree of_another = {renewed("dane", "inny łańcuch")};
    EvidenceRecordText chain = record;
    chain.chain().timestamp(of_another, token(of_another, 2027));
    const bool xml = GetParam() == EvidenceRecord::Syntax::xml;  // where both are listed apart
    EXPECT_EQ(states(computed(chain, {"dane"})), (std::vector{holds, xml ? unrenewed : uncovered}));
}

TEST_P(RecordTest, OneHashFunctionForTreeImprintAndChain) {
    EvidenceRecordText weak = text();
    weak.digest = EvidenceRecordText::Digest::md5;
    weak.chain().timestamp({{hash("dane")}}, token({{hash("dane")}}));
    EXPECT_EQ(states(computed(weak, {"dane"})),
              (std::vector{State{Imprint::refused, "algorithm"}}));
    EvidenceRecordText other = text();
    other.digest = EvidenceRecordText::Digest::sha512;  // the token's is SHA-256
    other.chain().timestamp({{hash("dane")}}, token({{hash("dane")}}));
    EXPECT_EQ(states(computed(other, {"dane"})),
              (std::vector{State{Imprint::refused, "algorithm"}}));
}

TEST_P(RecordTest, WhatIsNotATokenIsTold) {
    EvidenceRecordText record = text();
    record.chain().timestamp({{hash("dane")}}, std::string("\x30\x02\x05\x00", 4));
    const auto facts = computed(record, {"dane"});
    ASSERT_EQ(facts.timestamps.size(), 1U);
    EXPECT_TRUE(facts.timestamps.front().token.unreadable);
    EXPECT_NE(facts.timestamps.front().imprint, Imprint::holds);
}

TEST_P(RecordTest, WithoutTimestampsItIsRefused) {
    EXPECT_THROW(text().read(), Refusal);
    EvidenceRecordText empty = text();
    empty.chain();
    EXPECT_THROW(empty.read(), Refusal);
    EvidenceRecordText hollow = text();
    hollow.chain().timestamp({{}}, token({{hash("dane")}}));
    EXPECT_THROW(hollow.read(), Refusal);
}

INSTANTIATE_TEST_SUITE_P(Syntaxes,
                         RecordTest,
                         ::testing::Values(EvidenceRecord::Syntax::xml,
                                           EvidenceRecord::Syntax::asn1),
                         [](const auto& made) {
                             return made.param == EvidenceRecord::Syntax::xml ? "Xml" : "Asn1";
                         });

TEST(EvidenceRecord, OrdersOfXmlStandFromOneOn) {
    const schemas::XmlLibrary library;
    EvidenceRecordText record(EvidenceRecord::Syntax::xml);
    record.chain().timestamp({{hash("dane")}}, "token");
    const std::string good = record.text();
    EXPECT_NO_THROW(EvidenceRecordText::read_xml(good));
    const std::string head = good.substr(good.find("<ers:DigestMethod"));
    const std::string methods = head.substr(0, head.find("<ers:ArchiveTimeStamp "));
    EXPECT_THROW(EvidenceRecordText::read_xml(replaced(good, methods, "")), Refusal);
    for (const auto& [from, to] :
         {std::pair{"ArchiveTimeStampChain Order=\"1\"", "ArchiveTimeStampChain Order=\"2\""},
          {"ArchiveTimeStamp Order=\"1\"", "ArchiveTimeStamp"},
          {"Sequence Order=\"1\"", "Sequence Order=\"jeden\""},
          {"Type=\"RFC3161\"", "Type=\"INNY\""}}) {
        EXPECT_THROW(EvidenceRecordText::read_xml(replaced(good, from, to)), Refusal) << to;
    }
}

TEST(EvidenceRecord, OfAsn1IsOfVersionOne) {
    EvidenceRecordText record(EvidenceRecord::Syntax::asn1);
    record.chain().timestamp({{hash("dane")}}, std::string("\x30\x00", 2));
    const std::string good = record.text();
    WorkBudget budget(1U << 20U);
    EXPECT_NO_THROW(read_evidence_record(good, budget));
    const std::string version("\x02\x01\x01", 3);
    const std::string other = replaced(good, version, std::string("\x02\x01\x02", 3));
    EXPECT_THROW(read_evidence_record(other, budget), Refusal);
    for (std::size_t length = 0; length < good.size(); ++length) {
        EXPECT_THROW(read_evidence_record(good.substr(0, length), budget), Refusal) << length;
    }
}

/// EN 319 102-1, 5.6.2.5, over evidence by hand.
class RecordProcess : public ::testing::Test {
protected:
    static TimestampEvidence stamp(std::size_t n, int year) {
        TimestampEvidence made =
            sound_timestamp(TimestampFacts::Purpose::archive, n, on(year, 3, 13));
        made.token.id = "archive-" + std::to_string(n);
        if (n > 0) made.proves = {"archive-" + std::to_string(n - 1), "stamper"};
        return made;
    }
    RecordResult validated() {
        ProofsOfExistence proofs(now);
        return validate_record(record, ValidationPolicy::advanced(), proofs, now);
    }
    static std::string verdict(const RecordResult& result) {
        return std::string(to_string(result.indication())) + " " +
               std::string(to_string(result.findings.sub_indication()));
    }

    std::chrono::sys_seconds now = on(2026, 11, 23);
    RecordEvidence record{1, {}, {stamp(0, 2021), stamp(1, 2023)}};
};

TEST_F(RecordProcess, PassesWhenEveryTimestampDoes) {
    const RecordResult result = validated();
    EXPECT_EQ(verdict(result), "TOTAL-PASSED ");
    EXPECT_EQ(result.integrity, Integrity::intact);
}

// Step 1, and 2a.
TEST_F(RecordProcess, FailsWhenAHashListDoesNotLeadOn) {
    for (const std::size_t n : {0U, 1U}) {
        RecordEvidence broken = record;
        broken.timestamps[n].imprint = Imprint::differs;
        broken.timestamps[n].imprint_fault = {"not-covered", "made for something else"};
        std::swap(record, broken);
        const RecordResult result = validated();
        EXPECT_EQ(verdict(result), "TOTAL-FAILED HASH_FAILURE") << n;
        EXPECT_EQ(result.integrity, Integrity::broken);
        std::swap(record, broken);
    }
}

TEST_F(RecordProcess, IsIndeterminateWithoutTheData) {
    record.timestamps[0].imprint = Imprint::refused;
    record.timestamps[0].imprint_fault = {"not-found", "the file is not at hand"};
    EXPECT_EQ(verdict(validated()), "INDETERMINATE SIGNED_DATA_NOT_FOUND");
}

// Step 2b: relative to the time of the one that follows, the last one now.
TEST_F(RecordProcess, AnEndedCertificateIsOvercomeByTheRenewal) {
    PathMember& stamper = record.timestamps[0].token.path.members[0];
    stamper = member("stamper", 2018, 2023);
    stamper.revocation = {good(on(2022, 12, 30))};
    record.timestamps[1].time = on(2022, 12, 31);
    record.timestamps[1].proves.push_back(stamper.revocation[0].id);
    EXPECT_EQ(verdict(validated()), "TOTAL-PASSED ");
    record.timestamps[1].time = on(2023, 6, 3);  // too late
    EXPECT_EQ(verdict(validated()), "INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED");
    // Nothing renews the last.
    record.timestamps.pop_back();
    EXPECT_EQ(verdict(validated()), "INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED");
}

TEST_F(RecordProcess, AnUntrustedTimestampProvesNothing) {
    record.timestamps[1].token.path.state = PathEvidence::State::no_path;
    EXPECT_EQ(verdict(validated()), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(RecordProcess, ARenewalIsNotOlderThanWhatItRenews) {
    std::swap(record.timestamps[0].time, record.timestamps[1].time);
    EXPECT_EQ(verdict(validated()), "INDETERMINATE TIMESTAMP_ORDER_FAILURE");
}

TEST_F(RecordProcess, OneThatCannotBeReadIsOfNoFormat) {
    record.unreadable = Fault{"structure", "not an evidence record"};
    EXPECT_EQ(verdict(validated()), "TOTAL-FAILED FORMAT_FAILURE");
}

// 5.6.3.4: a record gives proofs of existence as a time-stamp does.
TEST_F(RecordProcess, WhatARecordSealsExistedWhenItWasFirstStamped) {
    ValidationEvidence evidence;
    evidence.signature = sound_signature();  // its certificate ended in 2024
    auto& path = evidence.signature.path.members;
    path[0].revocation = path[1].revocation = {good(on(2022, 6, 2))};
    evidence.records = {record};
    TimestampEvidence& first = evidence.records[0].timestamps[0];
    first.proves = {"signature", "signer", "authority", path[0].revocation[0].id};
    first.time = on(2022, 6, 3);
    const ValidationTime time{now, now};
    const auto validated = validate(evidence, ValidationPolicy::advanced(), time);
    EXPECT_EQ(validated.existed, on(2022, 6, 3));
    EXPECT_EQ(validated.findings.indication(), Indication::total_passed);

    evidence.records[0].timestamps[1].imprint = Imprint::differs;
    const auto without = validate(evidence, ValidationPolicy::advanced(), time);
    EXPECT_FALSE(without.existed);
    EXPECT_EQ(without.findings.sub_indication(), SubIndication::out_of_bounds_no_poe);
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
        const DigestAlgorithms digests;
        record.chain().timestamp(
            tree,
            authority().stamp_digest(root_hash(tree, digests.by_name("SHA2-256")),
                                     on(2026, 3, 13)));
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
        const DigestAlgorithms digests;
        record.chain().timestamp(
            tree,
            authority().stamp_digest(root_hash(tree, digests.by_name("SHA2-256")),
                                     on(2026, 3, 13)));
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
