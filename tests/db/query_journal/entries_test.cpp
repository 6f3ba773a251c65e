#include <pqxx/pqxx>

#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/similar.h"
#include "server/services/query_journal/slug.h"
#include "tests/db/query_journal/journal_fixture.h"

namespace okienko::query_journal {

using Kind = cases::ActOutcome::Kind;

class Entries : public JournalTest {
protected:
    std::vector<std::string> titles(const JournalFilter& filter, unsigned size = 20) {
        std::vector<std::string> all;
        run([&](storage::Transaction& transaction) {
            for (const auto& entry : EntryStore{}.page(transaction, filter, size).entries) {
                all.push_back(entry.title);
            }
        });
        return all;
    }
    std::vector<std::string> similar(const std::string& subject) {
        std::vector<std::string> all;
        for (const auto& entry : SimilarEntries(database_).to(subject, {}, 5)) {
            all.push_back(entry.title);
        }
        return all;
    }
    static JournalFilter words(const std::string& typed) { return {typed, {}, {}, {}}; }
    Entry entry_of(const cases::Case& of) {
        return run([&](storage::Transaction& transaction) {
            return EntryStore{}.of_case(transaction, of.id).value();
        });
    }
};

TEST_F(Entries, FindsInflectedPolishWords) {
    published({.subject = "Czy na przystankach staną ławki z oparciem?"}, "Tak.");
    published({.subject = "Ile kosztuje bilet?"}, "Cztery złote, także w nocnych tramwajach.");
    const std::vector<std::string> bench = {"Czy na przystankach staną ławki z oparciem?"};
    EXPECT_EQ(titles(words("ławka")), bench);
    EXPECT_EQ(titles(words("lawka przystanek")), bench);
    EXPECT_EQ(titles(words("przystanku")), bench);
    EXPECT_EQ(titles(words("tramwaj")).size(), 1U) << "the answer counts as well";
    EXPECT_TRUE(titles(words("ławka tramwaj")).empty());
    EXPECT_TRUE(titles(words("xyzzy")).empty());
}

TEST_F(Entries, SuggestsWhatIsAboutTheSame) {
    published({.subject = "Kiedy stanie ławka na przystanku Teatr Bagatela?"});
    published({.subject = "Ile kosztuje bilet?"});
    const std::vector<std::string> bench = {"Kiedy stanie ławka na przystanku Teatr Bagatela?"};
    EXPECT_EQ(similar("Ławki na przystankach"), bench);
    EXPECT_EQ(similar("Czy będzie ławeczka przy przystanku Bagatela, teatr?"), bench);
    EXPECT_EQ(similar("Ile kosztuje blet?").size(), 1U) << "a slip of the pen";
    EXPECT_TRUE(similar("Wymiana dowodu osobistego").empty());
    EXPECT_TRUE(similar("").empty());
    EXPECT_TRUE(similar("!!! ''\" & | <>").empty());
}

TEST_F(Entries, SuggestsAtMostFiveAndNoneThatIsGone) {
    for (int i = 0; i < 7; ++i)
        published({.subject = "Kiedy remont mostu nr " + std::to_string(i)});
    EXPECT_EQ(similar("remont mostu").size(), 5U);
    run([&](storage::Transaction& transaction) {
        transaction.sql().exec("update query_journal.publications set state = 'withdrawn'");
    });
    EXPECT_TRUE(similar("remont mostu").empty());
}

TEST_F(Entries, PagesAreWalkedByKeyBothWays) {
    for (int i = 1; i <= 5; ++i) published({.subject = "Pytanie nr " + std::to_string(i)});
    const auto page = [&](const JournalFilter& filter) {
        return run([&](storage::Transaction& transaction) {
            return EntryStore{}.page(transaction, filter, 2);
        });
    };
    const auto key = [](const Entry& entry) {
        return JournalFilter::Key{entry.published->time_since_epoch().count(), entry.case_id};
    };
    const auto first = page({});
    ASSERT_EQ(first.entries.size(), 2U);
    EXPECT_EQ(first.entries[0].title, "Pytanie nr 5");
    EXPECT_TRUE(first.older);
    EXPECT_FALSE(first.newer);
    JournalFilter on;
    on.after = key(first.entries.back());
    const auto second = page(on);
    EXPECT_EQ(second.entries[0].title, "Pytanie nr 3");
    EXPECT_TRUE(second.newer);
    on.after = key(second.entries.back());
    const auto last = page(on);
    ASSERT_EQ(last.entries.size(), 1U);
    EXPECT_FALSE(last.older);
    JournalFilter back;
    back.before = key(last.entries.front());
    EXPECT_EQ(page(back).entries[0].title, "Pytanie nr 3");
    back.before = key(second.entries.front());
    const auto again = page(back);
    EXPECT_EQ(again.entries[0].title, "Pytanie nr 5");
    EXPECT_FALSE(again.newer);
}

TEST_F(Entries, WithoutConsentThereIsNothingToPublish) {
    const auto of = answered({.consent = false});
    EXPECT_EQ(count("query_journal.publications"), 0);
    run([&](storage::Transaction& transaction) {
        const auto outcome = publish_entry(
            transaction, context_, {second_, of.number, 1, now_}, {"a", "b", "c", false});
        EXPECT_EQ(outcome.kind, Kind::impossible);
        EXPECT_EQ(outcome.reason, "journal.error.no-consent");
    });
}

TEST_F(Entries, ConsentTakenBackEndsEverything) {
    const auto waiting = answered({});
    const auto shown = published({});
    run([&](storage::Transaction& transaction) {
        EXPECT_FALSE(withdraw_consent(transaction, writer_.account, shown.number, now_));
        EXPECT_TRUE(withdraw_consent(transaction, author_, waiting.number, now_));
        EXPECT_TRUE(withdraw_consent(transaction, author_, shown.number, now_));
        EXPECT_EQ(
            publish_entry(
                transaction, context_, {second_, waiting.number, 2, now_}, {"a", "b", "c", false})
                .reason,
            "journal.error.no-consent");
    });
    EXPECT_EQ(entry_of(waiting).state, Entry::State::refused);
    const Entry gone = entry_of(shown);
    EXPECT_EQ(gone.state, Entry::State::withdrawn);
    EXPECT_EQ(gone.title + gone.question + gone.answer, "");
}

TEST_F(Entries, PublishingIsTheUnitsAndOneAtATime) {
    const auto of = answered({});
    const PublicWords words{"Tytuł", "Pytanie", "Odpowiedź", false};
    run([&](storage::Transaction& transaction) {
        EXPECT_EQ(publish_entry(transaction, context_, {stranger_, of.number, 1, now_}, words).kind,
                  Kind::forbidden);
        EXPECT_EQ(publish_entry(transaction, context_, {second_, of.number, 0, now_}, words).kind,
                  Kind::changed);
        EXPECT_EQ(publish_entry(
                      transaction, context_, {second_, of.number, 1, now_}, {"", "b", "c", false})
                      .field,
                  "tytul");
        const PublicWords careless{"Tytuł", "Pani Ewa, tel. 600 100 200", "Odpowiedź", false};
        EXPECT_EQ(
            publish_entry(transaction, context_, {second_, of.number, 1, now_}, careless).field,
            "pytanie");
        EXPECT_TRUE(
            publish_entry(transaction, context_, {second_, of.number, 1, now_}, words).ok());
        EXPECT_EQ(refuse_entry(transaction, context_, {second_, of.number, 2, now_}, "x").reason,
                  "journal.error.not-waiting");
        const PublicWords corrected{"Lepszy tytuł", "Pytanie", "Odpowiedź", false};
        EXPECT_TRUE(
            publish_entry(transaction, context_, {second_, of.number, 2, now_}, corrected).ok());
    });
    EXPECT_EQ(entry_of(of).slug, "lepszy-tytul");
    EXPECT_EQ(entry_of(of).unit, "ZTP");
}

TEST_F(Entries, ALongJournalIsReadAlongItsIndexes) {
    const auto like = published({});
    run([&](storage::Transaction& transaction) {
        transaction.sql().exec_params0(
            "with made as (insert into cases.cases (id, number, secret_hash, service, package, "
            "unit, status, subject,"
            " language, received_at, key, document, document_sha256, document_size, receipt, "
            "receipt_number)"
            " select gen_random_uuid(), 'OKN-2025-' || g, c.secret_hash, c.service, c.package, "
            "c.unit, c.status,"
            " c.subject, c.language, c.received_at, c.key, c.document, c.document_sha256, "
            "c.document_size, c.receipt,"
            " 'UPP-' || g from cases.cases c, generate_series(1, 20000) g where c.id = $1 "
            "returning id),"
            " numbered as (select id, row_number() over () as n from made),"
            " asked as (insert into query_journal.queries (case_id, year, n, consent)"
            " select id, 2025, n, true from numbered returning case_id, n)"
            " insert into query_journal.publications (case_id, state, year, n, unit, received_on, "
            "answered_on, days,"
            " title, question, answer, slug, published_at, changed_at, search, plain_title)"
            " select a.case_id, 'published', 2025, a.n, case when a.n % 50 = 0 then 'OR' else "
            "'ZTP' end,"
            " p.received_on, p.answered_on, 1, p.title, p.question, p.answer, p.slug,"
            " p.published_at - a.n * interval '1 minute', p.changed_at, p.search, p.plain_title"
            " from asked a, query_journal.publications p where p.case_id = $1",
            like.id);
        transaction.sql().exec("analyze query_journal.publications");
    });
    run([&](storage::Transaction& transaction) {
        JournalFilter unit;
        unit.unit = "OR";
        for (const auto& filter : {JournalFilter{}, unit, words("xyzzy")}) {
            const std::string plan = EntryStore{}.explain(transaction, filter, 20);
            EXPECT_EQ(plan.find("Seq Scan"), std::string::npos) << plan;
        }
    });
}

}  // namespace okienko::query_journal
