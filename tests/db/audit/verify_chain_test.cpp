#include <fstream>

#include "tests/db/audit/trail.h"

namespace okienko::audit {
namespace {

/// Ten entries, chained; heads signed at positions 5 and 10.
class VerifyChain : public Trail {
protected:
    void SetUp() override {
        Trail::SetUp();
        Sealer sealer = new_sealer();
        write(5);
        seal(sealer, 5);
        clock().pass(std::chrono::minutes(1));
        write(5);
        seal(sealer, 5);
        ASSERT_TRUE(verified().sound());
    }
    /// "kind@position" of each fault.
    std::string faults() {
        std::string all;
        for (const auto& fault : verified().faults) {
            if (!all.empty()) all += " ";
            all += std::string(to_string(fault.kind)) + "@" + std::to_string(fault.position);
        }
        return all;
    }
    std::string entry_at(int position) {
        return "(xid, id) = (select entry_xid, entry_id from audit.chain where position = " +
               std::to_string(position) + ")";
    }
};

TEST_F(VerifyChain, FindsAnEditedEntryAndNamesIt) {
    forge("update audit.entries set actor = 'clerk:8' where " + entry_at(4));
    EXPECT_EQ(faults(), "edited@4");
    EXPECT_EQ(verified().faults.front().entry,
              number("select entry_id from audit.chain where position = 4"));
}

TEST_F(VerifyChain, FindsEveryEditedColumn) {
    for (const std::string change : {"at = at + interval '1 microsecond'",
                                     "action = 'cases.closed'",
                                     "object = 'case:0'",
                                     "details = '{\"n\":1}'"}) {
        forge("create table kept as select * from audit.entries");
        forge("update audit.entries set " + change + " where " + entry_at(4));
        EXPECT_EQ(faults(), "edited@4") << change;
        forge("delete from audit.entries");
        forge("insert into audit.entries overriding system value select * from kept");
        forge("drop table kept");
        EXPECT_EQ(faults(), "");
    }
}

TEST_F(VerifyChain, FindsARemovedEntry) {
    forge("delete from audit.entries where " + entry_at(6));
    EXPECT_EQ(faults(), "removed@6");
}

TEST_F(VerifyChain, FindsAnEntryRemovedWithItsLink) {
    forge("delete from audit.entries where " + entry_at(6));
    forge("delete from audit.chain where position = 6");
    EXPECT_EQ(faults(), "removed@6");
}

TEST_F(VerifyChain, FindsEntriesMovedUpOverARemovedOne) {
    forge("delete from audit.entries where " + entry_at(6));
    forge("delete from audit.chain where position = 6");
    forge("update audit.chain set position = position - 1 where position > 6");
    EXPECT_EQ(faults(), "edited@6 edited@7 edited@8 edited@9 cut-off@10");
}

TEST_F(VerifyChain, FindsExchangedEntries) {
    forge("update audit.chain set position = position + 100 where position in (2, 3)");
    forge(
        "update audit.chain set position = case position when 102 then 3 else 2 end "
        "where position > 100");
    EXPECT_EQ(faults(), "edited@2 edited@3 edited@4");
}

TEST_F(VerifyChain, FindsACutOffEnd) {
    forge("delete from audit.entries where " + entry_at(10));
    forge("delete from audit.chain where position = 10");
    EXPECT_EQ(faults(), "cut-off@10");
    forge("delete from audit.heads where position = 10");
    EXPECT_EQ(faults(), "cut-off@10") << "the file outside the database remembers";
}

TEST_F(VerifyChain, FindsAnEmptiedTrail) {
    forge("delete from audit.entries");
    forge("delete from audit.chain");
    forge("delete from audit.heads");
    EXPECT_EQ(faults(), "cut-off@5 cut-off@10");
}

TEST_F(VerifyChain, FindsAChainThatWasComputedAnew) {
    forge("update audit.entries set actor = 'clerk:8' where " + entry_at(7));
    forge("delete from audit.chain");
    forge("delete from audit.heads where position = 10");
    Sealer sealer = new_sealer();
    seal(sealer, 10);
    EXPECT_EQ(faults(), "rewritten@10");
}

TEST_F(VerifyChain, FindsAForgedHead) {
    forge("update audit.heads set signature = decode('00', 'hex') where position = 5");
    EXPECT_EQ(faults(), "broken-head@5");
}

TEST_F(VerifyChain, FindsAHeadOfAnUnknownKey) {
    const auto report = verify_chain(database(), TestSigner("two"), heads_file());
    ASSERT_EQ(report.faults.size(), 2U);
    EXPECT_EQ(report.faults.front().kind, ChainFault::Kind::unknown_key);
}

TEST_F(VerifyChain, FindsASpoiltHeadsFile) {
    std::ofstream(heads_file(), std::ios::app) << "rubbish\n";
    EXPECT_EQ(faults(), "malformed-head@0");
}

TEST_F(VerifyChain, DoesWithoutTheHeadsFile) {
    std::filesystem::remove(heads_file());
    EXPECT_EQ(faults(), "");
}

}  // namespace
}  // namespace okienko::audit
