#include "server/calendar/tell_deadline.h"

#include <fmt/format.h>

namespace okienko::calendar {
namespace {

std::string tell_weekday(std::chrono::sys_days day, const schemas::Texts& texts) {
    return texts.get(fmt::format("calendar.weekday.{}", std::chrono::weekday{day}.iso_encoding()));
}

std::string tell_period(Period period, const schemas::Texts& texts) {
    return texts.count(fmt::format("calendar.period.{}", unit_id(period.unit)), period.count);
}

}  // namespace

std::string tell_date(std::chrono::sys_days day, const schemas::Texts& texts) {
    const std::chrono::year_month_day date{day};
    return texts.get(
        "calendar.date",
        {{"day", std::to_string(static_cast<unsigned>(date.day()))},
         {"month",
          texts.get(fmt::format("calendar.month.{}", static_cast<unsigned>(date.month())))},
         {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::vector<std::string> tell_deadline(const Deadline& deadline, const schemas::Texts& texts) {
    std::vector<std::string> sentences;
    for (const auto& step : deadline.steps) {
        schemas::Texts::Values values = {{"date", tell_date(step.date, texts)},
                                         {"weekday", tell_weekday(step.date, texts)},
                                         {"period", tell_period(deadline.period, texts)},
                                         {"days", std::to_string(deadline.not_counted)}};
        if (step.holiday) {
            values.emplace_back(
                "holiday",
                texts.get(fmt::format("calendar.holiday.{}", holiday_id(*step.holiday))));
        }
        sentences.push_back(texts.get(step.text_id(deadline.period.unit), values));
    }
    return sentences;
}

}  // namespace okienko::calendar
