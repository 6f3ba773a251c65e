#pragma once

#include <string>

#include "server/cases/act.h"

namespace okienko::cases {

/// Ends the case by a transition of its workflow that leads to a closed state: the outcome. Only a
/// registered case, and only by the clerk who has it. Posted fields: `wynik`, `wiadomosc` (words
/// the resident sees).
ActOutcome close_case(storage::Transaction& transaction,
                      const ActContext& context,
                      const forms::Workflow& workflow,
                      const std::string& outcome,
                      const std::string& note);

}  // namespace okienko::cases
