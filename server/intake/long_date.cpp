#include "server/intake/long_date.h"

namespace okienko::intake {

std::string long_date(std::chrono::sys_days day, const schemas::Texts& words) {
    const std::chrono::year_month_day date{day};
    return words.get(
        "date.long",
        {{"day", std::to_string(static_cast<unsigned>(date.day()))},
         {"month", words.get("month." + std::to_string(static_cast<unsigned>(date.month())))},
         {"year", std::to_string(static_cast<int>(date.year()))}});
}

}  // namespace okienko::intake
