#include "server/cases/withdraw_case.h"

#include <pqxx/pqxx>

#include "server/cases/case_store.h"
#include "server/cases/event_note.h"
#include "server/cases/take_case.h"
#include "tests/db/cases/office_fixture.h"

namespace okienko::cases {

namespace {

using Kind = WithdrawalOutcome::Kind;
using storage::Transaction;

constexpr const char* kReason = "Znalazłam to w BIP";

class WithdrawCase : public OfficeTest {
protected:
    static forms::Workflow with_withdrawal() {
        forms::Workflow made = workflow();
        for (forms::Transition& step : made.transitions) {
            if (step.id == "withdraw") step.on_withdrawal = true;
        }
        return made;
    }
    /// A case with a key of its own: what is sealed under it can be read and erased.
    Case put_keyed(const std::string& status) {
        Case made = put({.status = status});
        database_.run([&](Transaction& tx) {
            made.key = keys_.make(tx).id();
            tx.sql().exec("update cases.cases set key = '" + made.key + "' where id = '" + made.id +
                          "'");
        });
        return made;
    }
    WithdrawalOutcome withdraw(const Case& of, const std::string& reason = kReason) {
        return database_.run([&](Transaction& tx) {
            return withdraw_case(
                tx, keys_, with_withdrawal(), {of.number, clerk_.account, reason, now_});
        });
    }
    std::vector<Event> told(const Case& of, documents::Reader reader) {
        return database_.read([&](Transaction& tx) {
            auto events = CaseStore{}.history(tx, of.id, true);
            open_notes(tx, keys_, of, reader, events);
            return events;
        });
    }
};

TEST_F(WithdrawCase, EndsTheCaseAndKeepsTheReasonSealed) {
    const Case subject = put_keyed("assessment");
    const auto outcome = withdraw(subject);
    ASSERT_EQ(outcome.kind, Kind::done);
    const Case ended = reread(subject);
    EXPECT_EQ(ended.status, "done");
    EXPECT_EQ(ended.outcome, "withdraw");
    EXPECT_EQ(ended.closed, now_);
    EXPECT_EQ(ended.revision, subject.revision + 1);
    EXPECT_TRUE(is_withdrawn(ended, with_withdrawal()));
    EXPECT_EQ(audited("cases.withdrawn"), 1);
    EXPECT_EQ(count("cases.events where note like '%BIP%' or details::text like '%BIP%'"), 0);
    EXPECT_EQ(count("audit.entries where details::text like '%BIP%'"), 0);
    const auto events = told(subject, documents::Reader::office);
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.front().kind, "withdrawn");
    EXPECT_EQ(events.front().actor, "resident");
    EXPECT_EQ(events.front().note, kReason);
}

TEST_F(WithdrawCase, TheReasonIsErasedAndSealedWithTheCase) {
    const Case subject = put_keyed("assessment");
    withdraw(subject);
    database_.run([&](Transaction& tx) {
        keys_.seal_until(tx,
                         subject.key,
                         config::Instant{std::chrono::sys_days{std::chrono::year{2090} / 1 / 1}});
    });
    EXPECT_THROW(told(subject, documents::Reader::office), documents::Sealed);
    EXPECT_EQ(told(subject, documents::Reader::owner).front().note, kReason);
    database_.run([&](Transaction& tx) { keys_.destroy(tx, subject.key); });
    EXPECT_EQ(told(subject, documents::Reader::owner).front().note, "");
}

TEST_F(WithdrawCase, OnlyWhereTheWorkflowHasAWay) {
    const Case fresh = put_keyed("new");
    EXPECT_EQ(withdraw(fresh).kind, Kind::impossible);
    const Case subject = put_keyed("assessment");
    EXPECT_EQ(withdraw(subject, std::string(kLongestReason + 1, 'a')).kind, Kind::too_long);
    EXPECT_FALSE(reread(subject).closed);
    EXPECT_EQ(withdraw(subject, "").kind, Kind::done);
    EXPECT_EQ(withdraw(subject).kind, Kind::already) << "the button pressed twice";
    EXPECT_EQ(audited("cases.withdrawn"), 1);
    EXPECT_TRUE(told(subject, documents::Reader::office).front().note.empty());
}

TEST_F(WithdrawCase, AClerkWhoWasSlowerSeesIt) {
    const Case subject = put_keyed("assessment");
    withdraw(subject);
    const auto late =
        database_.run([&](Transaction& tx) { return take_case(tx, context(subject)); });
    EXPECT_EQ(late.kind, ActOutcome::Kind::changed);
    ASSERT_EQ(late.meanwhile.size(), 1U);
    EXPECT_EQ(late.meanwhile.front().event.kind, "withdrawn");
}

}  // namespace

}  // namespace okienko::cases
