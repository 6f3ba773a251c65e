#include "server/calendar/deadline.h"

#include <fmt/format.h>

#include "schemas/texts.h"
#include "server/calendar/local_time.h"
#include "server/calendar/tell_deadline.h"
#include "server/cases/recompute_terms.h"
#include "server/commands/command.h"
#include "server/commands/command_database.h"
#include "server/config/installation.h"
#include "server/config/read_config.h"

namespace okienko::commands {

int deadline(Arguments arguments);

namespace {

int recompute(Arguments arguments) {
    const config::Config config =
        config::read_config(arguments.subspan(1), config::process_environment());
    CommandDatabase database(config);
    const auto terms =
        cases::recompute_terms(database.database(), config::SystemClock{}.now(), true);
    fmt::print("{} open cases have another last day now\n", terms.changed);
    return kDone;
}

}  // namespace

int deadline(Arguments arguments) {
    if (!arguments.empty() && arguments[0] == "--recompute") return recompute(arguments);
    std::string language = "pl";
    if (arguments.size() == 3 && arguments[2] == "--en") {
        language = "en";
    } else if (arguments.size() != 2) {
        fmt::print(
            stderr,
            "usage: okienko deadline DATE PERIOD [--en], e.g. 2025-12-10 14d (or 2w, 1m, 1y)\n"
            "       okienko deadline --recompute [--data DIR | --database URI]\n");
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
