#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/services/query_journal/entry.h"
#include "server/storage/database.h"

namespace okienko::query_journal {

/// The table of publications. Without state; every call works in the caller's transaction. What
/// looks for words loads the Polish dictionary, so it belongs on the connections kept for
/// searching.
class EntryStore {
public:
    void insert(storage::Transaction& transaction, const Entry& waiting) const;
    /// `lock`: against other changes until the end of the transaction.
    std::optional<Entry> of_case(storage::Transaction& transaction,
                                 std::string_view case_id,
                                 bool lock = false) const;
    /// Writes everything but what the case gave, makes it searchable when published, and raises the
    /// revision. Looks for words.
    void write(storage::Transaction& transaction, const Entry& entry) const;
    /// Writes a state that shows nothing (refused, withdrawn): words and all leave the table.
    void write_hidden(storage::Transaction& transaction, const Entry& entry) const;

    /// Published or withdrawn.
    std::optional<Entry> by_number(storage::Transaction& transaction, int year, int n) const;
    /// Looks for words if the filter has any.
    JournalPage page(storage::Transaction& transaction,
                     const JournalFilter& filter,
                     unsigned size) const;
    /// How many published entries each unit has, of those with the words; most first. Looks for
    /// words if there are any.
    std::vector<std::pair<std::string, long>> units(storage::Transaction& transaction,
                                                    const std::string& words) const;
    /// Published entries that are about the same as `words`, best first. Looks for words.
    std::vector<Entry> similar(storage::Transaction& transaction,
                               const std::vector<std::string>& words,
                               const std::string& title,
                               std::string_view except,
                               unsigned limit) const;
    /// What PostgreSQL intends for a page; for tests.
    std::string explain(storage::Transaction& transaction,
                        const JournalFilter& filter,
                        unsigned size) const;
};

}  // namespace okienko::query_journal
