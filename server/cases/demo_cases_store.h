#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// How the demonstration's cases differ from those they copy.
struct DemoCases {
    /// Really filed, of one service, at least one: the copies have their documents and receipts.
    std::vector<Case> like;
    double owned = 0;  ///< the share of copies that stand in the account of who sent the original
    std::vector<std::string> units;
    struct Clerk {
        std::string account;
        std::string name;
        std::string unit;
    };
    std::vector<Clerk> clerks;  ///< take the registered cases of their units
    std::string new_state;      ///< of cases nobody has registered
    std::vector<std::string>
        open_states;  ///< of registered ones; a state named twice is twice as frequent
    std::vector<std::string>
        waiting_states;  ///< those of open_states in which the term does not run
    struct Ending {
        std::string state;
        std::string transition;
    };
    std::vector<Ending> endings;
    std::string file_class;
    struct Day {
        std::chrono::sys_days received;
        std::optional<std::chrono::sys_days> deadline;
    };
    std::vector<Day> days;  ///< newest first: cases spread over them, most on the newest
};

/// Makes plausible cases for trying out lists: invented subjects, units, states, signs without
/// gaps, clerks, histories, searchable. For demonstrations only. About 15,000 a second and core.
/// Returns how many; a number that exists already is left out.
long make_demo_cases(storage::Transaction& transaction, const DemoCases& plan, long count);

}  // namespace okienko::cases
