#include <atomic>

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/intake/file_draft.h"
#include "tests/db/intake/desk.h"

namespace okienko::intake {

namespace {

/// Counts the cases it was told of in a table of its own, and refuses above a limit.
class Counting : public Companion {
public:
    std::string_view service() const override { return "public-information-request"; }

    std::optional<Hindrance> hindrance(storage::Transaction& transaction,
                                       const Facts& facts) const override {
        seen_language = facts.language;
        seen_root = facts.document.root().name();
        if (rows(transaction) < limit) return std::nullopt;
        return Hindrance{"full", "Dziś już nie przyjmujemy."};
    }

    void filed(storage::Transaction& transaction,
               const cases::Case& opened,
               const Facts& facts) const override {
        transaction.sql().exec_params("insert into public.counted values ($1, $2)",
                                      opened.number,
                                      facts.account.value_or(""));
        if (fails) throw std::runtime_error("injected");
    }

    static int rows(storage::Transaction& transaction) {
        return transaction.sql().exec("select count(*) from public.counted")[0][0].as<int>();
    }

    std::atomic<int> limit{1};
    std::atomic<bool> fails{false};
    mutable std::string seen_language;
    mutable std::string seen_root;
};

class CompanionTest : public DeskTest {
protected:
    CompanionTest() {
        run("create table public.counted (number text, account text)");
        sender_.account = account_;
        sender_.email = "program@firma.example";
    }

    Counting counting_;
    Submission submission_ = submission_with(
        {.takes_cases = [](std::string_view unit) { return unit == "OR" || unit == "SA"; },
         .companions = Companions({&counting_})});
    DocumentFiling document_filing_{database_,
                                    services_,
                                    attachments_,
                                    documents_.keys(),
                                    submission_,
                                    verifier_,
                                    clock_,
                                    tell_};
    web::Identity sender_;
};

}  // namespace

TEST_F(CompanionTest, WritesItsRowsInTheTransactionOfTheFiling) {
    const std::string bytes = document_of(filled());
    counting_.fails = true;
    EXPECT_ANY_THROW(submission_.submit(filing(bytes, "k")));
    EXPECT_EQ(count("cases.cases"), 0);
    EXPECT_EQ(count("public.counted"), 0);
    counting_.fails = false;
    const Filed filed = submission_.submit(filing(bytes, "k"));
    ASSERT_EQ(filed.outcome, Filed::Outcome::accepted);
    EXPECT_EQ(count("public.counted where number = '" + filed.filed.number + "' and account = '" +
                    account_ + "'"),
              1);
    EXPECT_EQ(counting_.seen_root, "Wniosek");
}

TEST_F(CompanionTest, HindersAndNothingIsLeft) {
    const std::string bytes = document_of(filled());
    ASSERT_EQ(submission_.submit(filing(bytes, "first")).outcome, Filed::Outcome::accepted);
    Filing second = filing(bytes, "second");
    second.reader = "en";
    const Filed filed = submission_.submit(second);
    EXPECT_EQ(filed.outcome, Filed::Outcome::hindered);
    EXPECT_EQ(filed.hindrance.rule, "full");
    EXPECT_EQ(counting_.seen_language, "en");
    EXPECT_EQ(count("cases.cases"), 1);
    EXPECT_EQ(count("intake.submissions"), 1);
    EXPECT_EQ(count("jobs.outbox"), 1);
    EXPECT_EQ(submission_.submit(filing(bytes, "first")).outcome, Filed::Outcome::repeated)
        << "what was sent before stays sent";
}

TEST_F(CompanionTest, KeepsTheDraftOfAHinderedPerson) {
    counting_.limit = 0;
    const OpenDraft open = filled();
    const forms::Answers answers(
        *open.service, open.values, open.attachments, {calendar::local_date(clock_.at), "pl"});
    const SendOrder order{signing::sha256(document_of(open)).hex(), std::nullopt};
    const FiledDraft hindered = file_draft(drafts_, submission_, open, answers, order);
    EXPECT_EQ(hindered.outcome, FiledDraft::Outcome::hindered);
    EXPECT_EQ(hindered.hindrance.message, "Dziś już nie przyjmujemy.");
    EXPECT_EQ(drafts_.find(anna_, open.draft.id).access, Drafts::Access::granted);
    counting_.limit = 1;
    EXPECT_EQ(file_draft(drafts_, submission_, open, answers, order).outcome,
              FiledDraft::Outcome::sent);
    EXPECT_EQ(count("public.counted"), 1);
}

TEST_F(CompanionTest, IsAViolationForPrograms) {
    counting_.limit = 0;
    const std::string bytes = document_of(filled());
    const FiledDocument filed = document_filing_.file({bytes, {}, {}, "", sender_, "pl"});
    ASSERT_EQ(filed.violations.items.size(), 1U);
    EXPECT_EQ(filed.violations.items.front().rule, "full");
    EXPECT_EQ(filed.violations.items.front().path, "/Wniosek");
    EXPECT_EQ(count("cases.cases"), 0);
}

TEST_F(CompanionTest, TheDocumentMayNameAUnitOfTheOffice) {
    counting_.limit = 9;
    const std::string bytes = document_of(filled());
    const auto unit_for = [&](const std::string& named) {
        Filing asked = filing(bytes, "");
        asked.unit = named;
        return submission_.submit(asked).filed.unit;
    };
    EXPECT_EQ(unit_for("SA"), "SA");
    EXPECT_EQ(unit_for("XX"), "OR") << "no unit of the office: the workflow's";
    EXPECT_EQ(unit_for(""), "OR");
}

}  // namespace okienko::intake
