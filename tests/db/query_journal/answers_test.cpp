#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/services/query_journal/approve_answer.h"
#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/query_store.h"
#include "server/services/query_journal/query_view.h"
#include "server/services/query_journal/response_times.h"
#include "tests/db/query_journal/journal_fixture.h"

namespace okienko::query_journal {

using Kind = cases::ActOutcome::Kind;

class Answers : public JournalTest {};

TEST_F(Answers, NumbersOfAYearHaveNoGaps) {
    const auto first = ask();
    EXPECT_ANY_THROW(run([&](storage::Transaction& transaction) {
        QueryStore{}.insert(transaction, cases::Case{}.id, 2026, true);
    }));
    const auto second = ask();
    run([&](storage::Transaction& transaction) {
        EXPECT_EQ(QueryStore{}.find(transaction, first.id)->n, 1);
        EXPECT_EQ(QueryStore{}.find(transaction, second.id)->n, 2);
    });
}

TEST_F(Answers, TheTermIsSevenDaysAndMovesOverHolidays) {
    EXPECT_EQ(calendar::format_date(ask().term->last_day), "2026-11-13");
    now_ += std::chrono::days{-2};  // 4 November: the 11th is Independence Day
    EXPECT_EQ(calendar::format_date(ask().term->last_day), "2026-11-12");
    now_ += std::chrono::days{3};  // Saturday 7th: the 14th is a Saturday again
    EXPECT_EQ(calendar::format_date(ask().term->last_day), "2026-11-16");
}

TEST_F(Answers, TheFirstDraftRegistersAndTakesTheCase) {
    const auto of = ask();
    run([&](storage::Transaction& transaction) {
        EXPECT_TRUE(save_answer(transaction, context_, order(of, writer_, 0), "Szkic").ok());
    });
    const auto now = reread(of);
    EXPECT_EQ(now.status, kInProgress);
    EXPECT_EQ(now.sign, "ZTP.1510.1.2026");
    EXPECT_EQ(now.assignee, writer_.account);
    EXPECT_EQ(count("query_journal.answers where position('Szkic'::bytea in sealed) > 0"), 0)
        << "sealed at rest";
    run([&](storage::Transaction& transaction) {
        const auto late = save_answer(transaction, context_, order(of, second_, 0), "Inny szkic");
        EXPECT_EQ(late.act.kind, Kind::changed);
        EXPECT_EQ(late.stored->text, "Szkic");
        EXPECT_TRUE(save_answer(transaction, context_, order(of, second_, 1), "Inny szkic").ok());
    });
    EXPECT_EQ(reread(of).assignee, writer_.account) << "helping isn't taking over";
}

TEST_F(Answers, AnotherUnitIsRefusedAndThatIsRecorded) {
    const auto of = ask();
    const long before = count("audit.entries where action = 'cases.refused'");
    run([&](storage::Transaction& transaction) {
        for (const bool submit : {false, true}) {
            const auto outcome =
                submit ? submit_answer(transaction, context_, order(of, stranger_, 0), "x")
                       : save_answer(transaction, context_, order(of, stranger_, 0), "x");
            EXPECT_EQ(outcome.act.kind, Kind::forbidden);
        }
        EXPECT_EQ(approve_answer(transaction, context_, order(of, stranger_, 0)).act.kind,
                  Kind::forbidden);
        EXPECT_EQ(send_back_answer(transaction, context_, order(of, stranger_, 0), "x").act.kind,
                  Kind::forbidden);
    });
    EXPECT_EQ(count("audit.entries where action = 'cases.refused'"), before + 4);
    EXPECT_EQ(count("query_journal.answers"), 0);
}

TEST_F(Answers, NeverLetThroughByTheSamePerson) {
    const auto of = ask();
    run([&](storage::Transaction& transaction) {
        save_answer(transaction, context_, order(of, writer_, 0), "Tak.");
        submit_answer(transaction, context_, order(of, second_, 1), "Tak.");
    });
    const long before = count("audit.entries where action = 'query_journal.approval-refused'");
    run([&](storage::Transaction& transaction) {
        for (const auto& who : {writer_, second_}) {
            const auto outcome = approve_answer(transaction, context_, order(of, who, 2));
            EXPECT_EQ(outcome.act.kind, Kind::impossible);
            EXPECT_EQ(outcome.act.reason, "journal.error.same-person");
        }
    });
    EXPECT_EQ(count("audit.entries where action = 'query_journal.approval-refused'"), before + 2);
    EXPECT_EQ(reread(of).status, kToApprove);
    EXPECT_EQ(count("jobs.outbox"), 0);
    EXPECT_ANY_THROW(run([&](storage::Transaction& transaction) {
        transaction.sql().exec("update query_journal.answers set approved_by = written_by");
    })) << "the table itself refuses";
}

TEST_F(Answers, DeliveryClosesTheCaseAndMailsNoContent) {
    const auto of = answered({}, 7);
    const auto now = reread(of);
    EXPECT_EQ(now.status, "zrealizowane");
    EXPECT_EQ(now.outcome, kApprove);
    ASSERT_TRUE(now.closed);
    EXPECT_EQ(count("query_journal.queries where days = 7 and in_time"), 1);
    EXPECT_EQ(count("query_journal.publications where state = 'waiting'"), 1);
    EXPECT_EQ(count("jobs.outbox where kind = 'mail'"), 1);
    EXPECT_EQ(count("jobs.outbox where payload::text like '%IDZ/2026/1%'"), 1);
    EXPECT_EQ(count("jobs.outbox where payload::text like '%grudniu%'"), 0);
    EXPECT_EQ(count("jobs.outbox where payload::text like '%ławka%'"), 0);
    run([&](storage::Transaction& transaction) {
        const auto file = read_query(transaction, context_, now);
        EXPECT_EQ(file->answer.text, "Tak, w grudniu.");
        EXPECT_EQ(file->answer.approved_name, second_.name);
        EXPECT_EQ(approve_answer(transaction, context_, order(of, second_, 2)).act.kind,
                  Kind::impossible);
        EXPECT_EQ(save_answer(transaction, context_, order(of, writer_, 2), "x").act.kind,
                  Kind::impossible);
    });
}

TEST_F(Answers, ADayLateIsLate) {
    answered({}, 8);  // due on Friday the 13th
    EXPECT_EQ(count("query_journal.queries where days = 8 and not in_time"), 1);
}

TEST_F(Answers, ListsShowTheUnitsOwn) {
    const auto mine = ask();
    ask({.unit = "OR"});
    run([&](storage::Transaction& transaction) {
        const QueryStore store;
        const auto scope = cases::QueueScope::of(writer_);
        const auto rows = store.of_office(transaction, OfficeList::to_answer, scope, 10);
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(rows.front().number, mine.number);
        EXPECT_EQ(
            store.of_office(transaction, OfficeList::to_answer, cases::QueueScope::of(second_), 10)
                .size(),
            2U);
        EXPECT_EQ(store.of_account(transaction, AccountList::fresh, author_, 10).size(), 2U);
        submit_answer(transaction, context_, order(mine, writer_, 0), "Tak.");
        EXPECT_EQ(store.count_of_office(transaction, scope), (std::array<long, 3>{0, 1, 0}));
        EXPECT_EQ(store.of_account(transaction, AccountList::in_progress, author_, 10).size(), 1U);
        EXPECT_EQ(store.of_account(transaction, AccountList::done, author_, 10).size(), 0U);
        EXPECT_EQ(store.of_account(transaction, AccountList::fresh, writer_.account, 10).size(),
                  0U);
    });
}

TEST_F(Answers, ResponseTimesCountWhatIsOwedToo) {
    writer_.units.push_back("OR");
    for (const int days : {1, 2, 3, 7, 9}) answered({}, days);
    answered({.unit = "OR"}, 4);
    ask();  // due on the 13th
    const auto times = [&](int day) {
        return database_.read([&](storage::Transaction& transaction) {
            return response_times(transaction,
                                  std::chrono::sys_days{std::chrono::year{2026} / 1 / 1},
                                  std::chrono::sys_days{std::chrono::year{2026} / 11 / day});
        });
    };
    auto all = times(13);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].unit, "");
    EXPECT_EQ(all[0].answered, 6);
    EXPECT_EQ(all[0].overdue, 0);
    EXPECT_EQ(all[1].unit, "OR");
    EXPECT_TRUE(all[1].few());
    EXPECT_EQ(all[1].share_in_time(), std::nullopt);
    EXPECT_EQ(all[2].median, 3);
    EXPECT_EQ(all[2].share_in_time(), 80);
    all = times(14);
    EXPECT_EQ(all[2].overdue, 1);
    EXPECT_EQ(all[2].share_in_time(), 66) << "four of six";
}

}  // namespace okienko::query_journal
