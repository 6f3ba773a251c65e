#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/letters/letter.h"
#include "server/storage/database.h"

namespace okienko::letters {

/// What residents sent to their cases after the first document. Without state; every call works in
/// the caller's transaction. Numbers are given under the lock of the case's row.
class AdditionStore {
public:
    int next(storage::Transaction& transaction, std::string_view case_id) const;
    void insert(storage::Transaction& transaction,
                const Addition& received,
                const std::vector<Attachment>& attachments) const;
    /// Newest first.
    std::vector<Addition> of_case(storage::Transaction& transaction,
                                  std::string_view case_id) const;
    std::optional<Addition> find(storage::Transaction& transaction,
                                 std::string_view case_id,
                                 int n) const;
    std::vector<Attachment> attachments(storage::Transaction& transaction,
                                        std::string_view id) const;
};

}  // namespace okienko::letters
