#include <charconv>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/command_database.h"
#include "server/config/read_config.h"
#include "server/demo_office.h"
#include "server/rooms.h"

namespace okienko::commands {

int demo(Arguments arguments);

namespace {

constexpr long kMost = 5'000'000;

/// nullopt when the word is no number from 1 to kMost.
std::optional<long> read_count(const std::string& word) {
    long count = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), count);
    const bool whole = fault == std::errc{} && end == word.data() + word.size();
    if (!whole || count < 1 || count > kMost) return std::nullopt;
    return count;
}

/// What the command itself is told; the rest is configuration.
struct Told {
    std::map<std::string, long> counts;  ///< by option
    std::vector<std::string> rest;
    bool understood = true;
};

Told read(Arguments arguments) {
    Told told;
    for (std::size_t n = 0; n < arguments.size(); ++n) {
        const std::string& word = arguments[n];
        if (word != "--cases" && word != "--residents" && word != "--clerks") {
            told.rest.push_back(word);
            continue;
        }
        const auto count = n + 1 < arguments.size() ? read_count(arguments[++n]) : std::nullopt;
        if (!count) told.understood = false;
        told.counts[word] = count.value_or(0);
    }
    told.understood = told.understood && told.counts.count("--cases") == 1;
    return told;
}

}  // namespace

int demo(Arguments arguments) {
    const Told told = read(arguments);
    if (!told.understood) {
        fmt::print(stderr,
                   "usage: okienko demo --cases N [--residents N] [--clerks N] [--data DIR]"
                   " [--database URI] [--config FILE]\n");
        return kUsage;
    }
    const config::Config config = config::read_config(told.rest, config::process_environment());
    if (!config.demo) {
        fmt::print(stderr, "okienko demo: this installation is not a demonstration (demo = no)\n");
        return kFailed;
    }
    DemoOffice order;
    order.cases = told.counts.at("--cases");
    const auto count = [&](const char* option, std::size_t otherwise) {
        const auto known = told.counts.find(option);
        return known == told.counts.end() ? otherwise : static_cast<std::size_t>(known->second);
    };
    order.residents = count("--residents", order.residents);
    order.clerks = count("--clerks", order.clerks);

    const CommandDatabase database(config);
    Rooms rooms(config, database.uri(), config::Log().from(config::Log::Level::warning));
    rooms.prepare();
    const auto begin = std::chrono::steady_clock::now();
    const DemoOfficeMade made = make_demo_office(rooms, order);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    fmt::print(
        "{} documents filed, {} cases copied of them, {} residents and {} clerks in {:.1f} s\n",
        made.filed,
        made.copied,
        order.residents,
        order.clerks,
        spent.count());
    return kDone;
}

}  // namespace okienko::commands
