#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "forms/schema_compiler.h"
#include "forms/service.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/cases/demo_cases_store.h"
#include "server/catalogue/office.h"
#include "server/catalogue/services.h"
#include "server/commands/command.h"
#include "server/commands/command_database.h"
#include "server/config/installation.h"
#include "server/config/read_config.h"

namespace okienko::commands {

int demo(Arguments arguments);

namespace {

constexpr long kMost = 5'000'000;
constexpr int kDays = 400;

/// 0 when the word is no number of cases.
long read_count(const std::string& word) {
    long count = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), count);
    const bool whole = fault == std::errc{} && end == word.data() + word.size();
    return whole && count > 0 && count <= kMost ? count : 0;
}

void read_workflow(const forms::Workflow& workflow, cases::DemoCases& plan) {
    plan.file_class = workflow.jrwa;
    constexpr std::size_t kRunningToWaiting = 6;
    for (const forms::State& state : workflow.states) {
        if (state.kind == "new") plan.new_state = state.id;
        if (state.kind == "closed") plan.closed_states.push_back(state.id);
        if (state.kind == "waiting") plan.waiting_states.push_back(state.id);
        if (state.kind == "open") {
            plan.open_states.insert(plan.open_states.end(), kRunningToWaiting, state.id);
        }
    }
    plan.open_states.insert(
        plan.open_states.end(), plan.waiting_states.begin(), plan.waiting_states.end());
}

void spread_over_days(cases::DemoCases& plan) {
    const auto today = calendar::local_date(plan.now);
    for (int i = 0; i < kDays; ++i) {
        const auto day = today - std::chrono::days{i};
        cases::DemoCases::Day entry{day, std::nullopt};
        if (plan.like.term) {
            if (const auto period = calendar::parse_period(plan.like.term->period)) {
                entry.deadline = calendar::compute_deadline(day, *period).date;
            }
        }
        plan.days.push_back(entry);
    }
}

}  // namespace

int demo(Arguments arguments) {
    const long count =
        arguments.size() > 1 && arguments[0] == "cases" ? read_count(arguments[1]) : 0;
    if (count == 0) {
        fmt::print(stderr,
                   "usage: okienko demo cases N [--data DIR] [--database URI] [--config FILE]\n");
        return kUsage;
    }
    const config::Config config =
        config::read_config(arguments.subspan(2), config::process_environment());
    if (!config.demo) {
        fmt::print(stderr, "okienko demo: this installation is not a demonstration (demo = no)\n");
        return kFailed;
    }
    CommandDatabase database(config);
    const auto like = database.database().read(
        [](storage::Transaction& transaction) { return cases::case_to_copy(transaction); });
    if (!like) {
        fmt::print(stderr,
                   "okienko demo: send one application first; the cases will be copies of it\n");
        return kFailed;
    }
    const forms::ServiceCompiler compiler(
        config.root.string(),
        std::make_shared<forms::ChildSchemaCompiler>(config::own_program().string()));
    catalogue::Services services(database.database(), compiler, config::Log::silent());
    const auto service = services.by_hash(like->package);
    if (!service) throw std::runtime_error("the service of the newest case is not published here");

    cases::DemoCases plan;
    plan.like = *like;
    plan.now = config::SystemClock{}.now();
    const auto office = catalogue::Office::read(config.office.string());
    for (const auto& unit : office.units()) plan.units.push_back(unit.code);
    read_workflow(service->workflow(), plan);
    spread_over_days(plan);
    const auto begin = std::chrono::steady_clock::now();
    const long made = database.database().run([&](storage::Transaction& transaction) {
        return cases::make_demo_cases(transaction, plan, count);
    });
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    fmt::print("{} cases in {:.1f} s\n", made, spent.count());
    return kDone;
}

}  // namespace okienko::commands
