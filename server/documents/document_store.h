#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/documents/document_key.h"
#include "signing/digest.h"

namespace okienko::documents {

using DocumentId = std::string;  ///< UUID

/// What is known of stored bytes without opening them.
struct StoredDocument {
    DocumentId id;
    KeyId key;
    std::string kind;  ///< "submission", "receipt", "report", … the caller's word
    std::int64_t length = 0;
    signing::Sha256 sha256;  ///< of the plain bytes
};

/// Immutable bytes (the document as it came, the receipt, a report), encrypted under the key of
/// their case. Meant for documents that fit into memory; see attachments.h for the others. Shared
/// by threads.
class DocumentStore {
public:
    explicit DocumentStore(const trust::MasterKey& master, const config::Clock* clock = nullptr)
        : keys_(master, clock) {}

    const DocumentKeys& keys() const { return keys_; }

    /// One statement. The bytes are never written again.
    StoredDocument put(storage::Transaction& transaction,
                       const DocumentKey& key,
                       std::string_view kind,
                       std::string_view bytes) const;

    /// The same as a part of a batch: the bytes are there once that has run.
    StoredDocument put(storage::Batch& batch,
                       const DocumentKey& key,
                       std::string_view kind,
                       std::string_view bytes) const;

    /// nullopt when there is no such document.
    std::optional<StoredDocument> find(storage::Transaction& transaction,
                                       const DocumentId& id) const;

    /// The very bytes that were put; their digest is compared. Throws Erased, Sealed and Tampered
    /// (no such document as well).
    std::string get(storage::Transaction& transaction,
                    const DocumentId& id,
                    Reader reader = Reader::office) const;

private:
    DocumentKeys keys_;
};

}  // namespace okienko::documents
