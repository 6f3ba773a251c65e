#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/command_database.h"
#include "server/config/read_config.h"
#include "server/storage/migrations.h"

namespace okienko::commands {

int migrate(Arguments arguments);

int migrate(Arguments arguments) {
    const config::Config config = config::read_config(arguments, config::process_environment());
    CommandDatabase database(config);
    const auto applied = storage::migrate(database.database(), config.root);
    for (const auto& name : applied) fmt::print("{}\n", name);
    fmt::print("{} applied; the database is up to date\n", applied.size());
    return kDone;
}

}  // namespace okienko::commands
