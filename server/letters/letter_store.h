#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/letters/letter.h"
#include "server/storage/database.h"

namespace okienko::letters {

/// Letters that were sent, and their attachments. Without state; every call works in the caller's
/// transaction. Numbers are given under the lock of the case's row.
class LetterStore {
public:
    /// The next number of a letter in a case.
    int next(storage::Transaction& transaction, std::string_view case_id) const;
    void insert(storage::Transaction& transaction,
                const Letter& sent,
                const std::vector<Attachment>& attachments) const;

    /// Newest first.
    std::vector<Letter> of_case(storage::Transaction& transaction, std::string_view case_id) const;
    std::optional<Letter> find(storage::Transaction& transaction,
                               std::string_view case_id,
                               int n) const;
    std::optional<Letter> by_id(storage::Transaction& transaction, std::string_view id) const;
    /// Locks its row until the end of the transaction; nullopt when there is none.
    std::optional<Letter> lock(storage::Transaction& transaction, std::string_view id) const;
    std::vector<Attachment> attachments(storage::Transaction& transaction,
                                        std::string_view id) const;

    /// Writes delivery, its receipt, the reply's days, the reminder and the answer.
    void write(storage::Transaction& transaction, const Letter& changed) const;

    /// Ids of those of an owner's cases that have a letter waiting to be opened.
    std::vector<std::string> cases_waiting(storage::Transaction& transaction,
                                           std::string_view owner) const;

    /// Ids of letters that were sent before an instant, wait, and nobody was reminded of.
    std::vector<std::string> to_remind(storage::Transaction& transaction,
                                       config::Instant sent_before,
                                       unsigned at_most) const;
    /// Ids of letters that wait although their last day was before `today`.
    std::vector<std::string> to_deem(storage::Transaction& transaction,
                                     std::chrono::sys_days today,
                                     unsigned at_most) const;
};

}  // namespace okienko::letters
