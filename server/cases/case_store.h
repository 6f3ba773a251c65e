#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/batch.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// The tables of schema `cases`: cases, their attachments and history. Without state; every call
/// works in the caller's transaction. The queue of the office is read by QueueStore.
class CaseStore {
public:
    /// The case, its attachments and its first event in one statement. `secret_hash`: SHA-256, 32
    /// raw bytes.
    void insert(storage::Transaction& transaction,
                const Case& opened,
                std::string_view secret_hash,
                const std::vector<Attachment>& attachments,
                const Event& first) const;

    /// The same as parts of a batch.
    void insert(storage::Batch& batch,
                const Case& opened,
                std::string_view secret_hash,
                const std::vector<Attachment>& attachments,
                const Event& first) const;

    std::optional<Case> by_id(storage::Transaction& transaction, std::string_view id) const;
    std::optional<Case> by_number(storage::Transaction& transaction, std::string_view number) const;
    /// The case only when both belong together; compared in constant time.
    std::optional<Case> by_secret(storage::Transaction& transaction,
                                  std::string_view number,
                                  std::string_view secret_hash) const;
    /// Newest first. `closed` chooses between those in progress and the finished ones.
    std::vector<Case> of_owner(storage::Transaction& transaction,
                               std::string_view account,
                               bool closed,
                               unsigned limit) const;

    std::size_t count_closed(storage::Transaction& transaction, std::string_view account) const;

    std::vector<Attachment> attachments(storage::Transaction& transaction,
                                        std::string_view id) const;
    /// Newest first. `for_resident` leaves out what only the office sees.
    std::vector<Event> history(storage::Transaction& transaction,
                               std::string_view id,
                               bool for_resident) const;
    void add_event(storage::Transaction& transaction,
                   std::string_view id,
                   const Event& event) const;
    /// Gives a case without an owner to an account; false when it has one already.
    bool adopt(storage::Transaction& transaction,
               std::string_view id,
               std::string_view account) const;
};

}  // namespace okienko::cases
