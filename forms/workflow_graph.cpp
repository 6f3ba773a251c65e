#include "forms/workflow_graph.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace okienko::forms {

namespace {

using Ids = std::set<std::string, std::less<>>;

/// All states one comes to from those given, or, backwards, those one comes to them from.
Ids spread(const Workflow& workflow, Ids ids, bool backwards) {
    for (bool grown = true; grown;) {
        grown = false;
        for (const Transition& step : workflow.transitions) {
            // That a resident may withdraw is no way to an end: nobody has to.
            if (backwards && step.on_withdrawal) continue;
            const std::string& from = backwards ? step.to : step.from;
            const std::string& to = backwards ? step.from : step.to;
            if (ids.count(from) != 0 && ids.insert(to).second) grown = true;
        }
    }
    return ids;
}

Ids final_states(const Workflow& workflow) {
    Ids ids;
    for (const State& state : workflow.states) {
        if (state.is_final()) ids.insert(state.id);
    }
    return ids;
}

bool has_way_out(const Workflow& workflow, const State& state) {
    return std::any_of(
        workflow.transitions.begin(), workflow.transitions.end(), [&](const Transition& step) {
            return step.from == state.id && !step.on_withdrawal;
        });
}

void add(std::vector<Fault>& faults, int line, std::string rule, std::string detail) {
    faults.push_back({"workflow.xml", line, std::move(rule), std::move(detail)});
}

void check_states(const Workflow& workflow, std::vector<Fault>& faults) {
    const std::string& first = workflow.states.front().id;
    const Ids reached = spread(workflow, {first}, false);
    const Ids ending = spread(workflow, final_states(workflow), true);
    for (const State& state : workflow.states) {
        if (reached.count(state.id) == 0) {
            add(faults,
                state.line,
                "unreachable-state",
                fmt::format("no way leads from '{}' to '{}': add a transition to it from a state "
                            "that is reached, or remove the state",
                            first,
                            state.id));
        }
        if (state.is_final()) continue;
        if (!has_way_out(workflow, state)) {
            add(faults,
                state.line,
                "dead-end",
                fmt::format("no transition leads out of '{0}': add one with from=\"{0}\", or say "
                            "kind=\"closed\" if a case ends there",
                            state.id));
        } else if (ending.count(state.id) == 0) {
            add(faults,
                state.line,
                "no-way-to-end",
                fmt::format("a case that comes to '{}' never ends, no closed state can be reached "
                            "from it: add a transition towards one",
                            state.id));
        }
    }
}

/// Whether a clerk takes it by registering the case.
bool is_registering(const Workflow& workflow, const Transition& step) {
    const State* from = workflow.state(step.from);
    const State* to = workflow.state(step.to);
    return step.role == "clerk" && from != nullptr && to != nullptr && from->kind == "new" &&
           to->kind == "open";
}

void check_transitions(const Workflow& workflow, std::vector<Fault>& faults) {
    Ids additions;
    Ids registrations;
    Ids told;  // a transition out of several states is told once
    for (const Transition& step : workflow.transitions) {
        const State* from = workflow.state(step.from);
        if (from != nullptr && from->is_final()) {
            add(faults,
                step.line,
                "leaves-closed",
                fmt::format("'{}' leads out of '{}', which is closed: no case goes on from there",
                            step.id,
                            step.from));
        }
        const bool taken = step.role == "clerk" || step.role == "service" || step.on_addition ||
                           step.on_withdrawal;
        if (!taken && told.insert(step.id).second) {
            add(faults,
                step.line,
                "nobody-takes",
                fmt::format(
                    "nothing lets a {0} take '{1}': say role=\"resident\" on=\"addition\" if "
                    "the resident sends what was asked for, or role=\"service\" if the "
                    "service has pages for it",
                    step.role,
                    step.id));
        }
        const bool second =
            (step.on_addition && !additions.insert(step.from).second) ||
            (is_registering(workflow, step) && !registrations.insert(step.from).second);
        if (second) {
            add(faults,
                step.line,
                "never-taken",
                fmt::format("another transition out of '{}' is always taken before '{}': keep one "
                            "of them",
                            step.from,
                            step.id));
        }
    }
}

}  // namespace

void check_graph(const Workflow& workflow, int root_line, std::vector<Fault>& faults) {
    if (workflow.states.empty()) return;
    if (workflow.states.front().kind != "new") {
        add(faults,
            workflow.states.front().line,
            "first-state",
            "the first state must be of kind 'new'");
    }
    if (final_states(workflow).empty()) {
        add(faults,
            root_line,
            "no-end",
            "no state is of kind 'closed': say which ones a case ends in");
        return;
    }
    check_states(workflow, faults);
    check_transitions(workflow, faults);
}

}  // namespace okienko::forms
