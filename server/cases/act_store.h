#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// An event with the details the office's side shows.
struct OfficeEvent {
    Event event;
    int revision = 0;        ///< of the case after it; 0 for events before any act
    std::string from;        ///< unit or state left
    std::string to;          ///< unit or state entered
    std::string sign;        ///< given when registered
    std::string transition;  ///< of the workflow: how it moved or ended
    std::string reason;      ///< words for the office only
};

/// What acts of clerks write to schema `cases`. Without state; every call works in the caller's
/// transaction.
class ActStore {
public:
    /// Locks the case's row until the end of the transaction; false when there is none.
    bool lock(storage::Transaction& transaction, std::string_view number) const;
    /// Writes what an act may change (state, unit, sign, assignee, term, pause, end) and raises the
    /// revision by one. The case must be locked. Sets `changed.revision` to the new one.
    void write(storage::Transaction& transaction, Case& changed) const;
    /// The next number of a list of cases. The list stays locked until the end of the transaction,
    /// so that no number is ever missing: a rollback gives it back before anybody else can take the
    /// next.
    int next_number(storage::Transaction& transaction,
                    std::string_view unit,
                    std::string_view file_class,
                    int year) const;

    /// The history as the office sees it, newest first; only what came after `revision`.
    std::vector<OfficeEvent> history(storage::Transaction& transaction,
                                     std::string_view id,
                                     int revision = -1) const;
};

}  // namespace okienko::cases
