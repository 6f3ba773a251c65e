#pragma once

#include <string_view>
#include <vector>

#include "forms/workflow.h"

namespace okienko::cases {

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

}  // namespace okienko::cases
