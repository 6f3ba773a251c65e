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

}  // namespace

bool may_take(const forms::Workflow& workflow,
              const forms::Transition& transition,
              std::string_view state,
              Hand hand) {
    if (transition.from != state || is_kind(workflow, state, "closed")) return false;
    switch (hand) {
        case Hand::clerk:
            return transition.role == "clerk";
        case Hand::resident:
            return transition.role == "resident" &&
                   (transition.on_addition || transition.on_withdrawal);
        case Hand::service:
            return transition.role == "service";
    }
    return false;
}

std::vector<const forms::Transition*> choices(const forms::Workflow& workflow,
                                              std::string_view state,
                                              Way way) {
    std::vector<const forms::Transition*> found;
    for (const forms::Transition& transition : workflow.transitions) {
        if (!may_take(workflow, transition, state, Hand::clerk)) continue;
        if (is_registering(workflow, transition)) continue;
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
        if (may_take(workflow, transition, state, Hand::clerk) && !transition.letter.empty()) {
            found.push_back(&transition);
        }
    }
    return found;
}

const forms::Transition* registering(const forms::Workflow& workflow, std::string_view state) {
    for (const forms::Transition& transition : workflow.transitions) {
        if (may_take(workflow, transition, state, Hand::clerk) &&
            is_registering(workflow, transition)) {
            return &transition;
        }
    }
    return nullptr;
}

const forms::Transition* addition(const forms::Workflow& workflow, std::string_view state) {
    for (const forms::Transition& transition : workflow.transitions) {
        if (transition.on_addition && may_take(workflow, transition, state, Hand::resident)) {
            return &transition;
        }
    }
    return nullptr;
}

const forms::Transition* withdrawal(const forms::Workflow& workflow, std::string_view state) {
    for (const forms::Transition& transition : workflow.transitions) {
        if (transition.on_withdrawal && may_take(workflow, transition, state, Hand::resident)) {
            return &transition;
        }
    }
    return nullptr;
}

const forms::Transition* step_of_service(const forms::Workflow& workflow,
                                         std::string_view state,
                                         std::string_view id) {
    for (const forms::Transition& transition : workflow.transitions) {
        if (transition.id == id && may_take(workflow, transition, state, Hand::service)) {
            return &transition;
        }
    }
    return nullptr;
}

}  // namespace okienko::cases
