#include "schemas/texts.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"

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

INSTANTIATE_TEST_SUITE_P(Languages, CalendarTexts, testing::Values("pl", "en"));

}  // namespace
}  // namespace okienko::calendar
