// A table of holidays that changed: last days move, and the history says so.
#include "server/cases/case_store.h"
#include "server/cases/recompute_terms.h"
#include "tests/db/intake/desk.h"

namespace okienko::letters {

namespace {

class Recompute : public intake::DeskTest {
protected:
    cases::Case file(const std::string& key) {
        const auto open = filled();
        const std::string bytes = document_of(open);
        return submission_.submit(filing(bytes, key)).filed;
    }
    cases::Case reread(const cases::Case& old) {
        return database_.read([&](storage::Transaction& transaction) {
            return cases::CaseStore{}.by_id(transaction, old.id).value();
        });
    }
};

TEST_F(Recompute, MovesOpenCasesOnceAndSaysSo) {
    const cases::Case wrong = file("a");
    const cases::Case right = file("b");
    const cases::Case named = file("c");
    EXPECT_TRUE(cases::recompute_terms(database_, clock_.at).asked) << "the first table";
    EXPECT_FALSE(cases::recompute_terms(database_, clock_.at).asked);
    // As if the table had been another one when these were computed.
    run("update cases.cases set deadline = deadline + 1 where number = '" + wrong.number + "'");
    run("update cases.cases set deadline = deadline + 5, deadline_chosen = true where number = '" +
        named.number + "'");
    run("update cases.holidays set digest = sha256('an older table')");
    const auto done = cases::recompute_terms(database_, clock_.at);
    EXPECT_TRUE(done.asked);
    EXPECT_EQ(done.changed, 1U);
    EXPECT_EQ(reread(wrong).term->last_day, wrong.term->last_day);
    EXPECT_EQ(reread(wrong).revision, wrong.revision + 1);
    EXPECT_EQ(reread(right).revision, right.revision);
    EXPECT_EQ(reread(named).term->last_day, named.term->last_day + std::chrono::days{5});
    EXPECT_EQ(
        count("cases.events where kind = 'recomputed' and shown and case_id = '" + wrong.id + "'"),
        1);
    EXPECT_EQ(count("audit.entries where action = 'cases.recomputed' and object = 'case:" +
                    wrong.id + "'"),
              1);
    EXPECT_FALSE(cases::recompute_terms(database_, clock_.at).asked);
    EXPECT_EQ(cases::recompute_terms(database_, clock_.at, true).changed, 0U);
}

}  // namespace

}  // namespace okienko::letters
