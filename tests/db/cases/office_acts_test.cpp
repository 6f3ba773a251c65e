#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "server/cases/case_sign.h"
#include "server/cases/case_store.h"
#include "server/cases/close_case.h"
#include "server/cases/move_case.h"
#include "server/cases/note_case.h"
#include "server/cases/open_for_office.h"
#include "server/cases/pass_case.h"
#include "server/cases/register_case.h"
#include "server/cases/take_case.h"
#include "tests/db/cases/office_fixture.h"

namespace okienko::cases {

namespace {

using Kind = ActOutcome::Kind;
using storage::Transaction;

const std::vector<std::string> kUnits = {"OR", "ZZM", "WS"};

class OfficeActs : public OfficeTest {
protected:
    ActOutcome enter(const Case& subject) {
        return database_.run(
            [&](Transaction& tx) { return register_case(tx, context(subject), workflow()); });
    }
    ActOutcome take(const Case& subject, const web::Identity& clerk) {
        return database_.run(
            [&](Transaction& tx) { return take_case(tx, context(subject, clerk)); });
    }
    ActOutcome pass(const Case& subject, const std::string& unit, const std::string& reason) {
        return database_.run(
            [&](Transaction& tx) { return pass_case(tx, context(subject), kUnits, unit, reason); });
    }
    ActOutcome close(const Case& subject, const std::string& outcome, const std::string& note) {
        return database_.run([&](Transaction& tx) {
            return close_case(tx, context(subject), workflow(), outcome, note);
        });
    }
    ActOutcome move(const Case& subject, const std::string& transition) {
        return database_.run([&](Transaction& tx) {
            return move_case(tx, context(subject), workflow(), transition, "bo tak");
        });
    }
};

TEST_F(OfficeActs, RegisteringGivesTheSignAndTheNextState) {
    const Case subject = put();
    const ActOutcome outcome = enter(subject);
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome.now->sign, "OR.1431.1.2026");
    EXPECT_EQ(outcome.now->status, "assessment");
    EXPECT_EQ(outcome.now->revision, 2);
    EXPECT_EQ(reread(subject).sign, "OR.1431.1.2026");
    EXPECT_EQ(audited("cases.registered"), 1);
    EXPECT_EQ(enter(*outcome.now).reason, "cases.error.registered");
}

TEST_F(OfficeActs, EachUnitAndYearHasAListOfItsOwn) {
    EXPECT_EQ(enter(put()).now->sign, "OR.1431.1.2026");
    EXPECT_EQ(enter(put({.unit = "ZZM"})).now->sign, "ZZM.1431.1.2026");
    EXPECT_EQ(enter(put({.received_days_ago = 400})).now->sign, "OR.1431.1.2025");
    EXPECT_EQ(enter(put()).now->sign, "OR.1431.2.2026");
}

TEST_F(OfficeActs, SignsHaveNoGapsWhenManyRegisterAtOnceAndSomeFail) {
    constexpr int kThreads = 8;
    constexpr int kEach = 12;
    std::vector<std::vector<Case>> work(kThreads);
    for (auto& part : work) {
        for (int i = 0; i < kEach; ++i) part.push_back(put());
    }
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                const Case& subject =
                    work[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)];
                if ((t + i) % 3 == 0) {
                    // A first attempt that gets a number and then fails gives it back.
                    Transaction failing = database_.begin();
                    EXPECT_TRUE(register_case(failing, context(subject), workflow()).ok());
                }
                EXPECT_TRUE(enter(subject).ok());
            }
        });
    }
    for (auto& thread : threads) thread.join();
    std::set<int> numbers;
    for (const auto& part : work) {
        for (const Case& subject : part) {
            numbers.insert(read_sign(*reread(subject).sign).value().number);
        }
    }
    EXPECT_EQ(numbers.size(), kThreads * kEach);
    EXPECT_EQ(*numbers.begin(), 1);
    EXPECT_EQ(*numbers.rbegin(), kThreads * kEach);
    EXPECT_EQ(audited("cases.registered"), kThreads * kEach);
}

