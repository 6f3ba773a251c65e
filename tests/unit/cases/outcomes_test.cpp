#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

#include "forms/form_reader.h"
#include "forms/package.h"
#include "server/cases/choices.h"
#include "server/cases/term.h"

namespace okienko::cases {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// A line of tests/unit/cases/outcomes/<service>.txt: what the law lets somebody do. Its columns
/// are told there.
struct Outcome {
    std::string state;
    std::string transition;
    std::string who;
    std::string then;
    std::string condition;
    std::string term;
    std::string basis;
};

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? ""
                                     : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::vector<Outcome> read_table(const fs::path& file) {
    std::vector<Outcome> table;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '|');) cells.push_back(trimmed(cell));
        EXPECT_EQ(cells.size(), 7U) << file << ": " << line;
        cells.resize(7);
        EXPECT_FALSE(cells[6].empty()) << "by which law: " << line;
        table.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]});
    }
    return table;
}

const fs::path kCatalog = fs::path(OKIENKO_SOURCE_DIR) / "forms/catalog";
const fs::path kTables = fs::path(OKIENKO_SOURCE_DIR) / "tests/unit/cases/outcomes";

forms::Workflow workflow_of(const std::string& service) {
    const auto bytes = schemas::read_file((kCatalog / service / "workflow.xml").string());
    const auto parsed = schemas::parse(bytes);
    std::vector<forms::Fault> faults;
    auto workflow = forms::read_workflow(std::get<schemas::Document>(parsed), faults);
    EXPECT_TRUE(faults.empty());
    return workflow;
}

const std::map<std::string, Hand> kHands = {
    {"clerk", Hand::clerk}, {"resident", Hand::resident}, {"service", Hand::service}};

/// What the table says under "on what condition" about a transition of the data.
std::string condition_of(const forms::Transition& step) {
    std::string told = step.letter.empty() ? "" : "letter " + step.letter;
    if (!step.after.empty()) told += (told.empty() ? "" : ", ") + ("after " + step.after);
    return told.empty() ? "-" : told;
}

/// What becomes of the office's term, seen in a case that the rules lead through the transition.
std::string term_after(const forms::Workflow& workflow, const forms::Transition& step) {
    const auto* main = workflow.main_deadline();
    if (main == nullptr) return "-";
    constexpr std::chrono::sys_days kFiled = std::chrono::year{2026} / 3 / 2;
    Case subject;
    subject.status = step.from;
    subject.received = config::Instant(kFiled.time_since_epoch() + 9h);
    subject.term = Term{kFiled + std::chrono::days{14}, kFiled, main->period, "main", 0, false};
    if (workflow.state(step.from)->kind == "waiting") {
        subject.paused_since = kFiled + std::chrono::days{2};
    }
    const auto day = kFiled + std::chrono::days{5};
    lead(subject, workflow, step, config::Instant(day.time_since_epoch() + 10h), std::nullopt);
    if (subject.closed) return "over";
    if (subject.paused_since) return "stops";
    if (subject.term->event == day) return "anew";
    return subject.term->basis == "main" ? "runs" : "extended";
}

/// One transition may lead out of several states.
const forms::Transition* step_of(const forms::Workflow& workflow, const Outcome& row) {
    for (const forms::Transition& step : workflow.transitions) {
        if (step.id == row.transition && step.from == row.state) return &step;
    }
    return nullptr;
}

/// The list of the office's pages each transition stands in; empty for one a clerk can't take.
std::string list_of(const forms::Workflow& workflow,
                    const forms::Transition& step,
                    const std::string& state) {
    const auto has = [&](const std::vector<const forms::Transition*>& all) {
        return std::find(all.begin(), all.end(), &step) != all.end();
    };
    std::string lists;
    if (has(choices(workflow, state, Way::onward))) lists += "onward ";
    if (has(choices(workflow, state, Way::end))) lists += "end ";
    if (has(letter_choices(workflow, state))) lists += "letter ";
    if (registering(workflow, state) == &step) lists += "registering ";
    return trimmed(lists);
}

