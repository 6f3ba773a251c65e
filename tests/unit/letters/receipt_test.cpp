#include "server/letters/receipt.h"

#include <gtest/gtest.h>

#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "server/calendar/deadline.h"
#include "server/cases/term.h"
#include "server/letters/delivery.h"

namespace okienko::letters {

namespace {

using std::chrono::sys_days;
using std::chrono::year;

const schemas::XmlLibrary kXml;

TEST(Receipt, AConfirmationOfReceiptIsInTheCommonStructure) {
    DeliveryReceipt receipt;
    receipt.number = "UPD-OKN-2026-7K3M-9QXW-P1";
    receipt.case_called = "OR.1431.15.2026";
    receipt.letter_number = "OKN-2026-7K3M-9QXW-P1";
    receipt.letter_sha256 = std::string(64, 'a');
    receipt.letter_size = 1000;
    receipt.reader = "Konto w Okienku";
    receipt.reader_id = "0193aaaa-0000-7000-8000-000000000001";
    const auto document =
        write_receipt(receipt, {"Urząd Miasta", "AE:PL-00000-00000-XXXXX-00", "ADE"});
    schemas::SchemaCatalog catalog;
    catalog.add_folder(std::string(OKIENKO_SOURCE_DIR) + "/schemas/xsd");
    for (const auto& fault : schemas::Schema::compile(catalog, "receipt.xsd").validate(document)) {
        ADD_FAILURE() << fault.path << " " << fault.detail;
    }
}

TEST(Delivery, TheReadersTermBeginsWithIt) {
    Letter letter;
    letter.reply = ReplyTerm{"uzupelnienie", "7d", {}, {}};
    deliver(letter, Delivery::opened, sys_days{year{2026} / 12 / 17}, {});
    EXPECT_TRUE(letter.readable());
    EXPECT_EQ(letter.reply->from, sys_days{year{2026} / 12 / 17});
    // 24 to 27 December: Christmas Eve, two holidays, a Sunday.
    EXPECT_EQ(letter.reply->last_day, sys_days{year{2026} / 12 / 28});
}

TEST(Delivery, ATermCountedFromTheLetterStays) {
    Letter letter;
    letter.reply =
        ReplyTerm{"oplata", "14d", sys_days{year{2026} / 11 / 2}, sys_days{year{2026} / 11 / 16}};
    deliver(letter, Delivery::opened, sys_days{year{2026} / 11 / 10}, {});
    EXPECT_EQ(letter.reply->last_day, sys_days{year{2026} / 11 / 16});
}

/// A workflow that waits, goes on, begins anew and extends.
class Terms : public testing::Test {
protected:
    Terms() {
        workflow_.states = {
            {"new", "new"}, {"open", "open"}, {"wait", "waiting"}, {"end", "closed"}};
        forms::Deadline main;
        main.id = "main";
        main.period = "14d";
        main.main = true;
        forms::Deadline extended;
        extended.id = "extended";
        extended.period = "2m";
        forms::Deadline reply;
        reply.id = "reply";
        reply.period = "7d";
        reply.from = forms::Deadline::From::delivery;
        reply.of_resident = true;
        workflow_.deadlines = {main, extended, reply};
        subject_.received = at(2);
        subject_.status = "open";
        subject_.term = cases::Term{day(16), day(2), "14d", "deadline.main.basis"};
    }
    static sys_days day(unsigned day) {
        return sys_days{year{2026} / 11 / 1} + std::chrono::days{static_cast<int>(day) - 1};
    }
    static config::Instant at(unsigned d) {
        return config::Instant{day(d)} + std::chrono::hours{9};
    }
    void go(const char* to, unsigned on, const char* starts = "", bool restarts = false) {
        forms::Transition step;
        step.to = to;
        step.starts = starts;
        step.restarts = restarts;
        cases::lead(subject_, workflow_, step, at(on));
    }

    forms::Workflow workflow_;
    cases::Case subject_;
};

TEST_F(Terms, DaysOfWaitingAreNotCounted) {
    go("wait", 5, "reply");
    EXPECT_EQ(subject_.paused_since, day(5));
    EXPECT_EQ(subject_.term->last_day, day(16)) << "the resident's term isn't the office's";
    go("open", 12);
    EXPECT_EQ(subject_.term->not_counted, 7);
    EXPECT_EQ(subject_.term->last_day, day(23));
    go("wait", 13);
    go("open", 14);
    EXPECT_EQ(subject_.term->not_counted, 8);
    EXPECT_EQ(subject_.term->last_day, day(24));
    const auto derived = cases::derive(*subject_.term);
    EXPECT_EQ(derived->date, day(24));
    EXPECT_EQ(derived->steps.at(2).kind, calendar::DeadlineStep::Kind::pause);
    EXPECT_EQ(derived->steps.at(2).basis, "art. 35 § 5 KPA");
}

TEST_F(Terms, APauseThatEndsOnAHolidayMovesOn) {
    go("wait", 5);
    go("open", 17);  // the 16th and twelve days: 28 November, a Saturday
    EXPECT_EQ(subject_.term->last_day, day(30));
}

TEST_F(Terms, ACompletionMayBeginThemAnew) {
    go("wait", 5);
    go("open", 12, "", true);
    EXPECT_EQ(subject_.term->event, day(12));
    EXPECT_EQ(subject_.term->not_counted, 0);
    EXPECT_EQ(subject_.term->last_day, day(26));
}

TEST_F(Terms, AnExtensionNamesItsDay) {
    forms::Transition step;
    step.to = "open";
    step.starts = "extended";
    cases::lead(subject_, workflow_, step, at(10), day(40));
    EXPECT_TRUE(subject_.term->chosen);
    EXPECT_EQ(subject_.term->last_day, day(40));
    EXPECT_EQ(cases::derive(*subject_.term)->date, day(40));
    go("wait", 20);
    go("open", 23);
    EXPECT_EQ(subject_.term->last_day, day(43)) << "moved by the days of waiting";
}

TEST_F(Terms, TheEndKeepsTheTerm) {
    go("end", 12);
    EXPECT_EQ(subject_.closed, at(12));
    EXPECT_EQ(subject_.term->last_day, day(16));
}

}  // namespace

}  // namespace okienko::letters
