#include "server/cases/case_store.h"
#include "server/cases/open_for_office.h"
#include "server/services/recruitment/application_store.h"
#include "server/services/recruitment/assess.h"
#include "server/trust/master_key.h"
#include "tests/db/recruitment/office.h"

namespace okienko::recruitment {

namespace {

using documents::Reader;
using Outcome = intake::Filed::Outcome;

}  // namespace

TEST_F(RecruitmentTest, NobodyAtTheOfficeReadsBeforeTheDeadline) {
    const Vacancy vacancy = published("2026-11-20");
    const auto filed = apply(vacancy, 1);
    ASSERT_EQ(filed.outcome, Outcome::accepted);
    EXPECT_EQ(count("documents.keys where sealed_until = '2026-11-20 23:00:00+00'"), 1);
    const auto read = [&](Reader reader) {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, filed.filed.document, reader);
        });
    };
    EXPECT_THROW(read(Reader::office), documents::Sealed);
    EXPECT_NE(read(Reader::owner).find("Lis"), std::string::npos);

    web::Identity administrator;
    administrator.account = "0193bbbb-0000-7000-8000-000000000009";
    administrator.roles = {"administrator", "clerk"};
    const auto look = [&] {
        return database_.run([&](storage::Transaction& transaction) {
            return cases::open_for_office(
                transaction, administrator, documents_.keys(), filed.filed.number, "page");
        });
    };
    const auto reading = look();
    EXPECT_EQ(reading.kind, cases::OfficeReading::Kind::sealed);
    EXPECT_FALSE(reading.found);
    EXPECT_EQ(reading.until, *vacancy.deadline);
    EXPECT_EQ(audited("cases.sealed"), 1);

    const auto opened = [&] {
        return database_.run([&](storage::Transaction& transaction) {
            return open_vacancy(transaction, hr_, vacancy.number, "table", clock_.at);
        });
    };
    EXPECT_EQ(opened().kind, Opened::Kind::sealed);
    EXPECT_EQ(audited("recruitment.sealed"), 1);
    EXPECT_EQ(count("cases.cases where subject like '%Lis%'"), 0);

    go_to("2026-11-21T00:00:00+01:00");
    EXPECT_EQ(opened().kind, Opened::Kind::open);
    EXPECT_EQ(look().kind, cases::OfficeReading::Kind::open);
    EXPECT_NE(read(Reader::office).find("Lis"), std::string::npos);
    EXPECT_EQ(audited("recruitment.read"), 1);
}

TEST_F(RecruitmentTest, EditingTheMomentDoesNotOpenTheSeal) {
    const auto filed = apply(published("2026-11-20"), 1);
    const auto read = [&](Reader reader) {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, filed.filed.document, reader);
        });
    };
    run("update documents.keys set sealed_until = '2026-11-01' where sealed_until is not null");
    EXPECT_THROW(read(Reader::office), trust::KeyFault);
    EXPECT_THROW(read(Reader::owner), trust::KeyFault);
    run("update documents.keys set sealed_until = null where sealed_until is not null");
    EXPECT_THROW(read(Reader::office), trust::KeyFault);
    run("update documents.keys set sealed_until = '2026-11-20 23:00:00+00' "
        "where id = (select key from cases.cases where number = '" +
        filed.filed.number + "')");
    EXPECT_FALSE(read(Reader::owner).empty());
}

TEST_F(RecruitmentTest, ALaterDeadlineSealsAnewAndNoneUnseals) {
    const Vacancy vacancy = published("2026-11-20");
    const auto filed = apply(vacancy, 1);
    ASSERT_EQ(publish(vacancy, complete("2026-12-04"), "Dłuższy termin").kind,
              VacancyOutcome::Kind::done);
    go_to("2026-11-25T12:00:00+01:00");
    const auto read = [&] {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, filed.filed.document);
        });
    };
    EXPECT_THROW(read(), documents::Sealed);
    EXPECT_THROW(database_.run([&](storage::Transaction& transaction) {
        documents_.keys().seal_until(transaction, filed.filed.key, clock_.at);
    }),
                 std::logic_error);
    go_to("2026-12-05T00:00:00+01:00");
    EXPECT_FALSE(read().empty());
}

TEST_F(RecruitmentTest, ANewerApplicationReplacesTheFormer) {
    const Vacancy vacancy = published();
    const auto first = apply(vacancy, 1, "Lis");
    const auto second = apply(vacancy, 1, "Lis-Wilk");
    const auto other = apply(vacancy, 2, "Sowa");
    ASSERT_EQ(second.outcome, Outcome::accepted);
    ASSERT_EQ(other.outcome, Outcome::accepted);
    const auto all = database_.read([&](storage::Transaction& transaction) {
        return ApplicationStore{}.of_vacancy(transaction, vacancy.id);
    });
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].state, Application::State::replaced);
    EXPECT_EQ(all[1].state, Application::State::current);
    EXPECT_EQ(all[2].seq, 3);
    EXPECT_EQ(count("recruitment.applications where state = 'current'"), 2);
    const auto before = database_.read([&](storage::Transaction& transaction) {
        return cases::CaseStore{}.by_id(transaction, first.filed.id).value();
    });
    EXPECT_EQ(before.status, "zastapione");
    EXPECT_TRUE(before.closed);
    EXPECT_EQ(audited("recruitment.replaced"), 1);
}

TEST_F(RecruitmentTest, AfterTheDeadlineNothingComesIn) {
    const Vacancy vacancy = published("2026-11-20");
    go_to("2026-11-20T23:59:59+01:00");
    EXPECT_EQ(apply(vacancy, 1).outcome, Outcome::accepted);
    go_to("2026-11-21T00:00:00+01:00");
    const auto late = apply(vacancy, 2);
    EXPECT_EQ(late.outcome, Outcome::hindered);
    EXPECT_EQ(late.hindrance.rule, "vacancy-closed");
    EXPECT_NE(late.hindrance.message.find("20.11.2026, 23:59"), std::string::npos)
        << late.hindrance.message;
    Vacancy unknown = vacancy;
    unknown.number = "99-OR-2026";
    EXPECT_EQ(apply(unknown, 2).hindrance.rule, "vacancy-unknown");
    EXPECT_EQ(count("cases.cases"), 1);
}

}  // namespace okienko::recruitment
