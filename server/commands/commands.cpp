#include <algorithm>
#include <array>

#include "server/commands/command.h"

namespace okienko::commands {

// One function a command, each in the file of its name in this folder.
int account(Arguments arguments);
int audit(Arguments arguments);
int augment(Arguments arguments);
int deadline(Arguments arguments);
int demo(Arguments arguments);
int forms_read_schema(Arguments arguments);
int migrate(Arguments arguments);
int routes(Arguments arguments);
int serve(Arguments arguments);
int service(Arguments arguments);
int sign(Arguments arguments);
int token(Arguments arguments);
int validate(Arguments arguments);
int verify(Arguments arguments);

namespace {

constexpr std::array kCommands = {
    Command{"serve",
            "[--port N] [--data DIR] [--database URI] [--no-demo] [--config FILE]",
            "Starts the server, with its own private PostgreSQL unless a database is given.",
            &serve},
    Command{
        "account",
        "create | role | unit | lock | unlock | reset | show --email MAIL …",
        "Makes an account, gives it roles and units, locks it, or prints a link to a new password.",
        &account},
    Command{"token",
            "create --account MAIL [--name NAME] [--scope SCOPE]… [--days N]",
            "Makes a key with which a program uses the API for an account, and prints it once.",
            &token},
    Command{"audit",
            "verify [--data DIR] [--database URI] [--config FILE]",
            "Checks that no entry of the audit trail was edited, removed, moved or cut off.",
            &audit},
    Command{"augment",
            "--level T|LT|LTA --tsa URL --anchors PATH [--detached PATH]… FILE -o OUT",
            "Adds time-stamps and what validates them to the signatures of a file.",
            &augment},
    Command{"deadline",
            "DATE PERIOD [--en]",
            "Tells the end of a period such as 14d, 2w, 1m or 1y and how it follows from the law.",
            &deadline},
    Command{"demo",
            "--cases N [--residents N] [--clerks N] [--data DIR] [--database URI]",
            "Fills a demonstration with invented people and N cases.",
            &demo},
    Command{"migrate",
            "[--data DIR] [--database URI] [--config FILE]",
            "Brings the database's tables up to date; serve does so by itself.",
            &migrate},
    Command{"routes",
            "[--config FILE]",
            "Lists every address the server answers, with who may call it.",
            &routes},
    Command{"service",
            "check DIR… | draw DIR | new --schema XSD --root NAME --out DIR",
            "Proves service folders whole, draws the workflow of one, or begins one from a schema.",
            &service},
    Command{"sign",
            "--p12 FILE [--password-file FILE] [--form FORM] [--out FILE] FILE…",
            "Signs files with XAdES: enveloped, enveloping, detached or asice.",
            &sign},
    Command{"validate",
            "[--service ID] FILE",
            "Holds a document against its service; violations come as JSON lines.",
            &validate},
    Command{"verify",
            "[--json | --format NAME] [--report FILE] [--anchors PATH] [--trusted-list PATH]… "
            "[--lotl LOCATION --lotl-certificates PATH] [--detached PATH]… [--at TIME] "
            "[--revocation PATH]… [--policy NAME|FILE] [--extract FOLDER] FILE…",
            "Verifies the signatures of XML documents and ASiC containers against given anchors.",
            &verify},
    Command{"forms-read-schema", "", "", &forms_read_schema},
};

}  // namespace

std::span<const Command> all_commands() {
    return kCommands;
}

const Command* find_command(std::string_view name) {
    const auto* found = std::find_if(kCommands.begin(),
                                     kCommands.end(),
                                     [&](const Command& command) { return command.name == name; });
    return found == kCommands.end() ? nullptr : found;
}

}  // namespace okienko::commands