TEST_F(OfficeActs, OfManyWhoTakeACaseOneWinsAndTheOthersSeeWho) {
    const Case subject = put();
    std::atomic<int> winners = 0;
    std::atomic<int> told = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            const web::Identity rival = clerk(std::to_string(t), {"OR"});
            const ActOutcome outcome = take(subject, rival);
            if (outcome.ok()) ++winners;
            if (outcome.kind == Kind::changed && outcome.meanwhile.size() == 1 &&
                outcome.meanwhile[0].event.kind == "taken") {
                ++told;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(told, 7);
    EXPECT_EQ(audited("cases.taken"), 1);
}

TEST_F(OfficeActs, AClerkOfAnotherUnitIsRefusedAndRemembered) {
    const Case subject = put({.unit = "WS"});
    EXPECT_EQ(enter(subject).kind, Kind::forbidden);
    EXPECT_EQ(audited("cases.refused"), 1);
    EXPECT_EQ(count("audit.entries where object = 'case:" + subject.id + "'"), 1);
    EXPECT_FALSE(reread(subject).sign);

    const auto reading = database_.run(
        [&](Transaction& tx) { return open_for_office(tx, clerk_, keys_, subject.number, "page"); });
    EXPECT_EQ(reading.kind, OfficeReading::Kind::forbidden);
    EXPECT_FALSE(reading.found);
    EXPECT_EQ(audited("cases.refused"), 2);

    web::Identity administrator = clerk("9", {});
    administrator.roles.emplace_back("administrator");
    EXPECT_EQ(database_
                  .run([&](Transaction& tx) {
                      return open_for_office(tx, administrator, keys_, subject.number, "page");
                  })
                  .kind,
              OfficeReading::Kind::open);
    EXPECT_EQ(audited("cases.read"), 1);
}

TEST_F(OfficeActs, AnUnknownNumberIsMissing) {
    Case nobody = put();
    nobody.number = "OKN-2026-0000-0000";
    EXPECT_EQ(enter(nobody).kind, Kind::missing);
}

TEST_F(OfficeActs, AnOldPageChangesNothingAndShowsWhatHappened) {
    const Case seen = put();
    ASSERT_TRUE(enter(seen).ok());
    const ActOutcome late = pass(seen, "ZZM", "To wasze drzewa");
    EXPECT_EQ(late.kind, Kind::changed);
    ASSERT_EQ(late.meanwhile.size(), 1U);
    EXPECT_EQ(late.meanwhile[0].sign, "OR.1431.1.2026");
    EXPECT_EQ(late.now->revision, 2);
    EXPECT_EQ(reread(seen).unit, "OR");
}

TEST_F(OfficeActs, PassingOnLeavesTheUnitAndKeepsTheReasonInTheOffice) {
    const Case subject = *take(put(), clerk_).now;
    EXPECT_EQ(pass(subject, "OR", "x").field, "jednostka");
    EXPECT_EQ(pass(subject, "NIEMA", "x").field, "jednostka");
    EXPECT_EQ(pass(subject, "WS", " \r\n ").field, "powod");
    EXPECT_EQ(pass(subject, "WS", std::string(4001, 'x')).reason, "cases.error.long");
    const ActOutcome passed =
        pass(subject, "WS", "Proszę o umowy do \"9 listopada\"\r\ni protokoły");
    ASSERT_TRUE(passed.ok());
    const Case after = reread(subject);
    EXPECT_EQ(after.unit, "WS");
    EXPECT_FALSE(after.assignee);
    EXPECT_EQ(after.assignee_name, "");

    const auto history =
        database_.read([&](Transaction& tx) { return ActStore{}.history(tx, subject.id); });
    ASSERT_EQ(history.size(), 3U);
    EXPECT_EQ(history[0].reason, "Proszę o umowy do \"9 listopada\"\ni protokoły");
    EXPECT_EQ(history[0].from, "OR");
    EXPECT_EQ(history[0].to, "WS");
    EXPECT_EQ(history[0].event.note, "");
    EXPECT_EQ(count("audit.entries where details::text like '%listopada%'"), 0);
}

TEST_F(OfficeActs, OnlyWhoHasARegisteredCaseMovesAndClosesIt) {
    const Case fresh = put();
    EXPECT_EQ(close(fresh, "release", "Gotowe").reason, "cases.error.unregistered");
    const Case registered = *enter(fresh).now;
    EXPECT_EQ(close(registered, "release", "Gotowe").reason, "cases.error.not-yours");
    EXPECT_EQ(move(registered, "ask").reason, "cases.error.not-yours");
    const Case mine = *take(registered, clerk_).now;
    EXPECT_EQ(close(mine, "withdraw", "Gotowe").field, "wynik");  // not a clerk's
    EXPECT_EQ(close(mine, "ask", "Gotowe").field, "wynik");       // doesn't end it
    EXPECT_EQ(close(mine, "release", "").field, "wiadomosc");
    EXPECT_EQ(move(mine, "release").field, "przejscie");  // ends it
    const ActOutcome closed = close(mine, "release", "Wysłaliśmy odpowiedź.");
    ASSERT_TRUE(closed.ok());
    const Case after = reread(mine);
    EXPECT_TRUE(after.closed);
    EXPECT_EQ(after.outcome, "release");
    EXPECT_EQ(after.status, "done");
    EXPECT_EQ(take(after, clerk("2", {"OR"})).reason, "cases.error.closed");
    EXPECT_EQ(pass(after, "WS", "x").reason, "cases.error.closed");
    const auto shown =
        database_.read([&](Transaction& tx) { return CaseStore{}.history(tx, mine.id, true); });
    EXPECT_EQ(shown[0].note, "Wysłaliśmy odpowiedź.");
}

TEST_F(OfficeActs, WaitingStopsTheDeadlineAndGoingOnResumesIt) {
    Case mine = *take(*enter(put()).now, clerk_).now;
    mine = *move(mine, "ask").now;
    EXPECT_EQ(mine.paused_since, today_);
    EXPECT_EQ(reread(mine).paused_since, today_);
    EXPECT_EQ(count("cases.cases where due_order = '9999-12-31'"), 1);
    mine = *move(mine, "answered").now;
    EXPECT_FALSE(mine.paused_since);
    EXPECT_EQ(count("cases.cases where due_order = deadline"), 1);
    EXPECT_EQ(audited("cases.moved"), 2);
}

TEST_F(OfficeActs, AnExtensionIsCountedFromReceiptAndIsNotOverdue) {
    Case mine = *take(*enter(put({.received_days_ago = 20, .due_in = -6})).now, clerk_).now;
    EXPECT_EQ(count("cases.cases where due_order < '2026-11-06'"), 1);
    mine = *move(mine, "extend").now;
    const Case after = reread(mine);
    // Received on Saturday 17 October; two months end on Thursday 17 December.
    EXPECT_EQ(after.term.value().last_day,
              std::chrono::sys_days{std::chrono::year{2026} / 12 / 17});
    EXPECT_EQ(after.term->basis, "deadline.extended.basis");
    EXPECT_EQ(count("cases.cases where due_order < '2026-11-06'"), 0);
}

TEST_F(OfficeActs, ANoteStaysInTheOffice) {
    const Case subject = put();
    const ActOutcome noted = database_.run(
        [&](Transaction& tx) { return note_case(tx, context(subject), "Zadzwonić do ZZM"); });
    ASSERT_TRUE(noted.ok());
    const auto seen = [&](bool resident) {
        return database_.read(
            [&](Transaction& tx) { return CaseStore{}.history(tx, subject.id, resident).size(); });
    };
    EXPECT_EQ(seen(false), 2U);
    EXPECT_EQ(seen(true), 1U);
    EXPECT_EQ(audited("cases.noted"), 1);
}

TEST_F(OfficeActs, GivingBackEmptiesTheDesk) {
    const Case mine = *take(put(), clerk_).now;
    const auto back = [&](const Case& subject) {
        return database_.run([&](Transaction& tx) { return return_case(tx, context(subject)); });
    };
    const ActOutcome returned = back(mine);
    ASSERT_TRUE(returned.ok());
    EXPECT_FALSE(reread(mine).assignee);
    EXPECT_EQ(back(*returned.now).reason, "cases.error.nobody");
    EXPECT_EQ(audited("cases.returned"), 1);
}

TEST_F(OfficeActs, AnActThatIsNotCommittedLeavesNoTrace) {
    const Case subject = put();
    {
        Transaction transaction = database_.begin();
        ASSERT_TRUE(take_case(transaction, context(subject)).ok());
    }
    EXPECT_EQ(audited("cases.taken"), 0);
    EXPECT_EQ(reread(subject).revision, 1);
}

}  // namespace

}  // namespace okienko::cases
