#include "server/calendar/local_time.h"
#include "tests/db/recruitment/office.h"

namespace okienko::recruitment {

using Kind = VacancyOutcome::Kind;

TEST_F(RecruitmentTest, AnIncompleteAnnouncementStaysADraft) {
    const Vacancy vacancy = database_.run([&](storage::Transaction& transaction) {
        return VacancyStore{}.create(transaction, "OR", "Referent", clock_.at);
    });
    EXPECT_EQ(vacancy.number, "1-OR-2026");
    const auto outcome = publish(vacancy, {{"stanowisko", "Referent"}});
    ASSERT_EQ(outcome.kind, Kind::faulty);
    EXPECT_EQ(outcome.faults.size(), announcement_fields().size() - 1);
    EXPECT_EQ(reread(vacancy).state, Vacancy::State::draft);
    EXPECT_EQ(audited("recruitment.published"), 0);
}

TEST_F(RecruitmentTest, APublishedOneOpensUntilTheEndOfItsLastDay) {
    const Vacancy vacancy = published("2026-11-20");
    EXPECT_EQ(vacancy.version, 1);
    EXPECT_EQ(calendar::format_instant(*vacancy.deadline), "2026-11-20T23:00:00Z");
    EXPECT_TRUE(vacancy.open(clock_.at));
    const auto listed = [&] {
        return database_.read([&](storage::Transaction& transaction) {
            return VacancyStore{}.open(transaction, clock_.at).size();
        });
    };
    EXPECT_EQ(listed(), 1U);
    go_to("2026-11-20T23:59:59+01:00");
    EXPECT_EQ(listed(), 1U);
    go_to("2026-11-21T00:00:00+01:00");
    EXPECT_EQ(listed(), 0U);
    EXPECT_EQ(database_
                  .read([&](storage::Transaction& transaction) {
                      return VacancyStore{}.closed(transaction, clock_.at);
                  })
                  .size(),
              1U);
}

TEST_F(RecruitmentTest, AnotherVersionSaysWhatChangedAndKeepsTheFormer) {
    const Vacancy vacancy = published("2026-11-20");
    Texts texts = complete("2026-12-04");
    texts["placa-do"] = "7500";
    EXPECT_EQ(publish(vacancy, texts).kind, Kind::faulty) << "without a note";
    EXPECT_EQ(publish(vacancy, complete("2026-11-20"), "nic").kind, Kind::faulty) << "nothing new";
    EXPECT_EQ(publish(vacancy, complete("2026-11-19"), "krócej").kind, Kind::faulty);
    EXPECT_EQ(publish(vacancy, texts, "Wyższa płaca, dłuższy termin").kind, Kind::done);
    const auto versions = database_.read([&](storage::Transaction& transaction) {
        return VacancyStore{}.versions(transaction, vacancy.id);
    });
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(text_of(versions[0].texts, "placa-do"), "7200");
    EXPECT_EQ(text_of(versions[1].texts, "placa-do"), "7500");
    EXPECT_EQ(versions[1].note, "Wyższa płaca, dłuższy termin");
    EXPECT_EQ(calendar::format_instant(*reread(vacancy).deadline), "2026-12-04T23:00:00Z");
}

TEST_F(RecruitmentTest, AnOldPageChangesNothing) {
    const Vacancy vacancy = published();
    VacancyOrder old = order(vacancy);
    old.revision -= 1;
    EXPECT_EQ(save_vacancy(database_, old, complete()).kind, Kind::changed);
    EXPECT_EQ(cancel_vacancy(database_, old, "powód").kind, Kind::changed);
}

TEST_F(RecruitmentTest, ACancellationNeedsAReasonAndStopsApplications) {
    const Vacancy vacancy = published();
    EXPECT_EQ(cancel_vacancy(database_, order(vacancy), "").kind, Kind::faulty);
    EXPECT_EQ(cancel_vacancy(database_, order(vacancy), "Likwidacja stanowiska").kind, Kind::done);
    EXPECT_EQ(reread(vacancy).reason, "Likwidacja stanowiska");
    const auto refused = apply(vacancy, 1);
    EXPECT_EQ(refused.outcome, intake::Filed::Outcome::hindered);
    EXPECT_EQ(refused.hindrance.rule, "vacancy-cancelled");
    EXPECT_EQ(save_vacancy(database_, order(vacancy), complete()).kind, Kind::impossible);
    EXPECT_EQ(audited("recruitment.cancelled"), 1);
}

}  // namespace okienko::recruitment