class Outcomes : public ::testing::TestWithParam<std::string> {};

TEST_P(Outcomes, EveryStateTransitionAndHandIsAsTheTableSays) {
    const auto workflow = workflow_of(GetParam());
    const auto table = read_table(kTables / (GetParam() + ".txt"));
    ASSERT_FALSE(table.empty());
    std::set<std::string> expected;
    for (const Outcome& row : table) {
        if (row.who == "nobody") continue;
        EXPECT_EQ(kHands.count(row.who), 1U) << row.who;
        EXPECT_TRUE(expected.insert(row.state + " " + row.transition + " " + row.who).second)
            << "twice: " << row.state << " " << row.transition;
    }
    // One that leads out of several states is several in the data: it may be taken by any of them.
    std::set<std::string> taken;
    for (const forms::State& state : workflow.states) {
        for (const forms::Transition& step : workflow.transitions) {
            for (const auto& [name, hand] : kHands) {
                if (!may_take(workflow, step, state.id, hand)) continue;
                taken.insert(state.id + " " + step.id + " " + name);
            }
        }
    }
    for (const std::string& what : taken) {
        EXPECT_EQ(expected.erase(what), 1U) << what << ": the server allows it, the table doesn't";
    }
    EXPECT_THAT(expected, ::testing::IsEmpty()) << "in the table, not in the data";
    EXPECT_FALSE(taken.empty());
}

TEST_P(Outcomes, EachLeadsWhereTheTableSays) {
    const auto workflow = workflow_of(GetParam());
    for (const Outcome& row : read_table(kTables / (GetParam() + ".txt"))) {
        const std::string what = row.state + " " + row.transition;
        EXPECT_NE(workflow.state(row.state), nullptr) << what;
        const auto* step = step_of(workflow, row);
        if (row.who == "nobody" || step == nullptr) {
            EXPECT_NE(workflow.transition(row.transition), nullptr) << what;
            EXPECT_TRUE(row.who == "nobody") << what << " is not in the data";
            continue;
        }
        EXPECT_EQ(step->to, row.then) << what << ": " << row.basis;
        EXPECT_EQ(condition_of(*step), row.condition) << what << ": " << row.basis;
        EXPECT_EQ(term_after(workflow, *step), row.term) << what << ": " << row.basis;
    }
}

TEST_P(Outcomes, TheOfficesPagesOfferWhatTheRuleAllows) {
    const auto workflow = workflow_of(GetParam());
    for (const forms::State& state : workflow.states) {
        const forms::Transition* added = addition(workflow, state.id);
        const forms::Transition* withdrawn = withdrawal(workflow, state.id);
        for (const forms::Transition& step : workflow.transitions) {
            const std::string what = state.id + " " + step.id;
            const std::string lists = list_of(workflow, step, state.id);
            const bool clerk = may_take(workflow, step, state.id, Hand::clerk);
            EXPECT_EQ(!lists.empty(), clerk) << what;
            EXPECT_EQ(lists.find(' '), std::string::npos) << what << " is offered twice: " << lists;
            EXPECT_EQ(added == &step || withdrawn == &step,
                      may_take(workflow, step, state.id, Hand::resident))
                << what;
            EXPECT_EQ(step_of_service(workflow, state.id, step.id) == &step,
                      may_take(workflow, step, state.id, Hand::service))
                << what;
        }
    }
}

std::vector<std::string> services_with_workflows() {
    std::vector<std::string> services;
    for (const auto& entry : fs::directory_iterator(kCatalog)) {
        if (fs::exists(entry.path() / "workflow.xml")) {
            services.push_back(entry.path().filename().string());
        }
    }
    std::sort(services.begin(), services.end());
    return services;
}

INSTANTIATE_TEST_SUITE_P(Catalog,
                         Outcomes,
                         ::testing::ValuesIn(services_with_workflows()),
                         [](const auto& one) {
                             std::string name = one.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace okienko::cases
