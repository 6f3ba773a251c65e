#include <gtest/gtest.h>

#include "schemas/document.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_view.h"
#include "server/cases/open_case.h"

namespace okienko::cases {

namespace {

config::Instant at(const char* text) {
    return calendar::parse_instant(text).value();
}

}  // namespace

TEST(Term, IsCountedFromTheDayOfReceiptInTheOfficesTime) {
    // 23:30 UTC on 27 October is already 28 October in Warsaw; 11 November is a day off.
    const auto term = term_of(at("2026-10-27T23:30:00Z"), "14d", "deadline.odpowiedz.basis");
    ASSERT_TRUE(term);
    EXPECT_EQ(calendar::format_date(term->event), "2026-10-28");
    EXPECT_EQ(calendar::format_date(term->last_day), "2026-11-12");
    EXPECT_FALSE(term_of(at("2026-10-28T12:00:00Z"), "", ""));
    EXPECT_THROW(term_of(at("2026-10-28T12:00:00Z"), "soon", ""), std::logic_error);
}

TEST(Term, ShowsItsDerivation) {
    const auto term = term_of(at("2026-10-28T12:00:00Z"), "14d", "basis");
    const auto view = schemas::Document::with_root("page");
    add_term(view.root(), *term, calendar::parse_date("2026-11-06").value());
    const auto shown = view.root().child("term");
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->attribute("left"), "6");
    EXPECT_EQ(shown->attribute("count"), "14");
    EXPECT_EQ(shown->attribute("unit"), "days");
    const auto steps = shown->children("step");
    ASSERT_GE(steps.size(), 4U);
    EXPECT_EQ(steps[2].attribute("holiday"), "independence-day");
    EXPECT_EQ(steps.back().attribute("date"), "2026-11-12");
}

}  // namespace okienko::cases
