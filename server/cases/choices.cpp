#include "server/cases/choices.h"

namespace okienko::cases {

namespace {

bool is_kind(const forms::Workflow& workflow, std::string_view state, std::string_view kind) {
    const forms::State* known = workflow.state(state);
    return known != nullptr && known->kind == kind;
}

bool is_registering(const forms::Workflow& workflow, const forms::Transition& transition) {
    return is_kind(workflow, transition.from, "new") && is_kind(workflow, transition.to, "open");
}

bool is_open_to_clerk(const forms::Transition& transition, std::string_view state) {
    return transition.role == "clerk" && transition.from == state;
}

}  // namespace

std::vector<const forms::Transition*> choices(const forms::Workflow& workflow,
                                              std::string_view state,
                                              Way way) {
    std::vector<const forms::Transition*> found;
    for (const forms::Transition& transition : workflow.transitions) {
        if (!is_open_to_clerk(transition, state) || is_registering(workflow, transition)) continue;
        if (!transition.letter.empty()) continue;
        const bool ends = is_kind(workflow, transition.to, "closed");
        if (ends == (way == Way::end)) found.push_back(&transition);
    }
    return found;
}

std::vector<const forms::Transition*> letter_choices(const forms::Workflow& workflow,
                                                     std::string_view state) {
    std::vector<const forms::Transition*> found;
    for (const forms::Transition& transition : workflow.transitions) {
        if (is_open_to_clerk(transition, state) && !transition.letter.empty()) {
            found.push_back(&transition);
        }
    }
    return found;
}

const forms::Transition* registering(const forms::Workflow& workflow, std::string_view state) {
    for (const forms::Transition& transition : workflow.transitions) {
        if (is_open_to_clerk(transition, state) && is_registering(workflow, transition)) {
            return &transition;
        }
    }
    return nullptr;
}

}  // namespace okienko::cases
