// Evidence records (RFC 4998, RFC 6283): hash trees, renewals, how they are written.

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/archive_timestamps.h"
#include "signing/digest.h"
#include "tests/unit/signing/evidence_record_text.h"
#include "tests/unit/signing/process_evidence.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/verdict.h"

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

}  // namespace
}  // namespace okienko::signing
