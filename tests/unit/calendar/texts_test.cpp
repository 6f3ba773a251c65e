#include "schemas/texts.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/calendar/tell_deadline.h"

namespace okienko::calendar {
namespace {

/// Every id the room's values name has words in each language.
class CalendarTexts : public testing::TestWithParam<const char*> {
protected:
    schemas::XmlLibrary xml_;
};

TEST_P(CalendarTexts, TellEveryStepHolidayAndPeriod) {
    schemas::Texts texts(GetParam());
    texts.add_file(std::string(OKIENKO_SOURCE_DIR) + "/server/calendar/views/text." + GetParam() +
                   ".xml");
    for (auto day = parse_date("2017-01-01").value(); day < parse_date("2028-01-01");
         day += std::chrono::days(1)) {
        for (const std::string_view period : {"14d", "2w", "1m", "1y"}) {
            const Deadline deadline = compute_deadline(day, parse_period(period).value());
            for (const auto& step : deadline.steps) {
                ASSERT_TRUE(texts.has(step.text_id(deadline.period.unit)))
                    << step.text_id(deadline.period.unit);
                if (step.holiday) {
                    ASSERT_TRUE(
                        texts.has("calendar.holiday." + std::string(holiday_id(*step.holiday))));
                }
            }
        }
    }
    for (const auto unit :
         {PeriodUnit::days, PeriodUnit::weeks, PeriodUnit::months, PeriodUnit::years}) {
        for (const int n : {1, 2, 5})
            EXPECT_NO_THROW(texts.count("calendar.period." + std::string(unit_id(unit)), n));
    }
}

TEST(TellDeadline, SpeaksPolish) {
    const schemas::XmlLibrary xml;
    schemas::Texts texts("pl");
    texts.add_file(std::string(OKIENKO_SOURCE_DIR) + "/server/calendar/views/text.pl.xml");
    const auto deadline =
        compute_deadline(parse_date("2026-10-25").value(), parse_period("7d").value());
    EXPECT_THAT(tell_deadline(deadline, texts),
                testing::ElementsAre(
                    "Zdarzenie: 25 października 2026 r. (niedziela). Tego dnia nie liczymy.",
                    "Po 7 dniach wypada 1 listopada 2026 r. (niedziela).",
                    "1 listopada 2026 r. to dzień wolny od pracy (Wszystkich Świętych), więc "
                    "termin przesuwa się na "
                    "następny dzień.",
                    "Ostatni dzień terminu: 2 listopada 2026 r. (poniedziałek)."));
}

INSTANTIATE_TEST_SUITE_P(Languages, CalendarTexts, testing::Values("pl", "en"));

}  // namespace
}  // namespace okienko::calendar
