#include <atomic>
#include <fstream>
#include <set>
#include <thread>
#include <variant>
#include <vector>

#include "forms/document_builder.h"
#include "schemas/schema.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/intake/adopt_case.h"
#include "server/intake/file_draft.h"
#include "tests/db/intake/desk.h"

namespace okienko::intake {

namespace {

using SubmissionTest = DeskTest;

std::string file_text(const std::filesystem::path& path) {
    return schemas::read_file(path.string());
}

}  // namespace

TEST_F(SubmissionTest, KeepsEverythingOfOneFiling) {
    const std::string bytes = document_of(filled());
    const Filed filed = submission_.submit(filing(bytes, "one"));
    ASSERT_EQ(filed.outcome, Filed::Outcome::accepted);
    EXPECT_EQ(count("cases.cases"), 1);
    EXPECT_EQ(count("cases.events where kind = 'received'"), 1);
    EXPECT_EQ(count("intake.submissions where key = 'one'"), 1);
    EXPECT_EQ(count("jobs.outbox where kind = 'mail'"), 1);
    EXPECT_EQ(count("audit.entries where action = 'intake.submitted' and object = 'case:" +
                    filed.filed.id + "'"),
              1);
    database_.read([&](storage::Transaction& transaction) {
        EXPECT_EQ(documents_.get(transaction, filed.filed.document), bytes);
        const auto again = cases::CaseStore{}.by_number(transaction, filed.filed.number);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->document_sha256, signing::sha256(bytes).raw());
        EXPECT_EQ(again->unit, "OR");
        EXPECT_EQ(again->status, "zlozony");
        ASSERT_TRUE(again->term);
        EXPECT_EQ(calendar::format_date(again->term->last_day), "2026-11-20");
        EXPECT_EQ(again->received, clock_.at);
    });
}

TEST_F(SubmissionTest, SealsAReceiptThatOthersCanVerify) {
    const std::string bytes = document_of(filled());
    const Filed filed = submission_.submit(filing(bytes, ""));
    std::string receipt;
    database_.read([&](storage::Transaction& transaction) {
        receipt = documents_.get(transaction, filed.filed.receipt);
    });
    const auto parsed = schemas::parse(receipt);
    ASSERT_TRUE(std::holds_alternative<schemas::Document>(parsed));
    schemas::SchemaCatalog catalog;
    catalog.add_folder(std::string(OKIENKO_SOURCE_DIR) + "/schemas/xsd");
    const auto schema = schemas::Schema::compile(catalog, "receipt.xsd");
    for (const auto& fault : schema.validate(std::get<schemas::Document>(parsed))) {
        ADD_FAILURE() << fault.path << " " << fault.rule << " " << fault.detail;
    }
    EXPECT_NE(receipt.find(filed.filed.number), std::string::npos);
    EXPECT_NE(receipt.find("2026-11-06T11:00:00+01:00"), std::string::npos);
    EXPECT_NE(receipt.find(signing::sha256(bytes).hex()), std::string::npos);
    EXPECT_EQ(receipt.find("anna"), std::string::npos) << "no address in the receipt";

    const auto file = folder_.path() / "receipt.xml";
    std::ofstream(file, std::ios::binary) << receipt;
    const std::string verify = "xmlsec1 --verify --trusted-pem '" +
                               (folder_.path() / "office" / "certificate.pem").string() +
                               "' --enabled-key-data x509 --id-attr:Id SignedProperties '" +
                               file.string() + "' > '" + (folder_.path() / "log").string() +
                               "' 2>&1";
    EXPECT_EQ(std::system(verify.c_str()), 0) << file_text(folder_.path() / "log");
}

TEST_F(SubmissionTest, MakesOneCaseOfOneKey) {
    const std::string bytes = document_of(filled());
    const std::string other = bytes + "\n";
    const Filed first = submission_.submit(filing(bytes, "k"));
    const Filed second = submission_.submit(filing(bytes, "k"));
    EXPECT_EQ(second.outcome, Filed::Outcome::repeated);
    EXPECT_EQ(second.filed.id, first.filed.id);
    EXPECT_EQ(submission_.submit(filing(other, "k")).outcome, Filed::Outcome::other_body);
    Filing stranger = filing(bytes, "k");
    stranger.account = "0193aaaa-0000-7000-8000-000000000002";
    stranger.scope = "account:" + *stranger.account;
    EXPECT_EQ(submission_.submit(stranger).outcome, Filed::Outcome::accepted);
    EXPECT_EQ(count("cases.cases"), 2);
    EXPECT_EQ(count("jobs.outbox"), 2);
}

