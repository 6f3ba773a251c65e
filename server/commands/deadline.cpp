#include "server/calendar/deadline.h"

#include <fmt/format.h>

#include "schemas/texts.h"
#include "server/calendar/local_time.h"
#include "server/calendar/tell_deadline.h"
#include "server/commands/command.h"
#include "server/config/installation.h"

namespace okienko::commands {

int deadline(Arguments arguments);

int deadline(Arguments arguments) {
    std::string language = "pl";
    if (arguments.size() == 3 && arguments[2] == "--en") {
        language = "en";
    } else if (arguments.size() != 2) {
        fmt::print(
            stderr,
            "usage: okienko deadline DATE PERIOD [--en], e.g. 2025-12-10 14d (or 2w, 1m, 1y)\n");
        return kUsage;
    }
    const auto event = calendar::parse_date(arguments[0]);
    const auto period = calendar::parse_period(arguments[1]);
    if (!event) fmt::print(stderr, "'{}' is not a date like 2025-12-10\n", arguments[0]);
    if (!period) fmt::print(stderr, "'{}' is not a period like 14d, 2w, 1m or 1y\n", arguments[1]);
    if (!event || !period) return kUsage;
    const calendar::Deadline deadline = calendar::compute_deadline(*event, *period);
    schemas::Texts texts(language);
    texts.add_file(
        (config::find_installation() / "server/calendar/views" / ("text." + language + ".xml"))
            .string());
    fmt::print("{}\n", calendar::format_date(deadline.date));
    const auto sentences = calendar::tell_deadline(deadline, texts);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        fmt::print("  {}  {}\n", sentences[i], deadline.steps[i].basis);
    }
    return kDone;
}

}  // namespace okienko::commands
