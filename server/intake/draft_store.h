#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/intake/draft.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// The tables of drafts: rows with sealed content, which this store never opens. Without state.
class DraftStore {
public:
    void insert(storage::Transaction& transaction,
                const Draft& draft,
                std::string_view sealed) const;

    struct Row {
        Draft draft;
        std::string sealed;  ///< content; empty once sent
    };
    /// Locked against changes until the end of the transaction when `lock`. nullopt for anything
    /// that is no id.
    std::optional<Row> find(storage::Transaction& transaction,
                            std::string_view id,
                            bool lock = false) const;
    /// Drafts of an account that are neither sent nor expired, last saved first.
    std::vector<Draft> of_owner(storage::Transaction& transaction,
                                std::string_view account,
                                config::Instant now) const;

    /// Writes page, language, owner, visitor, saved and expires of `draft` and the content, and
    /// raises the revision. False when the stored revision isn't draft.revision any more, or the
    /// draft was signed or sent.
    bool save(storage::Transaction& transaction, const Draft& draft, std::string_view sealed) const;
    /// Erases the content and freezes the draft; false as save().
    bool send(storage::Transaction& transaction,
              const Draft& draft,
              std::string_view case_id,
              config::Instant at) const;
    bool remove(storage::Transaction& transaction, std::string_view id) const;
    bool set_owner(storage::Transaction& transaction,
                   std::string_view id,
                   std::string_view account) const;

    /// Upload id and field of each file of a draft.
    std::vector<std::pair<std::string, std::string>> fields_of_uploads(
        storage::Transaction& transaction, std::string_view draft) const;
    void add_upload(storage::Transaction& transaction,
                    std::string_view draft,
                    std::string_view upload,
                    std::string_view field) const;
    void remove_upload(storage::Transaction& transaction,
                       std::string_view draft,
                       std::string_view upload) const;

    /// Fields posted after the session ended, for the same browser; a second post replaces the
    /// first.
    void park(storage::Transaction& transaction,
              std::string_view draft,
              std::string_view visitor,
              std::string_view page,
              std::string_view sealed,
              config::Instant expires) const;
    struct Parked {
        std::string page;
        std::string sealed;
    };
    /// Takes them out; nullopt when there are none or they expired.
    std::optional<Parked> unpark(storage::Transaction& transaction,
                                 std::string_view draft,
                                 std::string_view visitor,
                                 config::Instant now) const;

    /// Deletes expired drafts and parked posts; returns the keys of the drafts that were not sent,
    /// for their destruction.
    std::vector<std::string> expire(storage::Transaction& transaction, config::Instant now) const;
};

}  // namespace okienko::intake
