#pragma once

#include <string_view>
#include <vector>

#include "forms/workflow.h"

namespace okienko::cases {

/// Who leads a case on: a clerk of its unit by an act or a letter, the resident by sending what was
/// asked for or by withdrawing, or the service's own pages, which check more than the workflow
/// says.
enum class Hand { clerk, resident, service };

/// Whether the workflow lets this hand lead a case that stands in the state through the transition:
/// the one rule which everything below, letters, additions and services rest on.
bool may_take(const forms::Workflow& workflow,
              const forms::Transition& transition,
              std::string_view state,
              Hand hand);

/// What a clerk may do next by the workflow; the ids of transitions and states are the service's
/// own, so the kinds of states tell what a transition is.
enum class Way {
    onward,  ///< to a state in which the case goes on
    end,     ///< to a closed state: an outcome
};
/// Only those that need no letter: the others are taken by sending it.
std::vector<const forms::Transition*> choices(const forms::Workflow& workflow,
                                              std::string_view state,
                                              Way way);

/// The transitions from a state that a letter goes with, in the order of the workflow.
std::vector<const forms::Transition*> letter_choices(const forms::Workflow& workflow,
                                                     std::string_view state);

/// The transition from a new state that registering goes through; nullptr when there is none. Not
/// among the choices.
const forms::Transition* registering(const forms::Workflow& workflow, std::string_view state);

/// The transition a resident's addition takes from a state; nullptr when none is asked for.
const forms::Transition* addition(const forms::Workflow& workflow, std::string_view state);

/// The transition by which a resident withdraws a case in a state; nullptr when they can't.
const forms::Transition* withdrawal(const forms::Workflow& workflow, std::string_view state);

/// The transition of that id, if the service's own pages may take it from the state.
const forms::Transition* step_of_service(const forms::Workflow& workflow,
                                         std::string_view state,
                                         std::string_view id);

}  // namespace okienko::cases
