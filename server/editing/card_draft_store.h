#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/editing/card_fields.h"
#include "server/storage/database.h"

namespace okienko::editing {

/// A card an editor works on.
struct CardDraft {
    int base = 0;      ///< revision of the card it began from
    int revision = 0;  ///< of the draft; 0 when there is none
    CardFields fields;
};

/// Drafts in PostgreSQL: one for each editor and service. Without state.
class CardDraftStore {
public:
    std::optional<CardDraft> find(storage::Transaction& transaction,
                                  const std::string& service,
                                  const std::string& account) const;
    /// Keeps it if the stored one still has the revision told; the new revision, 0 when it has not.
    int save(storage::Transaction& transaction,
             const std::string& service,
             const std::string& account,
             const CardDraft& draft) const;
    void remove(storage::Transaction& transaction,
                const std::string& service,
                const std::string& account) const;
    /// Services the editor has drafts of.
    std::vector<std::string> services(storage::Transaction& transaction,
                                      const std::string& account) const;
};

}  // namespace okienko::editing
