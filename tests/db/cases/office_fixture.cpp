#include "tests/db/cases/office_fixture.h"

#include <memory>

#include <pqxx/pqxx>

#include "server/cases/case_number.h"
#include "server/cases/case_store.h"

namespace okienko::cases {

namespace {

std::unique_ptr<harness::TestDatabase> tables;

class Tables : public testing::Environment {
public:
    void TearDown() override { tables.reset(); }
};
const auto* const kTables = testing::AddGlobalTestEnvironment(new Tables);

}  // namespace

storage::Database& OfficeTest::shared_database() {
    if (!tables) tables = std::make_unique<harness::TestDatabase>("cases");
    return tables->database();
}

void OfficeTest::SetUp() {
    database_.run([&](storage::Transaction& transaction) {
        transaction.sql().exec(
            "truncate cases.cases, cases.attachments, cases.events, cases.sign_counters");
        // The trail is only ever added to, here as well.
        audited_before_ = transaction.sql()
                              .exec("select coalesce(max(id), 0) from audit.entries")
                              .at(0)[0]
                              .as<long>();
    });
}

Case OfficeTest::put(const Draft& draft) {
    Case opened;
    opened.id = new_id();
    opened.number = new_number(2026);
    opened.service = "public-information-request";
    opened.package = std::string(64, 'a');
    opened.unit = draft.unit;
    opened.status = draft.status;
    opened.subject = draft.subject;
    opened.language = "pl";
    opened.received = now_ - std::chrono::days{draft.received_days_ago};
    if (draft.due_in) {
        opened.term = Term{today_ + std::chrono::days{*draft.due_in},
                           today_ - std::chrono::days{draft.received_days_ago},
                           "14d",
                           ""};
    }
    opened.key = new_id();
    opened.document = new_id();
    opened.document_sha256 = std::string(32, 'x');
    opened.document_size = 1000;
    opened.receipt = new_id();
    opened.receipt_number = "UPP-" + opened.number;
    Event first;
    first.kind = "received";
    first.actor = "resident";
    first.at = opened.received;
    database_.run([&](storage::Transaction& transaction) {
        CaseStore{}.insert(transaction, opened, std::string(32, 's'), {}, first);
    });
    return opened;
}

Case OfficeTest::reread(const Case& old) {
    return database_.read([&](storage::Transaction& transaction) {
        return CaseStore{}.by_id(transaction, old.id).value();
    });
}

long OfficeTest::count(const std::string& from_where) {
    return database_.read([&](storage::Transaction& transaction) {
        return transaction.sql().exec("select count(*) from " + from_where)[0][0].as<long>();
    });
}

long OfficeTest::audited(const std::string& action) {
    return count("audit.entries where action = '" + action + "' and id > " +
                 std::to_string(audited_before_));
}

forms::Workflow OfficeTest::workflow() {
    forms::Workflow made;
    made.jrwa = "1431";
    made.unit = "OR";
    made.states = {
        {"new", "new"}, {"assessment", "open"}, {"waiting", "waiting"}, {"done", "closed"}};
    const auto step = [&](const char* id, const char* from, const char* to, const char* role) {
        forms::Transition transition;
        transition.id = id;
        transition.from = from;
        transition.to = to;
        transition.role = role;
        made.transitions.push_back(transition);
    };
    step("register", "new", "assessment", "clerk");
    step("ask", "assessment", "waiting", "clerk");
    step("answered", "waiting", "assessment", "clerk");
    step("extend", "assessment", "assessment", "clerk");
    made.transitions.back().starts = "extended";
    step("release", "assessment", "done", "clerk");
    step("withdraw", "assessment", "done", "resident");
    forms::Deadline extended;
    extended.id = "extended";
    extended.period = "2m";
    made.deadlines = {extended};
    return made;
}

web::Identity OfficeTest::clerk(const std::string& digit, std::vector<std::string> units) {
    web::Identity made;
    made.account = "00000000-0000-4000-8000-00000000000" + digit;
    made.email = "urzednik" + digit + "@urzad.example";
    made.name = "Urzędnik " + digit;
    made.roles = {"resident", "clerk"};
    made.units = std::move(units);
    return made;
}

}  // namespace okienko::cases
