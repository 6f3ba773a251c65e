#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "server/documents/document_key.h"
#include "server/storage/database.h"

namespace okienko::letters {

/// A letter that waits for its clerk's signature: numbered, dated and sealed.
struct FrozenLetter {
    std::string draft;
    int revision = 0;  ///< of the draft it was made from
    int n = 0;         ///< number within the case
    std::chrono::sys_days day;
    std::string bytes;
};

/// Those letters, encrypted under the case's key; a draft takes its own along when it goes. Without
/// state; works in the caller's transaction.
class FrozenLetterStore {
public:
    std::optional<FrozenLetter> find(storage::Transaction& transaction,
                                     const documents::DocumentKey& key,
                                     std::string_view draft) const;
    /// Over an older one of the draft.
    void save(storage::Transaction& transaction,
              const documents::DocumentKey& key,
              const FrozenLetter& frozen) const;
};

}  // namespace okienko::letters
