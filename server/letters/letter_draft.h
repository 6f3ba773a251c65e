#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/values.h"
#include "server/cases/case.h"
#include "server/config/clock.h"
#include "server/documents/document_key.h"
#include "server/storage/database.h"

namespace okienko::letters {

/// A letter being written by one clerk: the strings as typed. Its attachments lie in the documents
/// room under draft_owner().
struct LetterDraft {
    std::string id;
    std::string case_id;
    std::string account;
    std::string transition;
    forms::Values fields;
    int revision = 0;  ///< grows with each saving; 0: not saved yet
    config::Instant saved{};
};

/// Owner of a draft's attachments in the documents room.
std::string draft_owner(std::string_view draft_id);

/// Letters being written, one for each clerk, case and transition; the fields are encrypted under
/// the case's key. Without state; every call works in the caller's transaction.
class LetterDraftStore {
public:
    std::optional<LetterDraft> find(storage::Transaction& transaction,
                                    const documents::DocumentKey& key,
                                    std::string_view case_id,
                                    std::string_view account,
                                    std::string_view transition) const;
    /// Writes the fields, the first time or over the old ones, and raises draft.revision.
    void save(storage::Transaction& transaction,
              const documents::DocumentKey& key,
              LetterDraft& draft) const;
    void remove(storage::Transaction& transaction, std::string_view id) const;
};

}  // namespace okienko::letters
