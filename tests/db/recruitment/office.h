#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "server/catalogue/services.h"
#include "server/config/clock.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/intake/submit.h"
#include "server/services/recruitment/apply.h"
#include "server/services/recruitment/manage_vacancy.h"
#include "server/services/recruitment/vacancy_store.h"
#include "server/trust/office_key.h"
#include "server/web/pages.h"
#include "tests/harness/test_cluster.h"
#include "tests/harness/test_database.h"

namespace okienko::recruitment {

class StandingClock : public config::Clock {
public:
    config::Instant now() const override { return at; }
    config::Instant at{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6} +
                       std::chrono::hours{10}};
};

/// Recruitment over a real database, without the web: candidates send documents, HR works.
class RecruitmentTest : public testing::Test {
protected:
    RecruitmentTest();

    static Texts complete(const std::string& deadline = "2026-11-20");
    /// A published vacancy with this last day.
    Vacancy published(const std::string& deadline = "2026-11-20");
    Vacancy reread(const Vacancy& vacancy);
    VacancyOrder order(const Vacancy& vacancy) {
        return {hr_, vacancy.number, reread(vacancy).revision, clock_.at};
    }
    VacancyOutcome publish(const Vacancy& vacancy,
                           const Texts& texts,
                           const std::string& note = {});

    /// The n-th candidate applies.
    intake::Filed apply(const Vacancy& vacancy, int candidate, const std::string& surname = "Lis");
    static std::string account(int candidate);
    void go_to(const std::string& local_instant);

    long count(const std::string& from_where);
    long audited(const std::string& action);
    void run(const std::string& sql);

    harness::TestDatabase tables_{"none"};
    storage::Database& database_ = tables_.database();
    harness::TemporaryFolder folder_;
    StandingClock clock_;
    trust::MasterKey master_{std::string(32, 'm')};
    trust::OfficeKey seal_;
    documents::DocumentStore documents_{master_, &clock_};
    documents::Attachments attachments_{database_, master_, &clock_};
    forms::ServiceCompiler compiler_;
    catalogue::Services services_;
    web::Pages pages_;
    BannedRequirements banned_;
    Apply applying_{database_, documents_.keys(), pages_, clock_};
    storage::GroupCommit commits_{database_};
    intake::Submission submission_;
    web::Identity hr_;
};

}  // namespace okienko::recruitment
