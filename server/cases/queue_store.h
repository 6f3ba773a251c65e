#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "server/cases/queue.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// Reads the office's queue: one page is one walk along an index from the key of the page before,
/// however many cases there are. Without state; every call works in the caller's transaction.
class QueueStore {
public:
    /// The page of a filter within a scope. A filter's unit outside the scope gives an empty page.
    QueuePage page(storage::Transaction& transaction,
                   const QueueFilter& filter,
                   const QueueScope& scope,
                   std::chrono::sys_days today,
                   unsigned size) const;

    /// Open cases of the filter by signal (its own signal and place left aside), each counted up to
    /// kTallyLimit.
    std::vector<Tally> tally(storage::Transaction& transaction,
                             const QueueFilter& filter,
                             const QueueScope& scope,
                             std::chrono::sys_days today) const;

    /// Makes the subjects of new cases searchable, at most `limit` of them; skips what another
    /// search is making. To be called before a page of words.
    void index_new(storage::Transaction& transaction, unsigned limit) const;

    /// Who has open cases of the scope.
    struct Person {
        std::string account;
        std::string name;
    };
    std::vector<Person> assignees(storage::Transaction& transaction, const QueueScope& scope) const;

    /// What PostgreSQL intends for a page; for tests and `okienko demo cases`.
    std::string explain(storage::Transaction& transaction,
                        const QueueFilter& filter,
                        const QueueScope& scope,
                        std::chrono::sys_days today,
                        unsigned size) const;
};

}  // namespace okienko::cases
