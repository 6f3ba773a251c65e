#include "forms/workflow.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "forms/form_reader.h"

namespace okienko::forms {

namespace {

using schemas::Node;

void add(std::vector<Fault>& faults, Node at, std::string rule, std::string detail) {
    faults.push_back({"workflow.xml", at.line(), std::move(rule), std::move(detail)});
}

bool is_true(Node node, std::string_view attribute) {
    const std::string text = node.attribute_or(attribute, "false");
    return text == "true" || text == "1";
}

Deadline read_deadline(Node node, std::string id) {
    Deadline made;
    made.id = std::move(id);
    made.period = node.attribute_or("period", "");
    const std::string from = node.attribute_or("from", "received");
    if (from == "transition") made.from = Deadline::From::transition;
    if (from == "delivery") made.from = Deadline::From::delivery;
    made.main = is_true(node, "main");
    made.of_resident = node.attribute_or("of", "office") == "resident";
    made.limit = node.attribute_or("limit", "true") != "false";
    return made;
}

Transition read_transition(Node node, std::string id) {
    Transition made;
    made.id = std::move(id);
    made.to = node.attribute_or("to", "");
    made.role = node.attribute_or("role", "clerk");
    made.starts = node.attribute_or("starts", "");
    made.letter = node.attribute_or("letter", "");
    made.signature = node.attribute_or("signature", "");
    made.after = node.attribute_or("after", "");
    made.on_addition = node.attribute_or("on", "") == "addition";
    made.on_withdrawal = node.attribute_or("on", "") == "withdrawal";
    made.restarts = is_true(node, "restarts");
    made.line = node.line();
    return made;
}

std::vector<std::string> states_left(Node node) {
    std::istringstream list(node.attribute_or("from", ""));
    return {std::istream_iterator<std::string>(list), {}};
}

/// A withdrawal is the resident's alone and ends the case.
void check_withdrawal(const Workflow& workflow,
                      const Transition& step,
                      Node node,
                      std::vector<Fault>& faults) {
    if (step.role != "resident") {
        add(faults, node, "withdrawal-without-resident", "only the resident withdraws");
    }
    const State* end = workflow.state(step.to);
    if (end != nullptr && end->kind != "closed") {
        add(faults,
            node,
            "withdrawal-goes-on",
            fmt::format("'{}' withdraws into '{}', which is not closed", step.id, step.to));
    }
    if (workflow.on_withdrawal(step.from) != nullptr) {
        add(faults,
            node,
            "two-withdrawals",
            fmt::format("there is another way to withdraw from '{}'", step.from));
    }
}

/// What a transition refers to exists, and fits it: the law's days are counted from a delivery only
/// where a letter is delivered.
void check_transition(const Workflow& workflow,
                      const Transition& step,
                      Node node,
                      std::vector<Fault>& faults) {
    for (const auto& end : {step.from, step.to}) {
        if (workflow.state(end) == nullptr)
            add(faults, node, "unknown-state", fmt::format("no state '{}'", end));
    }
    for (const auto& id : {step.starts, step.after}) {
        if (!id.empty() && workflow.deadline(id) == nullptr)
            add(faults, node, "unknown-deadline", fmt::format("no deadline '{}'", id));
    }
    const Deadline* started = workflow.deadline(step.starts);
    if (started != nullptr && started->from == Deadline::From::delivery && step.letter.empty()) {
        add(faults,
            node,
            "delivery-without-letter",
            fmt::format(
                "'{}' is counted from a delivery, and '{}' sends no letter", started->id, step.id));
    }
    if (!step.letter.empty() && step.role != "clerk") {
        add(faults, node, "letter-without-clerk", "only a clerk writes letters");
    }
    if (!step.signature.empty() && step.letter.empty()) {
        add(faults, node, "signature-without-letter", "only letters are signed");
    }
    const Deadline* passed = workflow.deadline(step.after);
    if (passed != nullptr && (!passed->of_resident || step.letter.empty())) {
        add(faults,
            node,
            "wrong-guard",
            fmt::format("'after' needs a deadline of the resident and a letter, '{}' has not both",
                        step.id));
    }
    if (step.letter == "extension" && (started == nullptr || started->of_resident)) {
        add(faults,
            node,
            "extension-without-deadline",
            fmt::format("'{}' extends nothing: no deadline of the office starts", step.id));
    }
    if (step.on_addition && step.role != "resident") {
        add(faults, node, "addition-without-resident", "an addition is sent by the resident");
    }
    if (step.on_withdrawal) check_withdrawal(workflow, step, node, faults);
    if (step.restarts && workflow.main_deadline() == nullptr) {
        add(faults, node, "nothing-to-restart", "there is no main deadline");
    }
}

void check_deadlines(const Workflow& workflow, Node root, std::vector<Fault>& faults) {
    const auto mains = std::count_if(workflow.deadlines.begin(),
                                     workflow.deadlines.end(),
                                     [](const Deadline& deadline) { return deadline.main; });
    if (mains > 1) add(faults, root, "two-main-deadlines", "only one deadline can be the main one");
    for (const Deadline& deadline : workflow.deadlines) {
        const bool of_delivery = deadline.from == Deadline::From::delivery;
        if (of_delivery && !deadline.of_resident) {
            add(faults,
                root,
                "office-waits-for-delivery",
                fmt::format("'{}' is the office's and counted from a delivery", deadline.id));
        }
        if (deadline.main && (deadline.of_resident || deadline.from != Deadline::From::received)) {
            add(faults,
                root,
                "main-deadline",
                fmt::format("'{}' must be the office's, from the day of receipt", deadline.id));
        }
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

const Deadline* Workflow::deadline(std::string_view id) const {
    const auto found = std::find_if(
        deadlines.begin(), deadlines.end(), [&](const Deadline& one) { return one.id == id; });
    return found == deadlines.end() ? nullptr : &*found;
}

const Transition* Workflow::transition(std::string_view id) const {
    const auto found = std::find_if(transitions.begin(),
                                    transitions.end(),
                                    [&](const Transition& one) { return one.id == id; });
    return found == transitions.end() ? nullptr : &*found;
}

const Transition* Workflow::on_withdrawal(std::string_view state) const {
    const auto found =
        std::find_if(transitions.begin(), transitions.end(), [&](const Transition& one) {
            return one.on_withdrawal && one.from == state;
        });
    return found == transitions.end() ? nullptr : &*found;
}

bool Workflow::has_withdrawal() const {
    return std::any_of(transitions.begin(), transitions.end(), [](const Transition& one) {
        return one.on_withdrawal;
    });
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
        made.states.push_back(
            {take_id(node, "state."), node.attribute_or("kind", "open"), node.line()});
    }
    for (const Node node : root.children("deadline")) {
        made.deadlines.push_back(read_deadline(node, take_id(node, "deadline.")));
    }
    for (const Node node : root.children("transition")) {
        Transition step = read_transition(node, take_id(node, "transition."));
        for (std::string& from : states_left(node)) {
            step.from = std::move(from);
            check_transition(made, step, node, faults);
            made.transitions.push_back(step);
        }
    }
    check_deadlines(made, root, faults);
    return made;
}

}  // namespace okienko::forms
