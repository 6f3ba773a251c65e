// Sending, delivery and its fiction, additions: what stands in the database afterwards.
#include <thread>

#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/cases/register_case.h"
#include "server/cases/take_case.h"
#include "server/letters/delivery.h"
#include "server/letters/file_addition.h"
#include "server/letters/letter_store.h"
#include "server/letters/send_letter.h"
#include "tests/db/intake/desk.h"

namespace okienko::letters {

namespace {

using std::chrono::days;
using storage::Transaction;

const std::string kRoot = OKIENKO_SOURCE_DIR;

class LettersTest : public intake::DeskTest {
protected:
    LettersTest() {
        texts_.add_file(kRoot + "/schemas/xsl/text.pl.xml");
        texts_.add_file(kRoot + "/server/letters/views/text.pl.xml");
        texts_.add_file(kRoot + "/server/calendar/views/text.pl.xml");
        clerk_.account = "0193bbbb-0000-7000-8000-000000000001";
        clerk_.name = "Jan Przykładowy";
        clerk_.roles = {"resident", "clerk"};
        clerk_.units = {"OR"};
        run("insert into accounts.accounts (id, email, email_key, name, password, created_at) "
            "values ('" +
            account_ + "', 'anna@poczta.example', 'anna@poczta.example', 'Anna', '', now())");
    }
    /// A case that the clerk registered and took.
    cases::Case taken(bool with_account = true) {
        const auto open = filled();
        const std::string bytes = document_of(open);
        intake::Filing order = filing(bytes, std::to_string(++filed_));
        if (!with_account) order.account.reset();
        cases::Case now = submission_.submit(order).filed;
        const auto& workflow = services_.current("public-information-request")->workflow();
        now = *database_.run([&](Transaction& tx) { return register_case(tx, act(now), workflow); })
                   .now;
        return *database_.run([&](Transaction& tx) { return take_case(tx, act(now)); }).now;
    }
    cases::ActContext act(const cases::Case& of) const {
        return {clerk_, of.number, of.revision, clock_.at};
    }
    void write(const cases::Case& about, const std::string& transition) {
        LetterDraft draft;
        draft.id = cases::new_id();
        draft.case_id = about.id;
        draft.account = clerk_.account;
        draft.transition = transition;
        draft.saved = clock_.at;
        draft.fields.set("tresc", "Napisz, których ulic dotyczy wniosek.");
        draft.fields.set(kSignatory, "Jan Przykładowy");
        draft.fields.set(kPosition, "inspektor");
        database_.run([&](Transaction& tx) {
            LetterDraftStore{}.save(tx, documents_.keys().open(tx, about.key), draft);
        });
    }
    SendOutcome send(const cases::Case& about, const std::string& transition) {
        return database_.run([&](Transaction& tx) {
            return send_letter(tx,
                               context_,
                               act(about),
                               *services_.current("public-information-request"),
                               transition,
                               1);
        });
    }
    Letter sent(const cases::Case& about) {
        write(about, "wezwanie");
        const SendOutcome outcome = send(about, "wezwanie");
        EXPECT_TRUE(outcome.sent) << outcome.act.reason;
        return *outcome.sent;
    }
    Letter reread(const Letter& old) {
        return database_.read(
            [&](Transaction& tx) { return LetterStore{}.by_id(tx, old.id).value(); });
    }
    cases::Case reread(const cases::Case& old) {
        return database_.read(
            [&](Transaction& tx) { return cases::CaseStore{}.by_id(tx, old.id).value(); });
    }
    Letter confirm(const cases::Case& about, const Letter& letter) {
        return database_.run([&](Transaction& tx) {
            return confirm_receipt(tx, context_, about, letter, {account_, clock_.at});
        });
    }
    AdditionOutcome add(const cases::Case& about, const std::string& text) {
        return database_.run([&](Transaction& tx) {
            return file_addition(tx,
                                 context_,
                                 *services_.current("public-information-request"),
                                 {about.number, account_, text, clock_.at});
        });
    }
    long mails() { return count("jobs.outbox where kind = 'mail'"); }

