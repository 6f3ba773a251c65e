#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// How the demonstration's cases differ from the one they copy.
struct DemoCases {
    Case like;  ///< really filed: its service, document and receipt serve for all
    std::vector<std::string> units;
    std::string new_state;  ///< of cases nobody has registered
    std::vector<std::string>
        open_states;  ///< of registered ones; a state named twice is twice as frequent
    std::vector<std::string>
        waiting_states;  ///< those of open_states in which the term does not run
    std::vector<std::string> closed_states;
    std::string file_class;
    struct Day {
        std::chrono::sys_days received;
        std::optional<std::chrono::sys_days> deadline;
    };
    std::vector<Day> days;  ///< newest first: cases spread over them, most on the newest
    config::Instant now;
};

/// Makes plausible cases for trying out lists: invented subjects, units, states, signs without
/// gaps, searchable. For demonstrations only. About 20,000 a second and core. Returns how many; a
/// number that exists already is left out.
long make_demo_cases(storage::Transaction& transaction, const DemoCases& plan, long count);

/// Any case that was really filed: of the service with most of them, the newest.
std::optional<Case> case_to_copy(storage::Transaction& transaction);

}  // namespace okienko::cases
