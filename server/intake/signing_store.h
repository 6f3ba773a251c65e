#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/config/clock.h"
#include "server/intake/draft.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// The table of documents given out to be signed: sealed bytes, never opened here. Without state.
class SigningStore {
public:
    struct Row {
        std::string document;
        config::Instant frozen{};
        std::string signed_file;  ///< empty: none came back yet
        std::string upload;       ///< empty: none
    };
    /// What is frozen of the draft's revision.
    std::optional<Row> find(storage::Transaction& transaction, const Draft& draft) const;
    /// Freezes the draft's revision; what was frozen of it before stays.
    void freeze(storage::Transaction& transaction,
                const Draft& draft,
                std::string_view document,
                config::Instant at) const;
    /// Keeps a signed file (`upload` may be empty) and lets nobody change the draft any more. False
    /// when it isn't of this revision, or was sent.
    bool keep(storage::Transaction& transaction,
              const Draft& draft,
              std::string_view signed_file,
              std::string_view upload) const;
    /// Forgets the signed file and lets the draft be changed. False when the draft was sent.
    bool drop(storage::Transaction& transaction, const Draft& draft) const;
};

}  // namespace okienko::intake
