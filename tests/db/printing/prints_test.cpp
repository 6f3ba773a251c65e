// One PDF for a document: asked for once, made by a job, readable with its key alone, erased with
// it.
#include "server/printing/prints.h"

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/config/clock.h"
#include "server/jobs/lease_store.h"
#include "server/jobs/outbox.h"
#include "server/printing/formatting_objects.h"
#include "server/printing/print_shop.h"
#include "tests/db/documents/archive.h"

namespace okienko::printing {
namespace {

const schemas::XmlLibrary kXml;

/// Stands for the printer: remembers what came, and fails when told to.
class Press : public Printer {
public:
    std::string print(std::string_view fo) override {
        ++runs;
        last = fo;
        if (jammed) throw PrintError("FOP ended with 1");
        return "%PDF-1.4 of " + std::to_string(fo.size());
    }
    int runs = 0;
    bool jammed = false;
    std::string last;
};

class PrintsTest : public documents::Archive {
protected:
    PrintsTest() : Archive("printing") {}
    static const web::Pages& pages() {
        static const std::string root = OKIENKO_SOURCE_DIR;
        static const web::Pages made({root, root + "/schemas/codelists/office.xml", "/zasoby"});
        return made;
    }
    documents::DocumentId document(const documents::DocumentKey& key) {
        return in_transaction([&](storage::Transaction& tx) {
            return store().put(tx, key, "submission", "<wniosek/>").id;
        });
    }
    void ask(const documents::DocumentId& subject) {
        web::View view = sheet_view({"Tytuł", "OKN-1", "aa"});
        view.root().add("document").add("div").add("p", "Poufna treść");
        in_transaction(
            [&](storage::Transaction& tx) { prints_.ask(tx, subject, "printing/document", view); });
    }
    PrintState state(const documents::DocumentId& subject) {
        return in_transaction([&](storage::Transaction& tx) { return prints_.state(tx, subject); });
    }
    std::optional<std::string> pdf(const documents::DocumentId& subject) {
        return in_transaction([&](storage::Transaction& tx) { return prints_.pdf(tx, subject); });
    }
    std::vector<jobs::Job> jobs() {
        return in_transaction([](storage::Transaction& tx) {
            return jobs::LeaseStore().take(tx, {kJobKind}, std::chrono::seconds(60), 3, 8);
        });
    }
    void run(const jobs::Job& job) { print_with(database(), prints_, press_)(job); }

    Prints prints_{store(), pages()};
    Press press_;
};

TEST_F(PrintsTest, AskedForOnceAndMadeOnce) {
    const auto subject = document(new_key());
    EXPECT_EQ(state(subject), PrintState::none);
    ask(subject);
    ask(subject);
    EXPECT_EQ(state(subject), PrintState::waiting);
    EXPECT_FALSE(pdf(subject));
    const auto taken = jobs();
    ASSERT_EQ(taken.size(), 1U);
    run(taken.front());
    EXPECT_EQ(state(subject), PrintState::ready);
    EXPECT_NE(press_.last.find("Poufna treść"), std::string::npos);
    EXPECT_EQ(pdf(subject), "%PDF-1.4 of " + std::to_string(press_.last.size()));
    run(taken.front());
    EXPECT_EQ(press_.runs, 1) << "a job may come again";
    ask(subject);
    EXPECT_TRUE(jobs().empty());
}

TEST_F(PrintsTest, NothingReadableIsKept) {
    const auto subject = document(new_key());
    ask(subject);
    const std::string query =
        "select count(*) from printing.prints where position('Poufna'::bytea in source) > 0";
    EXPECT_EQ(number(query), 0);
    EXPECT_EQ(number("select count(*) from jobs.outbox where payload::text like '%Poufna%'"), 0);
    run(jobs().front());
    EXPECT_EQ(number("select count(*) from printing.prints where source is not null"), 0);
    EXPECT_EQ(number("select count(*) from documents.documents where kind = 'pdf'"
                     " and position('%PDF'::bytea in sealed) > 0"),
              0);
}

TEST_F(PrintsTest, GivingUpIsSeenAndCanBeTriedAgain) {
    const auto subject = document(new_key());
    ask(subject);
    press_.jammed = true;
    const auto job = jobs().front();
    EXPECT_THROW(run(job), PrintError);
    in_transaction(
        [&](storage::Transaction& tx) { jobs::LeaseStore().stuck(tx, job, "FOP ended with 1"); });
    EXPECT_EQ(state(subject), PrintState::failed);
    ask(subject);
    EXPECT_EQ(state(subject), PrintState::waiting);
    press_.jammed = false;
    run(jobs().front());
    EXPECT_EQ(state(subject), PrintState::ready);
}

TEST_F(PrintsTest, WhatIsSealedIsNotPrintedBeforeItsTime) {
    const auto key = new_key();
    const auto subject = document(key);
    const auto before = document(key);
    ask(before);
    in_transaction([&](storage::Transaction& tx) {
        keys().seal_until(tx, key.id(), config::SystemClock().now() + std::chrono::hours(24));
    });
    EXPECT_EQ(state(subject), PrintState::sealed);
    ask(subject);
    EXPECT_EQ(number("select count(*) from printing.prints"), 1) << "only the one asked for before";
    EXPECT_THROW(run(jobs().front()), documents::Sealed);
    EXPECT_EQ(press_.runs, 0);
}

TEST_F(PrintsTest, ErasedWithWhatItShows) {
    const auto key = new_key();
    const auto made = document(key);
    const auto asked = document(key);
    ask(made);
    run(jobs().front());
    ask(asked);
    in_transaction([&](storage::Transaction& tx) { keys().destroy(tx, key.id()); });
    EXPECT_THROW(pdf(made), documents::Erased);
    run(jobs().front());
    EXPECT_EQ(press_.runs, 1) << "nothing left to print";
    EXPECT_THROW(ask("00000000-0000-4000-8000-000000000000"), documents::Tampered);
    in_transaction([&](storage::Transaction& tx) {
        tx.sql().exec_params("delete from documents.documents where id = $1::uuid", made);
    });
    EXPECT_EQ(state(made), PrintState::none);
}

}  // namespace
}  // namespace okienko::printing
