#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schemas/xml_library.h"
#include "server/commands/command.h"

namespace {

void print_help() {
    fmt::print(
        "Okienko: a document and e-form server for a city office.\n\nusage: okienko COMMAND …\n\n");
    for (const auto& command : okienko::commands::all_commands()) {
        if (command.summary.empty()) continue;  // for the program itself
        fmt::print("  okienko {} {}\n      {}\n", command.name, command.usage, command.summary);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty() || words[0] == "help" || words[0] == "--help") {
        print_help();
        return words.empty() ? okienko::commands::kUsage : okienko::commands::kDone;
    }
    const auto* command = okienko::commands::find_command(words[0]);
    if (command == nullptr) {
        fmt::print(stderr, "okienko: no command '{}'; 'okienko help' lists them\n", words[0]);
        return okienko::commands::kUsage;
    }
    try {
        const okienko::schemas::XmlLibrary xml;
        return command->run(std::span(words).subspan(1));
    } catch (const std::exception& error) {
        fmt::print(stderr, "okienko {}: {}\n", words[0], error.what());
        return okienko::commands::kFailed;
    }
}