TEST_F(SubmissionTest, MakesOneCaseOfEightAtOnce) {
    const std::string bytes = document_of(filled());
    std::atomic<int> accepted{0};
    std::vector<std::thread> threads;
    std::vector<std::string> ids(8);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        threads.emplace_back([&, i] {
            const Filed filed = submission_.submit(filing(bytes, "at-once"));
            if (filed.outcome == Filed::Outcome::accepted) ++accepted;
            ids[i] = filed.filed.id;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 1U);
    EXPECT_EQ(count("cases.cases"), 1);
    EXPECT_EQ(count("audit.entries where action = 'intake.submitted'"), 1);
    EXPECT_EQ(count("jobs.outbox"), 1);
}

TEST_F(SubmissionTest, StoresNothingWhenAnyPartFails) {
    OpenDraft open = filled();
    const std::string bytes = document_of(open);
    const long documents = count("documents.documents");
    const long keys = count("documents.keys");
    run("create function public.fail() returns trigger language plpgsql as"
        " $$ begin raise exception 'injected'; end $$");
    for (const std::string table : {"cases.events",
                                    "audit.entries",
                                    "jobs.outbox",
                                    "intake.submissions",
                                    "documents.documents"}) {
        run("create trigger fail before insert on " + table +
            " for each row execute function public.fail()");
        EXPECT_ANY_THROW(submission_.submit(filing(bytes, "k"))) << table;
        run("drop trigger fail on " + table);
        EXPECT_EQ(count("cases.cases"), 0) << table;
        EXPECT_EQ(count("cases.events"), 0) << table;
        EXPECT_EQ(count("intake.submissions"), 0) << table;
        EXPECT_EQ(count("audit.entries where action = 'intake.submitted'"), 0) << table;
        EXPECT_EQ(count("jobs.outbox"), 0) << table;
        EXPECT_EQ(count("documents.documents"), documents) << table;
        EXPECT_EQ(count("documents.keys"), keys) << table;
    }
    EXPECT_EQ(submission_.submit(filing(bytes, "k")).outcome, Filed::Outcome::accepted);
}

TEST_F(SubmissionTest, FreezesADraftAndErasesItsContent) {
    const OpenDraft open = filled();
    const forms::Answers answers(
        *open.service, open.values, open.attachments, {calendar::local_date(clock_.at), "pl"});
    const SendOrder order{signing::sha256(document_of(open)).hex(), std::nullopt};
    EXPECT_EQ(file_draft(drafts_, submission_, open, answers, {"another digest", {}}).outcome,
              FiledDraft::Outcome::changed);
    EXPECT_EQ(count("cases.cases"), 0);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            EXPECT_EQ(file_draft(drafts_, submission_, open, answers, order).outcome,
                      FiledDraft::Outcome::sent);
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(count("cases.cases"), 1);
    EXPECT_EQ(count("intake.drafts where content is null and case_id is not null"), 1);
    EXPECT_EQ(drafts_.find(anna_, open.draft.id).access, Drafts::Access::sent);
    OpenDraft late = open;
    EXPECT_FALSE(drafts_.save(late, anna_)) << "a sent draft is frozen";
}

TEST_F(SubmissionTest, DoesNotSendADraftThatWasSavedMeanwhile) {
    OpenDraft open = filled();
    const OpenDraft old = open;
    ASSERT_TRUE(drafts_.save(open, anna_));
    const std::string bytes = document_of(old);
    Filing stale = filing(bytes, "send");
    stale.draft = old.draft;
    EXPECT_EQ(submission_.submit(stale).outcome, Filed::Outcome::changed);
    EXPECT_EQ(count("cases.cases"), 0);
    EXPECT_EQ(count("intake.submissions"), 0);
}

TEST_F(SubmissionTest, BindsTheFilesTheDocumentNames) {
    OpenDraft open = filled();
    const auto map = add_file(open, "mapa.pdf", "%PDF-1.4 mapa");
    ASSERT_TRUE(drafts_.save(open, anna_, {map}));
    ASSERT_EQ(open.attachments.size(), 1U);
    const std::string bytes = document_of(open);
    EXPECT_NE(bytes.find(open.attachments.front().sha256), std::string::npos);
    Filing with = filing(bytes, "k");
    with.files_key = drafts_.key_of(open.draft);
    with.files_owner = draft_owner(open.draft.id);
    EXPECT_EQ(submission_.submit(with).outcome, Filed::Outcome::changed) << "not named";
    with.attachments = {{1,
                         open.attachments.front().id,
                         "mapa.pdf",
                         "application/pdf",
                         open.attachments.front().size,
                         *signing::from_hex(open.attachments.front().sha256)}};
    const Filed filed = submission_.submit(with);
    ASSERT_EQ(filed.outcome, Filed::Outcome::accepted);
    std::string read;
    attachments_.read(map.upload, [&](std::string_view block) { read += block; });
    EXPECT_EQ(read, "%PDF-1.4 mapa");
    EXPECT_EQ(count("cases.attachments"), 1);
    clock_.at += std::chrono::days{60};
    EXPECT_EQ(attachments_.expire_unbound(clock_.at), 0U) << "a bound file stays";
}

TEST_F(SubmissionTest, OpensACaseByItsSecretAloneAndGivesItToOneAccount) {
    const std::string bytes = document_of(filled(passer_by_));
    Filing anonymous = filing(bytes, "");
    anonymous.account.reset();
    const Filed filed = submission_.submit(anonymous);
    const std::string secret = submission_.secret_of(filed.filed.id);
    const auto open = [&](const std::string& typed) {
        return database_.read([&](storage::Transaction& transaction) {
            return cases::CaseStore{}.by_secret(
                transaction, filed.filed.number, cases::hash_of_secret(cases::read_secret(typed)));
        });
    };
    EXPECT_TRUE(open(secret));
    std::string wrong = secret;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    EXPECT_FALSE(open(wrong));
    web::Identity anna;
    anna.account = account_;
    web::Identity other;
    other.account = "0193aaaa-0000-7000-8000-000000000002";
    EXPECT_TRUE(adopt_case(database_, filed.filed, anna, clock_.at));
    EXPECT_FALSE(adopt_case(database_, filed.filed, other, clock_.at));
    EXPECT_EQ(count("audit.entries where action = 'intake.adopted'"), 1);
    EXPECT_EQ(count("cases.events where kind = 'adopted'"), 1);
}

}  // namespace okienko::intake
