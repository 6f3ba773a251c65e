#include <gtest/gtest.h>

#include "server/cases/case_sign.h"
#include "server/cases/choices.h"
#include "server/cases/deadline_signal.h"
#include "server/cases/queue_file.h"

namespace okienko::cases {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

const sys_days kToday{std::chrono::year{2026} / 11 / 6};

TEST(DeadlineSignal, CountsCalendarDays) {
    const auto signal = [](int left) { return signal_of(kToday + days{left}, false, kToday); };
    EXPECT_EQ(signal(-1), Signal::late);
    EXPECT_EQ(signal(0), Signal::now);
    EXPECT_EQ(signal(1), Signal::now);
    EXPECT_EQ(signal(2), Signal::near);
    EXPECT_EQ(signal(4), Signal::near);
    EXPECT_EQ(signal(5), Signal::calm);
    EXPECT_EQ(signal_of(kToday - days{9}, true, kToday), Signal::pause);
    EXPECT_EQ(signal_of(std::nullopt, false, kToday), Signal::pause);
}

TEST(DeadlineSignal, RangesMeetWithoutGapOrOverlap) {
    for (int left = -20; left <= 20; ++left) {
        const sys_days day = kToday + days{left};
        int hits = 0;
        for (const Signal signal : {Signal::late, Signal::now, Signal::near, Signal::calm}) {
            const auto range = days_of(signal, kToday);
            const bool in =
                (!range->from || day >= *range->from) && (!range->to || day <= *range->to);
            EXPECT_EQ(in, signal_of(day, false, kToday) == signal) << left;
            hits += in ? 1 : 0;
        }
        EXPECT_EQ(hits, 1);
    }
    EXPECT_FALSE(days_of(Signal::pause, kToday));
}

TEST(CaseSignText, IsReadAndWritten) {
    for (const char* text :
         {"OR.1431.12.2026", "SA-02.1431.15.2026", "NPII.4131.1.6.2021", "0401-TEST.000.2.2020"}) {
        const auto sign = read_sign(text);
        ASSERT_TRUE(sign) << text;
        EXPECT_EQ(to_string(*sign), text);
    }
    EXPECT_EQ(read_sign("NPII.4131.1.6.2021")->list, 1);
    EXPECT_EQ(short_sign("OR.1431.12.2026"), "1431.12");
    for (const char* text : {"",
                             "OR",
                             "OR.1431.12",
                             "OR.1431.x.2026",
                             "OR.14311.1.2026",
                             ".1431.1.2026",
                             "OR.1431.1.26",
                             "OR.1431.99999999.2026",
                             "OR.1431.1.2.3.2026"}) {
        EXPECT_FALSE(read_sign(text)) << text;
    }
}

TEST(CsvCell, NoSpreadsheetTakesItForAFormula) {
    EXPECT_EQ(csv_cell("Umowy \"drzewne\"; aneksy"), "\"Umowy \"\"drzewne\"\"; aneksy\"");
    for (const char* evil : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"}) {
        EXPECT_EQ(csv_cell(evil), std::string("\"'") + evil + "\"");
    }
    EXPECT_EQ(csv_cell("a=1"), "\"a=1\"");
    EXPECT_EQ(csv_cell(""), "\"\"");
}

TEST(Choices, FollowTheKindsOfStates) {
    forms::Workflow workflow;
    workflow.states = {{"n", "new"}, {"o", "open"}, {"w", "waiting"}, {"c", "closed"}};
    const auto step = [&](const char* id, const char* from, const char* to, const char* role) {
        forms::Transition transition;
        transition.id = id;
        transition.from = from;
        transition.to = to;
        transition.role = role;
        workflow.transitions.push_back(transition);
    };
    step("enter", "n", "o", "clerk");
    step("wait", "o", "w", "clerk");
    step("end", "o", "c", "clerk");
    step("withdraw", "o", "c", "resident");
    EXPECT_EQ(registering(workflow, "n")->id, "enter");
    EXPECT_EQ(registering(workflow, "o"), nullptr);
    EXPECT_TRUE(choices(workflow, "n", Way::onward).empty());
    ASSERT_EQ(choices(workflow, "o", Way::onward).size(), 1U);
    EXPECT_EQ(choices(workflow, "o", Way::onward)[0]->id, "wait");
    ASSERT_EQ(choices(workflow, "o", Way::end).size(), 1U);
    EXPECT_EQ(choices(workflow, "o", Way::end)[0]->id, "end");
}

}  // namespace

}  // namespace okienko::cases
