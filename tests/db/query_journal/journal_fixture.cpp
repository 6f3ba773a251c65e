#include "tests/db/query_journal/journal_fixture.h"

#include <optional>

#include <pqxx/pqxx>

#include "forms/schema_compiler.h"
#include "forms/service.h"
#include "schemas/xml_library.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/cases/open_case.h"
#include "server/catalogue/services.h"
#include "server/config/log.h"
#include "server/services/query_journal/approve_answer.h"
#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/query_store.h"
#include "signing/digest.h"
#include "tests/harness/test_database.h"

namespace okienko::query_journal {

/// What all tests of the program share: compiling pages and services takes seconds.
struct JournalTest::House {
    House()
        : compiler(OKIENKO_SOURCE_DIR, std::make_shared<forms::LocalSchemaCompiler>()),
          services(tables.database(), compiler, config::Log::silent()),
          words(services),
          office(catalogue::Office::read(OKIENKO_SOURCE_DIR "/schemas/codelists/office.xml")),
          pages({.root = OKIENKO_SOURCE_DIR,
                 .office = OKIENKO_SOURCE_DIR "/schemas/codelists/office.xml",
                 .assets = "/zasoby",
                 .languages = {"pl"}}),
          context{tables.database(),
                  tables.database(),
                  documents,
                  words,
                  office,
                  pages,
                  "http://127.0.0.1"} {
        services.publish(
            forms::Package::read_folder(OKIENKO_SOURCE_DIR "/forms/catalog/internet-query"));
        package = services.current("internet-query")->sha256();
    }

    harness::TestDatabase tables;
    trust::MasterKey master{std::string(32, 'm')};
    documents::DocumentStore documents{master};
    forms::ServiceCompiler compiler;
    catalogue::Services services;
    cases::ServiceWords words;
    catalogue::Office office;
    web::Pages pages;
    Context context;
    std::string package;
};

namespace {

std::optional<schemas::XmlLibrary> xml;

std::string document_of(const std::string& unit, const std::string& subject, bool consent) {
    return "<Zapytanie xmlns=\"urn:okienko:wzor:zapytanie:1\"><Wydzial>" + unit +
           "</Wydzial><Temat>" + subject +
           "</Temat><Tresc>Czy to prawda?</Tresc><ZgodaNaPublikacje>" +
           (consent ? "true" : "false") + "</ZgodaNaPublikacje><Droga/></Zapytanie>";
}

}  // namespace

JournalTest::House& JournalTest::house() {
    static std::unique_ptr<House> made;
    class Closing : public testing::Environment {
    public:
        void TearDown() override {
            made.reset();
            xml.reset();
        }
    };
    if (!made) {
        xml.emplace();
        made = std::make_unique<House>();
        testing::AddGlobalTestEnvironment(new Closing);
    }
    return *made;
}

JournalTest::JournalTest() : database_(house().tables.database()), context_(house().context) {
    run([&](storage::Transaction& transaction) {
        transaction.sql().exec(
            "truncate cases.cases, cases.attachments, cases.events, cases.sign_counters,"
            " query_journal.queries, query_journal.answers, query_journal.publications,"
            " query_journal.counters, jobs.outbox, accounts.accounts cascade");
        transaction.sql().exec_params0(
            "insert into accounts.accounts (id, email, email_key, name, greeting, password, "
            "created_at)"
            " values ($1, 'anna@poczta.example', 'anna@poczta.example', 'Anna', '', 'x', now())",
            author_);
    });
}

cases::Case JournalTest::ask(const Asked& asked) {
    House& house = JournalTest::house();
    return run([&](storage::Transaction& transaction) {
        const auto key = house.documents.keys().make(transaction);
        const std::string bytes = document_of(asked.unit, asked.subject, asked.consent);
        const auto stored = house.documents.put(transaction, key, "submission", bytes);
        cases::Opening opening;
        opening.id = cases::new_id();
        opening.number = cases::new_number(2026);
        opening.service = "internet-query";
        opening.package = house.package;
        opening.unit = asked.unit;
        opening.status = kSent;
        opening.subject = asked.subject;
        opening.language = "pl";
        opening.received = now_;
        opening.period = "7d";
        opening.owner = author_;
        opening.key = key.id();
        opening.document = stored.id;
        opening.document_sha256 = signing::sha256(bytes).raw();
        opening.document_size = bytes.size();
        opening.receipt = stored.id;
        opening.receipt_number = "UPP-" + opening.number;
        opening.secret_hash = std::string(32, 's');
        storage::Batch batch;
        cases::Case opened = cases::open_case(batch, opening);
        batch.run(transaction);
        QueryStore{}.insert(transaction, opened.id, 2026, asked.consent);
        return opened;
    });
}

cases::Case JournalTest::answered(const Asked& asked, int days) {
    const cases::Case of = ask(asked);
    const config::Instant came = now_;
    now_ += std::chrono::days{days};
    run([&](storage::Transaction& transaction) {
        EXPECT_TRUE(
            submit_answer(transaction, context_, order(of, writer_, 0), "Tak, w grudniu.").ok());
    });
    run([&](storage::Transaction& transaction) {
        EXPECT_TRUE(approve_answer(transaction, context_, order(of, second_, 1)).ok());
    });
    now_ = came;
    return of;
}

cases::Case JournalTest::published(const Asked& asked, const std::string& answer) {
    const cases::Case of = answered(asked);
    now_ += std::chrono::minutes{1};
    run([&](storage::Transaction& transaction) {
        const auto done = publish_entry(transaction,
                                        context_,
                                        {second_, of.number, 1, now_},
                                        {asked.subject, "Czy to prawda?", answer, false});
        EXPECT_TRUE(done.ok()) << done.reason;
    });
    return of;
}

long JournalTest::count(const std::string& from_where) {
    return database_.read([&](storage::Transaction& transaction) {
        return transaction.sql().exec("select count(*) from " + from_where)[0][0].as<long>();
    });
}

cases::Case JournalTest::reread(const cases::Case& old) {
    return database_.read([&](storage::Transaction& transaction) {
        return cases::CaseStore{}.by_id(transaction, old.id).value();
    });
}

web::Identity JournalTest::clerk(char digit, std::vector<std::string> units) {
    web::Identity made;
    made.account = std::string("00000000-0000-4000-8000-00000000000") + digit;
    made.email = std::string("urzednik") + digit + "@urzad.example";
    made.name = std::string("Urzędnik ") + digit;
    made.roles = {"resident", "clerk"};
    made.units = std::move(units);
    return made;
}

}  // namespace okienko::query_journal
