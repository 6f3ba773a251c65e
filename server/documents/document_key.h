#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

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
    explicit DocumentKeys(const trust::MasterKey& master) : master_(master) {}

    DocumentKey make(storage::Transaction& transaction) const;
    /// The same as a part of a batch: the key is there once that has run.
    DocumentKey make(storage::Batch& batch) const;
    /// Throws Erased, or Tampered when there is no such key.
    DocumentKey open(storage::Transaction& transaction, const KeyId& id) const;
    /// Erasure: all that was encrypted under the key becomes unreadable, here at once, in copies of
    /// the database when they expire. False when there was no such key or it was destroyed before.
    bool destroy(storage::Transaction& transaction, const KeyId& id) const;

    /// For this room's stores, which select documents.keys.wrapped along with their row (null:
    /// erased).
    DocumentKey unwrap(const KeyId& id, const std::optional<std::string>& wrapped) const;

private:
    std::string wrap(const DocumentKey& key) const;

    const trust::MasterKey& master_;
};

}  // namespace okienko::documents
