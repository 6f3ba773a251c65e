#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "server/config/clock.h"
#include "server/storage/batch.h"
#include "server/storage/database.h"
#include "server/trust/master_key.h"

namespace okienko::documents {

using KeyId = std::string;  ///< UUID

/// The bytes can't be read any more on purpose: their key was destroyed.
class Erased : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Stored bytes were changed, cut or exchanged outside the program, or their row is missing.
class Tampered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What lies under the key is sealed: the office reads it from `until` on, and nobody sooner.
class Sealed : public std::runtime_error {
public:
    explicit Sealed(config::Instant moment)
        : std::runtime_error("sealed until a later moment"), until(moment) {}
    config::Instant until;
};

/// Who reads. Unless told otherwise it is the office, whom a seal stops.
enum class Reader {
    office,  ///< clerks, HR, administrators, and every job of ours
    owner,   ///< the person who sent it, proved to be that before
};

/// The key of one draft, which becomes the key of its case: everything of a case is encrypted under
/// it. Lives in memory for one request; wiped when it goes. Safe for several readers.
class DocumentKey {
public:
    DocumentKey(KeyId id, std::string secret);
    ~DocumentKey();
    DocumentKey(const DocumentKey&) = default;
    DocumentKey(DocumentKey&&) noexcept = default;
    DocumentKey& operator=(const DocumentKey&) = default;
    DocumentKey& operator=(DocumentKey&&) noexcept = default;

    const KeyId& id() const { return id_; }

    /// Encrypts for a column of the caller's own table (a draft's fields, say). `context` says what
    /// and whose it is, e.g. "draft:<id>", and must be given again: bytes moved to another row
    /// don't open.
    std::string seal(std::string_view plain, std::string_view context) const;
    /// Throws Tampered.
    std::string open(std::string_view sealed, std::string_view context) const;

private:
    friend class DocumentKeys;
    KeyId id_;
    std::string secret_;
};

/// The table of keys, each wrapped by the master key. Shared by threads.
class DocumentKeys {
public:
    /// `clock`: when seals end; nullptr is the machine's.
    explicit DocumentKeys(const trust::MasterKey& master, const config::Clock* clock = nullptr)
        : master_(master), clock_(clock) {}

    DocumentKey make(storage::Transaction& transaction) const;
    /// The same as a part of a batch: the key is there once that has run.
    DocumentKey make(storage::Batch& batch) const;
    /// Throws Erased, Sealed, or Tampered when there is no such key.
    DocumentKey open(storage::Transaction& transaction,
                     const KeyId& id,
                     Reader reader = Reader::office) const;

    /// Seals what lies under the key until a moment, or until a later one than before: an earlier
    /// one throws std::logic_error. The moment becomes part of what the wrapped key is
    /// authenticated with. Throws Erased.
    void seal_until(storage::Transaction& transaction,
                    const KeyId& id,
                    config::Instant until) const;
    /// Until when the office has to wait; nullopt when it needn't (any more).
    std::optional<config::Instant> sealed_until(storage::Transaction& transaction,
                                                const KeyId& id) const;
    /// Erasure: all that was encrypted under the key becomes unreadable, here at once, in copies of
    /// the database when they expire. False when there was no such key or it was destroyed before.
    bool destroy(storage::Transaction& transaction, const KeyId& id) const;

    /// A row of documents.keys as this room's stores select it along with theirs.
    struct Row {
        std::optional<std::string> wrapped;    ///< nullopt: erased
        std::optional<config::Instant> until;  ///< sealed_until
    };
    DocumentKey unwrap(const KeyId& id, const Row& row, Reader reader) const;

private:
    std::string wrap(const DocumentKey& key, std::optional<config::Instant> until) const;
    Row row_of(storage::Transaction& transaction, const KeyId& id, bool locked) const;
    bool waits(const Row& row) const;

    const trust::MasterKey& master_;
    const config::Clock* clock_;
};

}  // namespace okienko::documents
