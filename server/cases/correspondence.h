#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// A letter of the office or an addition of the resident, as a line of the case's page tells it.
struct Paper {
    bool from_office = true;
    std::string title;
    std::string number;
    std::string href;  ///< its page on the office's side
    config::Instant at{};
    /// Text `cases.paper.<state>`: "waiting", "opened", "deemed", "otherwise", "at-once"; of an
    /// addition "in-time" or "late".
    std::string state;
    std::optional<std::chrono::sys_days> day;       ///< of the delivery
    std::optional<std::chrono::sys_days> until;     ///< while it waits: the last day
    std::optional<std::chrono::sys_days> reply_by;  ///< while an answer is awaited
};

/// Port to whoever keeps letters (a room to the right). Safe from any thread.
class Correspondence {
public:
    virtual ~Correspondence() = default;
    /// Newest first.
    virtual std::vector<Paper> papers(storage::Transaction& transaction, const Case& of) const = 0;
};

}  // namespace okienko::cases
