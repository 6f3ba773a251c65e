#pragma once

#include <optional>

#include "forms/workflow.h"
#include "server/calendar/deadline.h"
#include "server/cases/case.h"

namespace okienko::cases {

/// How the last day of a term was found, with the day itself; nullopt for a period that can't be
/// read.
std::optional<calendar::Deadline> derive(const Term& term);

/// What a transition does to a case: its new state, the pause of its term, the deadline it starts,
/// the end. A waiting state stops the term; leaving it adds the days that were not counted, or
/// begins the main deadline anew. `chosen`: the last day a letter tells instead of a computed one.
/// Deadlines of the resident are not the case's: they belong to the letter that sets them.
void lead(Case& subject,
          const forms::Workflow& workflow,
          const forms::Transition& transition,
          config::Instant now,
          std::optional<std::chrono::sys_days> chosen = std::nullopt);

}  // namespace okienko::cases
