#include "forms/workflow.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "forms/form_reader.h"

namespace okienko::forms {

namespace {

using schemas::Node;

void add(std::vector<Fault>& faults, Node at, std::string rule, std::string detail) {
    faults.push_back({"workflow.xml", at.line(), std::move(rule), std::move(detail)});
}

/// Every state can be reached from the first, and from every state that is not closed there is a
/// way on.
void check_graph(const Workflow& workflow, Node root, std::vector<Fault>& faults) {
    std::set<std::string> reached = {workflow.states.front().id};
    for (bool grown = true; grown;) {
        grown = false;
        for (const Transition& step : workflow.transitions) {
            if (reached.count(step.from) != 0 && reached.insert(step.to).second) grown = true;
        }
    }
    for (const State& state : workflow.states) {
        if (reached.count(state.id) == 0) {
            add(faults,
                root,
                "unreachable-state",
                fmt::format("no transition leads to '{}'", state.id));
        }
        const bool leaves = std::any_of(
            workflow.transitions.begin(), workflow.transitions.end(), [&](const Transition& step) {
                return step.from == state.id;
            });
        if (!leaves && state.kind != "closed") {
            add(faults,
                root,
                "dead-end",
                fmt::format("no transition leads out of '{}', which is not closed", state.id));
        }
    }
    if (workflow.states.front().kind != "new") {
        add(faults, root, "first-state", "the first state must be of kind 'new'");
    }
}

}  // namespace

const State* Workflow::state(std::string_view id) const {
    const auto found = std::find_if(
        states.begin(), states.end(), [&](const State& state) { return state.id == id; });
    return found == states.end() ? nullptr : &*found;
}

const Deadline* Workflow::main_deadline() const {
    const auto found = std::find_if(
        deadlines.begin(), deadlines.end(), [](const Deadline& deadline) { return deadline.main; });
    return found == deadlines.end() ? nullptr : &*found;
}

Workflow read_workflow(const schemas::Document& document, std::vector<Fault>& faults) {
    const Node root = document.root();
    Workflow made;
    made.jrwa = root.attribute_or("jrwa", "");
    made.category = root.attribute_or("category", "");
    made.unit = root.attribute_or("unit", "");
    made.unit_from = root.attribute_or("unit-from", "");
    made.unit_line = root.line();
    made.public_subject = root.attribute_or("subject", "private") == "public";
    std::set<std::string> ids;
    const auto take_id = [&](Node node, const std::string& kind) {
        std::string id = node.attribute_or("id", "");
        if (!ids.insert(kind + id).second)
            add(faults, node, "repeated-id", fmt::format("'{}' is used twice", id));
        return id;
    };
    for (const Node node : root.children("state")) {
        made.states.push_back({take_id(node, "state."), node.attribute_or("kind", "open")});
    }
    for (const Node node : root.children("deadline")) {
        made.deadlines.push_back({take_id(node, "deadline."),
                                  node.attribute_or("period", ""),
                                  node.attribute_or("from", "received") == "transition",
                                  node.attribute_or("main", "false") == "true"});
    }
    for (const Node node : root.children("transition")) {
        Transition step{take_id(node, "transition."),
                        node.attribute_or("from", ""),
                        node.attribute_or("to", ""),
                        node.attribute_or("role", "clerk"),
                        node.attribute_or("starts", "")};
        for (const auto& end : {step.from, step.to}) {
            if (made.state(end) == nullptr)
                add(faults, node, "unknown-state", fmt::format("no state '{}'", end));
        }
        const bool known = std::any_of(
            made.deadlines.begin(), made.deadlines.end(), [&](const Deadline& deadline) {
                return deadline.id == step.starts;
            });
        if (!step.starts.empty() && !known) {
            add(faults, node, "unknown-deadline", fmt::format("no deadline '{}'", step.starts));
        }
        made.transitions.push_back(std::move(step));
    }
    const auto mains = std::count_if(made.deadlines.begin(),
                                     made.deadlines.end(),
                                     [](const Deadline& deadline) { return deadline.main; });
    if (mains > 1) add(faults, root, "two-main-deadlines", "only one deadline can be the main one");
    if (!made.states.empty()) check_graph(made, root, faults);
    return made;
}

}  // namespace okienko::forms
