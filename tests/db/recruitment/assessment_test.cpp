#include "server/services/recruitment/assess.h"
#include "server/services/recruitment/retention.h"
#include "tests/db/recruitment/office.h"

namespace okienko::recruitment {

namespace {

using Kind = AssessOutcome::Kind;

/// Three candidates, and the deadline has passed.
class AssessmentTest : public RecruitmentTest {
protected:
    AssessmentTest() {
        apply(vacancy_, 1, "Lis");
        apply(vacancy_, 2, "Sowa");
        apply(vacancy_, 3, "Wilk");
        go_to("2026-11-21T09:00:00+01:00");
    }

    AssessOutcome judge(const Assessment& assessment) {
        return database_.run([&](storage::Transaction& transaction) {
            return assess(transaction, hr_, vacancy_, assessment);
        });
    }
    std::vector<Shown> all() {
        return database_.read([&](storage::Transaction& transaction) {
            return applications_of(transaction, documents_, vacancy_);
        });
    }
    AssessOutcome choose(int seq, const std::string& reason = "Najlepszy wynik rozmowy") {
        return database_.run([&](storage::Transaction& transaction) {
            return decide(transaction, documents_, hr_, vacancy_.number, seq, reason, clock_.at);
        });
    }
    std::size_t shown_results() {
        return database_.read([&](storage::Transaction& transaction) {
            return VacancyStore{}.decided(transaction, clock_.at).size();
        });
    }
    std::size_t erase() {
        return erase_old_applications(database_, documents_.keys(), {}, clock_.at);
    }

    Vacancy vacancy_ = published("2026-11-20");
};

}  // namespace

TEST_F(AssessmentTest, SavesCriteriaStatusAndNoteOnce) {
    const Assessment first{
        1, 1, "formal", "do rozmowy", 0, {{1, true, ""}, {2, true, "świadectwo"}}};
    EXPECT_EQ(judge(first).kind, Kind::done);
    EXPECT_EQ(judge(first).kind, Kind::changed) << "an old page";
    const auto shown = all();
    EXPECT_EQ(shown[0].candidate->name(), "Ewa Lis");
    EXPECT_EQ(shown[0].application.status, "formal");
    EXPECT_EQ(formal_result(2, shown[0].criteria), "met");
    EXPECT_EQ(shown[0].criteria[1].note, "świadectwo");
    EXPECT_EQ(formal_result(2, shown[1].criteria), "open");
    EXPECT_EQ(audited("recruitment.assessed"), 1);
}

TEST_F(AssessmentTest, RecordsAtMostFiveEachOnce) {
    EXPECT_EQ(judge({1, 1, "interview", "", 1, {}}).kind, Kind::done);
    const auto taken = judge({2, 1, "interview", "", 1, {}});
    EXPECT_EQ(taken.kind, Kind::unfit);
    EXPECT_EQ(taken.reason, "recruitment.fault.best-taken");
    EXPECT_EQ(judge({2, 1, "interview", "", 6, {}}).reason, "recruitment.fault.best");
    EXPECT_EQ(judge({2, 1, "hired", "", 0, {}}).reason, "recruitment.fault.status");
}

TEST_F(AssessmentTest, SetsTheStatusOfTheTickedAndLeavesWhatChanged) {
    ASSERT_EQ(judge({2, 1, "test", "", 0, {}}).kind, Kind::done);
    const auto left = database_.run([&](storage::Transaction& transaction) {
        return set_statuses(
            transaction, hr_, vacancy_, {{1, 1}, {2, 1}, {3, 1}, {7, 1}}, "rejected");
    });
    EXPECT_EQ(left, (std::vector<int>{2, 7}));
    EXPECT_EQ(all()[0].application.status, "rejected");
    EXPECT_EQ(all()[1].application.status, "test");
    EXPECT_EQ(audited("recruitment.status-set"), 1);
}

TEST_F(AssessmentTest, TheResultNamesTheChosenAloneForThreeMonths) {
    EXPECT_EQ(choose(1).reason, "recruitment.fault.not-best");
    ASSERT_EQ(judge({1, 1, "interview", "", 1, {}}).kind, Kind::done);
    EXPECT_EQ(choose(1, "").reason, "recruitment.fault.reason");
    EXPECT_EQ(choose(1).kind, Kind::done);
    EXPECT_EQ(choose(1).kind, Kind::changed) << "once";
    const auto result = database_.read([&](storage::Transaction& transaction) {
        return VacancyStore{}.result(transaction, vacancy_.id).value();
    });
    EXPECT_EQ(result.name, "Ewa Lis");
    EXPECT_EQ(result.town, "Skawina");
    EXPECT_EQ(shown_results(), 1U);
    // 21 November and three months: 21 February 2027 is a Sunday.
    go_to("2027-02-22T23:59:00+01:00");
    EXPECT_EQ(shown_results(), 1U);
    go_to("2027-02-23T00:00:00+01:00");
    EXPECT_EQ(shown_results(), 0U);
    erase();
    EXPECT_EQ(count("recruitment.results where name <> '' or town <> ''"), 0);
}

TEST_F(AssessmentTest, NobodyMayBeChosen) {
    EXPECT_EQ(choose(0, "Nikt nie spełnił wymagań").kind, Kind::done);
    EXPECT_EQ(count("recruitment.results where chosen is null and name = ''"), 1);
}

TEST_F(AssessmentTest, ErasesByGroupWhenTheTimeIsOverAndNeverOpenOnes) {
    const Vacancy other = [&] {
        clock_.at -= std::chrono::days{10};
        const Vacancy open = published("2026-12-10");
        apply(open, 4, "Bóbr");
        clock_.at += std::chrono::days{10};
        return open;
    }();
    ASSERT_EQ(judge({1, 1, "interview", "", 1, {}}).kind, Kind::done);
    ASSERT_EQ(judge({2, 1, "interview", "", 2, {}}).kind, Kind::done);
    EXPECT_EQ(erase(), 0U) << "no result yet";
    ASSERT_EQ(choose(1).kind, Kind::done);
    go_to("2027-02-22T12:00:00+01:00");
    EXPECT_EQ(erase(), 0U);
    const auto reserve_longer = [&] {
        Retention longer;
        longer.reserve = "1y";
        return erase_old_applications(database_, documents_.keys(), longer, clock_.at);
    };
    go_to("2027-02-23T00:30:00+01:00");
    EXPECT_EQ(reserve_longer(), 2U) << "the chosen and the rejected";
    const auto shown = all();
    EXPECT_FALSE(shown[0].candidate);
    EXPECT_TRUE(shown[1].candidate) << "the reserve stays";
    EXPECT_FALSE(shown[2].candidate);
    EXPECT_EQ(erase(), 1U);
    EXPECT_EQ(erase(), 0U) << "once";
    EXPECT_EQ(count("recruitment.retention"), 3);
    EXPECT_EQ(count("recruitment.retention where grp = 'reserve'"), 1);
    EXPECT_EQ(count("documents.keys where wrapped is null"), 3);
    EXPECT_EQ(count("recruitment.applications where erased_at is null"), 1) << other.number;
    EXPECT_EQ(audited("recruitment.erased"), 3);
}

}  // namespace okienko::recruitment