    schemas::Texts texts_{"pl"};
    web::Pages pages_{{kRoot, kRoot + "/schemas/codelists/office.xml", "/zasoby"}};
    printing::Prints prints_{documents_, pages_};
    cases::ServiceWords service_words_{services_};
    catalogue::Office units_ = catalogue::Office::read(kRoot + "/schemas/codelists/office.xml");
    Context context_{database_,
                     documents_,
                     attachments_,
                     service_words_,
                     units_,
                     seal_,
                     prints_,
                     {"Urząd Miasta Przykładowa", "AE:PL-00000-00000-XXXXX-00", "ADE"},
                     {"Urząd Miasta Przykładowa", "Prezydent", "Przykładów", "Rynek 1"},
                     LetterTemplates::read(kRoot + "/server/letters/templates"),
                     "http://127.0.0.1",
                     [this](std::string_view) -> const schemas::Texts& { return texts_; },
                     verifier_};
    web::Identity clerk_;
    int filed_ = 0;
};

TEST_F(LettersTest, SendingIsOneTransaction) {
    const cases::Case about = taken();
    const long mails_before = mails();
    const Letter letter = sent(about);
    EXPECT_EQ(letter.number, about.number + "-P1");
    EXPECT_EQ(reread(about).status, "czeka-na-uzupelnienie");
    EXPECT_EQ(reread(about).revision, about.revision + 1);
    EXPECT_TRUE(reread(about).paused_since);
    EXPECT_EQ(mails(), mails_before + 1);
    EXPECT_EQ(count("jobs.outbox where payload::text like '%których ulic%'"), 0)
        << "a notice never holds the content";
    EXPECT_EQ(count("letters.drafts"), 0);
    EXPECT_EQ(count("cases.events where kind = 'letter'"), 1);
    EXPECT_EQ(count("audit.entries where action = 'cases.moved' and details::text like "
                    "'%wezwanie%'"),
              1);
    EXPECT_EQ(letter.waits_until, std::chrono::sys_days{std::chrono::year{2026} / 11 / 20});
    EXPECT_FALSE(reread(letter).readable());
}

TEST_F(LettersTest, WhatIsRefusedWritesNothing) {
    const cases::Case about = taken();
    write(about, "wezwanie");
    cases::Case old = about;
    old.revision -= 1;
    EXPECT_EQ(send(old, "wezwanie").act.kind, cases::ActOutcome::Kind::changed);
    EXPECT_EQ(send(about, "umorzenie").act.reason, "letters.error.transition");
    EXPECT_TRUE(send(about, "pismo").stale) << "no draft of it";
    clerk_.units = {"SA"};
    EXPECT_EQ(send(about, "wezwanie").act.kind, cases::ActOutcome::Kind::forbidden);
    clerk_.units = {"OR"};
    clerk_.account = "0193bbbb-0000-7000-8000-000000000002";
    EXPECT_EQ(send(about, "wezwanie").act.reason, "cases.error.not-yours");
    EXPECT_EQ(count("letters.letters"), 0);
    EXPECT_EQ(count("letters.drafts"), 1);
    EXPECT_EQ(reread(about).revision, about.revision);
}

TEST_F(LettersTest, ReceiptIsConfirmedOnceHoweverManyTry) {
    const cases::Case about = taken();
    const Letter letter = sent(about);
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) {
        readers.emplace_back([&] { confirm(about, letter); });
    }
    for (auto& reader : readers) reader.join();
    EXPECT_EQ(count("cases.events where kind = 'delivered'"), 1);
    EXPECT_EQ(count("documents.documents where kind = 'receipt'"), 2) << "the UPP and one UPD";
    const Letter read = reread(letter);
    EXPECT_EQ(read.delivery, Delivery::opened);
    EXPECT_EQ(read.reply->last_day, std::chrono::sys_days{std::chrono::year{2026} / 11 / 13});
}

TEST_F(LettersTest, RemindedAfterAWeekDeemedDeliveredAfterTwo) {
    const cases::Case about = taken();
    const Letter letter = sent(about);
    const long mails_before = mails();
    const auto after = [&](int passed) {
        return look_after_letters(context_, clock_.at + days{passed});
    };
    EXPECT_EQ(after(6), 0U);
    EXPECT_EQ(after(7), 1U);
    EXPECT_EQ(after(7), 0U) << "once";
    EXPECT_EQ(mails(), mails_before + 1);
    EXPECT_EQ(after(14), 0U) << "the fourteenth day is the reader's";
    EXPECT_FALSE(reread(letter).readable());
    EXPECT_EQ(after(17), 1U);
    const Letter deemed = reread(letter);
    EXPECT_EQ(deemed.delivery, Delivery::deemed);
    // Sent on 6 November: the fourteen days end with the 20th, the day is the 21st, whenever the
    // work runs.
    EXPECT_EQ(deemed.delivered_on, std::chrono::sys_days{std::chrono::year{2026} / 11 / 21});
    EXPECT_EQ(deemed.reply->last_day, std::chrono::sys_days{std::chrono::year{2026} / 11 / 30});
    EXPECT_TRUE(deemed.receipt.empty());
    EXPECT_EQ(count("cases.events where kind = 'deemed-delivered' and actor = 'system'"), 1);
    EXPECT_EQ(after(30), 0U);
}

TEST_F(LettersTest, OpenedAfterItsDaysItIsDeemedDeliveredAllTheSame) {
    const cases::Case about = taken();
    const Letter letter = sent(about);
    clock_.at += days{20};
    const Letter read = confirm(about, letter);
    EXPECT_EQ(read.delivery, Delivery::deemed);
    EXPECT_EQ(read.delivered_on, std::chrono::sys_days{std::chrono::year{2026} / 11 / 21});
    EXPECT_TRUE(read.receipt.empty());
}

TEST_F(LettersTest, WithoutAnAccountNothingIsDeemed) {
    const cases::Case about = taken(false);
    const long mails_before = mails();
    const Letter letter = sent(about);
    EXPECT_EQ(mails(), mails_before);
    EXPECT_FALSE(letter.waits_until);
    EXPECT_EQ(look_after_letters(context_, clock_.at + days{100}), 0U);
    EXPECT_FALSE(reread(letter).readable());
}

TEST_F(LettersTest, AnAdditionIsFiledOnlyWhileAskedFor) {
    using Kind = AdditionOutcome::Kind;
    const cases::Case about = taken();
    EXPECT_EQ(add(about, "Nikt nie pytał").kind, Kind::not_asked);
    const Letter letter = sent(about);
    EXPECT_EQ(add(about, "Nie czytałam").kind, Kind::unread);
    confirm(about, letter);
    EXPECT_EQ(add(about, "  ").kind, Kind::empty);
    EXPECT_EQ(add(about, std::string(kLongestAddition + 1, 'a')).kind, Kind::too_long);
    clock_.at += days{3};
    const AdditionOutcome done = add(about, "Chodzi o ul. Długą.");
    ASSERT_EQ(done.kind, Kind::done);
    EXPECT_TRUE(done.filed->in_time);
    EXPECT_EQ(done.filed->receipt_number, "UPP-" + about.number + "-U1");
    EXPECT_EQ(reread(about).status, "w-toku");
    EXPECT_FALSE(reread(about).paused_since);
    EXPECT_EQ(reread(about).term->event, std::chrono::sys_days{std::chrono::year{2026} / 11 / 9})
        << "this service begins its term anew";
    EXPECT_EQ(count("audit.entries where action = 'letters.completed'"), 1);
    EXPECT_EQ(add(about, "Jeszcze raz").kind, Kind::not_asked);
}

TEST_F(LettersTest, ALateAdditionIsMarked) {
    const cases::Case about = taken();
    confirm(about, sent(about));
    clock_.at += days{8};
    const AdditionOutcome done = add(about, "Przepraszam za zwłokę.");
    ASSERT_EQ(done.kind, AdditionOutcome::Kind::done);
    EXPECT_FALSE(done.filed->in_time);
}

TEST_F(LettersTest, TheGuardWaitsForTheReadersDays) {
    const cases::Case about = taken();
    const Letter letter = sent(about);
    const cases::Case waiting = reread(about);
    write(waiting, "pozostawienie");
    EXPECT_EQ(send(waiting, "pozostawienie").act.reason, "letters.error.guard") << "not delivered";
    confirm(waiting, letter);
    clock_.at += days{7};
    EXPECT_EQ(send(waiting, "pozostawienie").act.reason, "letters.error.guard") << "the last day";
    clock_.at += days{1};
    EXPECT_TRUE(send(waiting, "pozostawienie").sent);
    EXPECT_TRUE(reread(about).closed);
    EXPECT_EQ(reread(about).outcome, "pozostawienie");
}

}  // namespace

}  // namespace okienko::letters
